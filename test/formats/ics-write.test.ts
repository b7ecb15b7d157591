import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { writeIcs } from '#formats/ics-write.ts'
import type { Instant } from '#model/day.ts'
import { day } from '#test/support/make.ts'
import { hostileText } from '#test/support/random-book.ts'

const head = { now: '2026-11-18T12:34:56.789Z' as Instant, program: '0.1.0' }

function events(text: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

test('a day is an event of that whole day, written at the time of the clock', () => {
  const text = writeIcs([{ uid: 'a@decorum', on: day('2026-12-31'), says: 'Weekly review' }], head)
  const [event] = events(text)
  expect(event?.uid).toBe('a@decorum')
  expect(event?.summary).toBe('Weekly review')
  expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
    true,
    '2026-12-31',
    '2027-01-01',
  ])
  expect(text).toContain('\r\nDTSTAMP:20261118T123456Z\r\n')
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.+\r\n/)
})

test('a calendar without days is one all the same', () => {
  expect(events(writeIcs([], head))).toEqual([])
})

test('whatever somebody is called, their day is one event with their name', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 6 }), (names) => {
      const says = (name: string) => `No answer from ${name}.`
      const days = names.map((name, index) => ({ uid: `${index}@decorum`, on: day('2026-11-20'), says: says(name) }))
      const text = writeIcs(days, head)
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line.isWellFormed()).toBe(true)
      }
      const clean = (words: string) => words.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '')
      expect(events(text).map((event) => event.summary)).toEqual(names.map((name) => clean(says(name))))
    }),
    { numRuns: 300 },
  )
})
