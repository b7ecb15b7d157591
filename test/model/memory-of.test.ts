import { expect, test } from 'vitest'
import { memoryOf } from '#model/memory-of.ts'

test('an answer is found anew when something it was found from is another', () => {
  let times = 0
  const about = memoryOf<object, number>()
  const [ana, bo] = [{}, {}]
  const ties = ['colleague']
  const ask = (subject: object, ...from: unknown[]) => about(subject, from, () => ++times)
  expect([ask(ana, ties, 1), ask(ana, ties, 1)]).toEqual([1, 1])
  expect(ask(bo, ties, 1)).toBe(2)
  expect(ask(ana, ties, 2)).toBe(3)
  // The same words in another list are another list.
  expect(ask(ana, [...ties], 2)).toBe(4)
  expect(ask(ana, ties)).toBe(5)
  expect(ask(bo, ties, 1)).toBe(2)
})
