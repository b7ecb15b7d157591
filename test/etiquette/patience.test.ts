import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  arrivedWithin,
  type Fate,
  inWords,
  noHistory,
  ownHistory,
  PRIOR_WEIGHT,
  SETTLED_DAYS,
  stillToCome,
  together,
} from '#etiquette/patience.ts'
import { addDays, type Day, daysBetween } from '#model/day.ts'

const TODAY = '2026-11-18' as Day
const LAST = 180

const fate = fc
  .record({
    ago: fc.integer({ min: 0, max: 400 }),
    after: fc.integer({ min: 0, max: 200 }),
    how: fc.constantFrom('accepted', 'ended', 'open'),
  })
  .map(({ ago, after, how }): Fate => {
    const sentOn = addDays(TODAY, -ago)
    const on = addDays(sentOn, after)
    return { sentOn, acceptedOn: how === 'accepted' ? on : null, endedOn: how === 'ended' ? on : null }
  })

test('the measured curve rises from the first day to the last', () => {
  expect(arrivedWithin(7)).toBeCloseTo(0.88)
  expect(arrivedWithin(28)).toBeCloseTo(0.96)
  expect(arrivedWithin(180)).toBe(1)
  expect(arrivedWithin(400)).toBe(1)
  for (let day = 0; day < 200; day++) expect(arrivedWithin(day + 1)).toBeGreaterThanOrEqual(arrivedWithin(day))
})

test('without a history the chance falls with age and is the curve’s own', () => {
  const chance = (days: number) => stillToCome(noHistory, days).chance
  expect(chance(6)).toBeCloseTo(0.118, 2)
  expect(chance(28)).toBeCloseTo(0.038, 2)
  for (let day = 0; day < 200; day++) expect(chance(day + 1)).toBeLessThanOrEqual(chance(day))
})

test('counts by age in one pass are those of counting each age by itself', () => {
  fc.assert(
    fc.property(fc.array(fate, { maxLength: 60 }), (fates) => {
      const history = ownHistory(fates, TODAY, LAST)
      const settled = fates.filter(({ sentOn }) => daysBetween(sentOn, TODAY) >= SETTLED_DAYS)
      for (const age of [0, 1, 7, 28, 90, 179, 180]) {
        const accepted = ({ acceptedOn }: Fate) => acceptedOn !== null && acceptedOn <= TODAY
        const still = settled.filter((each) => {
          const until = accepted(each) ? each.acceptedOn : each.endedOn
          const left = until !== null && until <= TODAY ? until : addDays(TODAY, 1)
          return daysBetween(each.sentOn, left) > age
        })
        expect(history.open[age]).toBe(still.length)
        expect(history.later[age]).toBe(still.filter(accepted).length)
      }
    }),
  )
})

test('the order of invitations does not matter, and a chance lies between none and all', () => {
  fc.assert(
    fc.property(fc.array(fate, { maxLength: 40 }), fc.integer({ min: 0, max: 500 }), (fates, age) => {
      const history = ownHistory(fates, TODAY, LAST)
      expect(ownHistory(fates.toReversed(), TODAY, LAST)).toEqual(history)
      const { chance, open, later } = stillToCome(history, age)
      expect(chance).toBeGreaterThanOrEqual(0)
      expect(chance).toBeLessThanOrEqual(1)
      expect(later).toBeLessThanOrEqual(open)
    }),
  )
})

test('a history counted in parts is the whole one', () => {
  fc.assert(
    fc.property(fc.array(fate, { maxLength: 40 }), fc.array(fate, { maxLength: 40 }), (some, more) => {
      const parts = together(ownHistory(some, TODAY, LAST), ownHistory(more, TODAY, LAST))
      expect(parts).toEqual(ownHistory([...some, ...more], TODAY, LAST))
      expect(together(noHistory, parts)).toEqual(parts)
    }),
  )
})

test('your own history outweighs the prior once it is larger', () => {
  const yes = (count: number, after: number): Fate[] =>
    Array.from({ length: count }, () => {
      const sentOn = addDays(TODAY, -200)
      return { sentOn, acceptedOn: addDays(sentOn, after), endedOn: null }
    })
  const history = ownHistory(yes(200, 40), TODAY, LAST)
  expect(stillToCome(history, 28)).toMatchObject({ open: 200, later: 200 })
  expect(stillToCome(history, 28).chance).toBeGreaterThan(200 / (200 + PRIOR_WEIGHT))
})

test('a chance is said in words that claim no more than it', () => {
  expect([1, 0.5, 0.12, 0.034, 0.012, 0.009, 0].map(inWords)).toEqual([
    'nearly all',
    'about 1 in 2',
    'about 1 in 8',
    'about 1 in 29',
    'about 1 in 83',
    'under 1 in 100',
    'under 1 in 100',
  ])
})
