import fc from 'fast-check'
import { expect, test } from 'vitest'
import { authorityOn } from '#etiquette/authority.ts'
import { ME } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import { day } from '#test/support/make.ts'

// Days 0 to 12 of a small office in which people change managers often; everything is compared with asking day by day.
const FIRST = day('2026-11-01')
const DAYS = Array.from({ length: 14 }, (_, index) => addDays(FIRST, index))
const people = [ME, 'ana', 'bo', 'chi', 'dora']

const edges = fc.array(
  fc
    .tuple(fc.constantFrom(...people), fc.constantFrom(...people), fc.option(fc.nat(12)), fc.option(fc.nat(12)))
    .filter(([from, to]) => from !== to)
    .map(([from, to, a, b]) => {
      const [start, end] = a !== null && b !== null ? [Math.min(a, b), Math.max(a, b)] : [a, b]
      const on = (index: number | null): Day | null => (index === null ? null : addDays(FIRST, index))
      return { from, to, startsOn: on(start), endsOn: on(end) }
    }),
  { maxLength: 8 },
)

const TODAY = addDays(FIRST, 7)
const before = DAYS.filter((each) => each < TODAY).toReversed()

test('a line that ends holds to the day it names and not on the next', () => {
  fc.assert(
    fc.property(edges, fc.constantFrom('ana', 'bo', 'chi', 'dora'), (all, person) => {
      for (const way of ['below', 'above'] as const) {
        const line = authorityOn(all, ME, TODAY)[way](person)
        if (!line?.endsOn) continue
        expect(authorityOn(all, ME, line.endsOn)[way](person)).toBeDefined()
        const holding = DAYS.filter((each) => each >= TODAY && authorityOn(all, ME, each)[way](person))
        expect(line.endsOn >= TODAY && holding.includes(line.endsOn)).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

test('whoever was below is told until when: the last day on which asking would have found a line', () => {
  fc.assert(
    fc.property(edges, fc.constantFrom('ana', 'bo', 'chi', 'dora'), (all, person) => {
      const now = authorityOn(all, ME, TODAY)
      const last = now.below(person) ? undefined : before.find((each) => authorityOn(all, ME, each).below(person))
      // Whoever was below before the first day of the office counts as well; that is not asked here.
      if (last !== undefined) expect(now.wasBelowUntil(person)).toBe(last)
      else if (now.below(person)) expect(now.wasBelowUntil(person)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

test('somebody who came back to the line after a pause is not forgotten: both spells are looked at', () => {
  const on = (number: number) => addDays(FIRST, number)
  const all = [
    { from: 'bo', to: ME, startsOn: on(0), endsOn: on(2) },
    { from: 'bo', to: ME, startsOn: on(4), endsOn: on(6) },
    { from: 'ana', to: 'bo', startsOn: on(1), endsOn: on(2) },
  ]
  expect(authorityOn(all, ME, TODAY).wasBelowUntil('ana')).toBe(on(2))
})
