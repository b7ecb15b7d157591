import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOf } from '#actions/import/days-of.ts'
import { dayOf, type Instant } from '#model/day.ts'

// Far to both sides, on quarters of an hour, with clocks changed at midnight, and one that left a whole day out.
const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Apia',
  'America/Havana',
  'Asia/Beirut',
  'America/Sao_Paulo',
]

const at = (ms: number) => new Date(ms).toISOString() as Instant

test.each(ZONES)('the days of %s are those each moment has by itself', (zone) => {
  const dayAt = daysOf(zone)
  const [from, to] = [Date.UTC(2008, 0, 1), Date.UTC(2027, 0, 1)]
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), (ms) => {
      expect(dayAt(at(ms))).toBe(dayOf(at(ms), zone))
    }),
    { numRuns: 500 },
  )
  // Every half hour of the year that is oddest here, and the moments to both sides of it.
  for (let ms = Date.UTC(2011, 0, 1); ms < Date.UTC(2012, 0, 1); ms += 1_800_000)
    for (const moment of [at(ms - 1), at(ms)])
      if (dayAt(moment) !== dayOf(moment, zone)) expect.fail(`${moment} in ${zone}`)
})
