import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgetAt, type Spent } from '#model/budget.ts'
import { addDays, addHours, dayOf, type Instant } from '#model/day.ts'
import { defaultLimits } from '#model/limits.ts'
import { day } from '#test/support/make.ts'

const now = '2026-11-18T12:00:00.000Z' as Instant
const at = (instant: string, hasNote = false, zone = 'UTC'): Spent => ({
  sentAt: instant as Instant,
  sentOn: dayOf(instant as Instant, zone),
  hasNote,
})
const on = (text: string, hasNote = false): Spent => ({ sentAt: null, sentOn: day(text), hasNote })
const times = (number: number, spent: Spent) => Array.from({ length: number }, () => spent)
const budget = (recent: readonly Spent[], limits = {}, everSent = recent.length) =>
  budgetAt(now, 'UTC', recent, everSent, { ...defaultLimits, ...limits })

describe('the window', () => {
  test('an invitation counts for seven days to the millisecond', () => {
    expect(budget([at('2026-11-11T12:00:00.000Z')]).used).toBe(0)
    expect(budget([at('2026-11-11T12:00:00.001Z')]).used).toBe(1)
  })

  test('one known by its day alone counts to the end of that day a week later', () => {
    expect(budget([on('2026-11-11')]).used).toBe(1)
    expect(budget([on('2026-11-11')]).nextSlotOn).toBe('2026-11-18')
    expect(budget([on('2026-11-10')]).used).toBe(0)
  })

  test('what lies in the future is not spent yet', () => {
    expect(budget([at('2026-11-18T12:00:00.001Z'), on('2026-11-19')]).used).toBe(0)
    expect(budget([at('2026-11-18T12:00:00.000Z'), on('2026-11-18')]).used).toBe(2)
  })

  test('the week is as long as the person says', () => {
    expect(budget([at('2026-11-15T11:00:00.000Z')], { weekDays: 3 }).used).toBe(0)
    expect(budget([at('2026-11-15T11:00:00.000Z')], { weekDays: 4 }).used).toBe(1)
  })
})

describe('the next slot', () => {
  test('is null while nothing is in use', () =>
    expect(budget([])).toMatchObject({ nextSlotAt: null, nextSlotOn: null }))

  test('frees a week after the oldest that counts, whatever the order given', () => {
    const sent = [at('2026-11-17T09:00:00.000Z'), at('2026-11-12T09:30:00.000Z'), at('2026-11-14T09:00:00.000Z')]
    expect(budget(sent)).toMatchObject({
      used: 3,
      left: 97,
      nextSlotAt: '2026-11-19T09:30:00.000Z',
      nextSlotOn: '2026-11-19',
    })
  })

  test('waits for as many to free as were sent too many', () => {
    const sent = [12, 13, 14, 15, 16].map((date) => at(`2026-11-${date}T09:00:00.000Z`))
    expect(budget(sent, { weekly: 3 })).toMatchObject({ used: 5, left: 0, nextSlotAt: '2026-11-21T09:00:00.000Z' })
    expect(budget(sent, { weekly: 5 }).nextSlotAt).toBe('2026-11-19T09:00:00.000Z')
  })

  test('is named by the person’s own day', () => {
    const { nextSlotAt, nextSlotOn } = budgetAt(
      now,
      'Asia/Kathmandu',
      [at('2026-11-14T20:00:00.000Z')],
      1,
      defaultLimits,
    )
    expect([nextSlotAt, nextSlotOn]).toEqual(['2026-11-21T20:00:00.000Z', '2026-11-22'])
  })
})

describe('what is left', () => {
  test('is never below nothing', () => expect(budget(times(130, on('2026-11-17'))).left).toBe(0))

  test('is bounded by a lifetime total where there is one', () => {
    expect(budget(times(5, on('2026-11-17')), { total: 3000 }, 2990).left).toBe(10)
    expect(budget([], { total: 3000 }, 3100)).toMatchObject({ left: 0, total: 3000, totalUsed: 3100 })
    expect(budget([], { total: 0 }, 9000).left).toBe(100)
  })
})

test('notes count by calendar month, and only those that were notes', () => {
  const sent = [
    at('2026-10-31T23:00:00.000Z', true),
    at('2026-11-01T00:00:00.000Z', true),
    on('2026-11-02', true),
    on('2026-11-03', false),
    on('2026-11-19', true),
  ]
  expect(budget(sent).notesUsed).toBe(2)
})

test('a month begins on the person’s own first day', () => {
  const sent = [at('2026-10-31T20:00:00.000Z', true, 'Asia/Kathmandu')]
  expect(budgetAt(now, 'Asia/Kathmandu', sent, 1, defaultLimits).notesUsed).toBe(1)
})

test('over any week: used and left make the week, time only frees, and at the next slot there is one more', () => {
  const week = fc.array(
    fc.oneof(
      fc
        .integer({ min: -12 * 24 * 60, max: 0 })
        .map((minutes): Spent => at(new Date(Date.parse(now) + minutes * 60_000).toISOString())),
      fc.integer({ min: -12, max: 0 }).map((days): Spent => on(addDays(day('2026-11-18'), days))),
    ),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(week, fc.integer({ min: 1, max: 8 }), (sent, weekly) => {
      const limits = { ...defaultLimits, weekly }
      const today = budgetAt(now, 'UTC', sent, sent.length, limits)
      expect(today.left).toBe(Math.max(0, weekly - today.used))
      const later = budgetAt(addHours(now, 30), 'UTC', sent, sent.length, limits)
      expect(later.used).toBeLessThanOrEqual(today.used)
      if (today.nextSlotAt === null) return
      expect(today.nextSlotAt > now).toBe(true)
      const then = budgetAt(today.nextSlotAt, 'UTC', sent, sent.length, limits)
      expect(then.left).toBeGreaterThan(today.left)
    }),
    { numRuns: 300 },
  )
})

test('one list counts at every hour, in every zone and by every limit as if it were looked at for the first time', () => {
  const hour = fc.integer({ min: -340, max: 50 }).map((off) => addHours(now, off))
  const spent = fc.oneof(
    fc.tuple(hour, fc.boolean()).map(([instant, hasNote]) => at(instant, hasNote)),
    fc
      .tuple(fc.integer({ min: -14, max: 2 }), fc.boolean())
      .map(([off, hasNote]) => on(addDays(day('2026-11-18'), off), hasNote)),
  )
  const moment = fc.tuple(
    fc.constantFrom(-200, -1, 0, 2),
    fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York'),
    fc.constantFrom(3, 7),
  )
  fc.assert(
    fc.property(
      fc.array(spent, { maxLength: 20 }),
      fc.array(moment, { minLength: 2, maxLength: 6 }),
      (list, moments) => {
        for (const [hours, zone, weekDays] of moments) {
          const asked = [addHours(now, hours), zone] as const
          const limits = { ...defaultLimits, weekDays }
          expect(budgetAt(...asked, list, 30, limits)).toEqual(budgetAt(...asked, [...list], 30, limits))
        }
      },
    ),
  )
})
