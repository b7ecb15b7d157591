import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addHours,
  count,
  type Day,
  dayOf,
  daysBetween,
  earlierOf,
  endOfDay,
  type Instant,
  laterOf,
  parseDay,
  showDay,
  showDistance,
  timeOf,
  toInstant,
  weekday,
} from '#model/day.ts'
import { day } from '#test/support/make.ts'

const days = fc
  .integer({ min: -40_000, max: 60_000 })
  .map((number) => Temporal.PlainDate.from('1970-01-01').add({ days: number }).toString() as Day)
const instants = fc
  .integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) })
  .map((ms) => toInstant(Temporal.Instant.fromEpochMilliseconds(ms)))
const zones = fc.constantFrom(
  'UTC',
  'America/New_York',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Europe/Lisbon',
)

describe('days reckon as Temporal does', () => {
  test('the day and the time it is somewhere, whatever was asked before, and around every change of the clocks', () => {
    const changes = (zone: string, at: Instant) => {
      const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
      return [zoned.getTimeZoneTransition('previous'), zoned.getTimeZoneTransition('next')].flatMap((change) =>
        change === null ? [] : [-3_600_001, -1, 0, 1, 3_600_000].map((off) => change.epochMilliseconds + off),
      )
    }
    // Newfoundland once put its clocks back at a minute past midnight: a day began twice.
    const somewhere = fc.oneof(zones, fc.constant('America/St_Johns'))
    const asked = fc.array(fc.tuple(instants, somewhere, fc.boolean()), { minLength: 2, maxLength: 6 })
    fc.assert(
      fc.property(asked, (all) => {
        for (const [at, zone, backwards] of all) {
          const around = [Date.parse(at), ...changes(zone, at)]
          for (const each of backwards ? around.toReversed() : around) {
            const zoned = Temporal.Instant.fromEpochMilliseconds(each).toZonedDateTimeISO(zone)
            const text = new Date(each).toISOString() as Instant
            expect([text, dayOf(text, zone), timeOf(text, zone)]).toEqual([
              text,
              zoned.toPlainDate().toString(),
              zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
            ])
          }
        }
      }),
    )
  })

  test('the day of a moment whose year is not of four digits', () => {
    for (const text of ['+010000-01-01T00:00:00.000Z', '-000001-06-01T12:00:00.000Z', '9999-12-31T23:59:59.999Z'])
      for (const zone of ['UTC', 'Asia/Tokyo']) {
        const zoned = Temporal.Instant.from(text).toZonedDateTimeISO(zone)
        expect(dayOf(text as Instant, zone)).toBe(zoned.toPlainDate().toString())
        expect(timeOf(text as Instant, zone)).toBe(zoned.toPlainTime().toString({ smallestUnit: 'minute' }))
      }
  })

  test('adding days', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (from, number) => {
        expect(addDays(from, number)).toBe(Temporal.PlainDate.from(from).add({ days: number }).toString())
      }),
    )
  })

  test('days between', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(daysBetween(a, b)).toBe(Temporal.PlainDate.from(a).until(b, { largestUnit: 'days' }).days)
      }),
    )
  })

  test('the weekday', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    fc.assert(
      fc.property(days, (each) => {
        expect(weekday(each)).toBe(names[Temporal.PlainDate.from(each).dayOfWeek - 1])
      }),
    )
  })

  test('the earlier and the later of two', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [first, last] = Temporal.PlainDate.compare(a, b) <= 0 ? [a, b] : [b, a]
        expect([earlierOf(a, b), laterOf(a, b)]).toEqual([first, last])
      }),
    )
  })

  test('a text is a day exactly when Temporal says so', () => {
    const parts = fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.nat(14), fc.nat(33))
    fc.assert(
      fc.property(parts, ([year, month, dayOfMonth]) => {
        const text = [year, String(month).padStart(2, '0'), String(dayOfMonth).padStart(2, '0')].join('-')
        let known: string | undefined
        try {
          known = Temporal.PlainDate.from(text).toString()
        } catch {}
        expect(parseDay(text)).toBe(known)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    '2026-02-31',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-2',
    '20261118',
    '2026-11-18T00:00',
    '',
    ' 2026-11-18',
    '２０２６-11-18',
  ])('%j is no day', (text) => expect(parseDay(text)).toBeUndefined())

  test('29 February is a day in a leap year', () => expect(parseDay('2028-02-29')).toBe('2028-02-29'))
})

describe('the zone decides what today is', () => {
  test.each([
    ['2026-11-18T23:30:00.000Z', 'Europe/Lisbon', '2026-11-18'],
    ['2026-11-18T23:30:00.000Z', 'Asia/Kathmandu', '2026-11-19'],
    ['2026-11-18T04:59:59.999Z', 'America/New_York', '2026-11-17'],
    ['2026-11-18T05:00:00.000Z', 'America/New_York', '2026-11-18'],
    ['2026-07-18T04:00:00.000Z', 'America/New_York', '2026-07-18'],
    // Samoa left the 30th of December 2011 out.
    ['2011-12-30T09:59:00.000Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:01:00.000Z', 'Pacific/Apia', '2011-12-31'],
  ])('%s in %s is %s', (at, zone, on) => expect(dayOf(at as Instant, zone)).toBe(on))

  test('everything that happens on a day has happened by its end, and nothing of the next', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const on = dayOf(at, zone)
        const end = endOfDay(on, zone)
        expect(at <= end).toBe(true)
        expect(dayOf(end, zone)).toBe(on)
        expect(dayOf(addHours(end, 1), zone) > on).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('the last instant of a day is within it', () => {
    const last = '2026-11-18T23:59:59.999Z' as Instant
    expect(last <= endOfDay(day('2026-11-18'), 'UTC')).toBe(true)
  })

  test('the end of a day is right on the days the clocks change', () => {
    const hours = (on: string, zone: string) =>
      Temporal.Instant.from(endOfDay(addDays(day(on), -1), zone))
        .until(endOfDay(day(on), zone))
        .total('hours')
    expect(hours('2026-03-08', 'America/New_York')).toBe(23)
    expect(hours('2026-11-01', 'America/New_York')).toBe(25)
    expect(hours('2026-04-05', 'Australia/Lord_Howe')).toBe(24.5)
    // In Cairo midnight itself is left out.
    expect(hours('2024-04-26', 'Africa/Cairo')).toBe(23)
  })

  test('hours are hours whatever the clocks do', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 800 }), (at, hours) => {
        const later = addHours(at, hours)
        expect(Date.parse(later) - Date.parse(at)).toBe(hours * 3_600_000)
        expect(later).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
        expect(later >= at).toBe(true)
      }),
    )
  })
})

describe('days as a person reads them', () => {
  test.each([
    ['2026-11-18', 'today'],
    ['2026-11-17', 'yesterday'],
    ['2026-11-19', 'tomorrow'],
    ['2026-11-06', '12 days ago'],
    ['2026-11-21', 'in 3 days'],
  ])('%s is %s', (on, words) => expect(showDistance(day(on), day('2026-11-18'))).toBe(words))

  test('a day has no leading zero and the month by name', () => expect(showDay(day('2027-03-01'))).toBe('1 Mar 2027'))

  test('a count agrees with its noun', () => {
    expect([count(1, 'day'), count(0, 'day'), count(2, 'person', 'people')]).toEqual(['1 day', '0 days', '2 people'])
  })
})

test('hours later are what the calendar of the platform says, and a day that is none is refused', () => {
  for (const text of [
    '2026-02-28T23:59:59.999Z',
    '2024-02-29T00:00:00.000Z',
    '2026-12-31T22:00:00.500Z',
    '2026-03-29T01:30:00Z',
  ])
    for (const hours of [-30, 0, 1, 168, 4000])
      expect(addHours(text as Instant, hours)).toBe(
        Temporal.Instant.from(text).add({ hours }).toString({ smallestUnit: 'millisecond' }),
      )
  expect(() => addHours('2026-02-31T00:00:00.000Z' as Instant, 1)).toThrow(/a moment in time should stand/)
})
