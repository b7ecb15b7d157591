import { expect, test } from 'vitest'
import { asMarkdown } from './markdown.ts'
import { counted, type Figure, isMet } from './measure.ts'

const book = (people: number) => ({ people, contacts: people, invitations: people })

const judged = (took: number): Figure => ({
  number: '1',
  name: 'judge the whole book',
  unit: 'ms',
  took,
  p95: took * 2,
  limit: 1,
  limitP95: 4,
  limitName: 'a scan',
  goal: { atMost: 5, of: 'limit' },
  growsWith: 'invitations',
  memory: 100,
})

const visit = (took: number) =>
  counted({
    number: '15',
    name: 'first visit',
    unit: 'kB',
    took,
    limit: 200,
    limitName: 'unpacked',
    goal: { atMost: 60, of: 'unit' },
  })

test('a ratio may be a quarter above its goal, a number may not', () => {
  expect([6.2, 6.3].map((took) => isMet(judged(took)))).toEqual([true, false])
  expect([60, 60.1].map((took) => isMet(visit(took)))).toEqual([true, false])
  expect(isMet({ ...judged(100), goal: null })).toBe(null)
})

test('a goal for the slowest holds them against the slowest of the limit', () => {
  const slow = { ...judged(12), goal: { atMost: 5, of: 'limit', p95: true } as const }
  expect(isMet(slow)).toBe(true)
  expect(isMet({ ...slow, p95: 26 })).toBe(false)
})

test('the page gives a reason for what is not met in its run, and for nothing else', () => {
  const all = asMarkdown(new Map([[book(100), [judged(50), visit(70)]]]), 'bench')
  expect(all).toContain('## What is not met, and why')
  expect(all).toMatch(/- \*\*1: judge the whole book\.\*\* Only what/)
  expect(all).toContain('- **15: first visit.** Why is not known yet.')
  expect(all).not.toContain('- **6:')
  const none = asMarkdown(new Map([[book(100), [judged(2), visit(20)]]]), 'bench')
  expect(none).not.toContain('not met, and why')
  expect(none).toContain('Every goal that was measured is met.')
})

test('growth has a goal to a book of a million alone, and goes from the first book to the last', () => {
  const run = (large: number, took: number) =>
    asMarkdown(
      new Map([
        [book(10_000), [judged(2)]],
        [book(20_000), [judged(3)]],
        [book(large), [judged(took)]],
      ]),
      'bench',
    )
  expect(run(100_000, 20)).toContain('|  | judge the whole book | 10 | 1.00 |  |  |')
  expect(run(1_000_000, 200)).toContain('| 3 | judge the whole book | 100 | 1.00 | exponent ≤ 1.05 | met |')
  expect(run(1_000_000, 2000)).toContain('| 3 | judge the whole book | 1000 | 1.50 | exponent ≤ 1.05 | **not met** |')
})
