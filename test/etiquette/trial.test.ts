import { expect, test } from 'vitest'
import { compare, LEAST_BASE, Tally } from '#etiquette/trial.ts'

const fared = (accepted: number, settled: number) => ({ accepted, settled })
const rule = (id: string) => ({ id, summary: 'A rule', severity: 'warn' as const })

test('nothing is claimed of a rule that never spoke up, or of a small base', () => {
  expect(compare(fared(0, 0), fared(80, 100))).toBe('It never spoke up about an invitation old enough to tell.')
  expect(compare(fared(0, LEAST_BASE - 1), fared(100, 100))).toBe('Too few to say anything.')
  expect(compare(fared(100, 100), fared(0, LEAST_BASE - 1))).toBe('Too few to say anything.')
})

test('a difference that chance could make is none', () => {
  expect(compare(fared(10, 20), fared(12, 20))).toBe('No clear difference.')
})

test('a clear difference is told with its interval, in either direction', () => {
  expect(compare(fared(10, 100), fared(60, 100))).toBe(
    'Flagged ones were accepted less often, by 50 points (95 % interval -60 to -38).',
  )
  expect(compare(fared(60, 100), fared(10, 100))).toMatch(/^Flagged ones were accepted more often, by 50 points/)
})

test('every invitation counts on one side of each rule, and too young ones on neither', () => {
  const tally = new Tally()
  tally.add(['a', 'b'], 'accepted')
  tally.add(['a'], 'unanswered')
  tally.add([], 'accepted')
  tally.add(['a'], null)
  expect(tally.all).toEqual({ judged: 4, settled: 3, accepted: 2 })
  expect(tally.of(rule('a'))).toMatchObject({ fired: 3, flagged: fared(1, 2), unflagged: fared(1, 1) })
  expect(tally.of(rule('b'))).toMatchObject({ fired: 1, flagged: fared(1, 1), unflagged: fared(1, 2) })
  expect(tally.of(rule('c'))).toMatchObject({ fired: 0, flagged: fared(0, 0), unflagged: fared(2, 3) })
})
