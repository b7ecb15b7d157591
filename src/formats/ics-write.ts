import { addDays, type Day, type Instant } from '#model/day.ts'
import { contentLine, escapePart } from './content-line.ts'

/** Something that falls on a day. */
export interface CalendarDay {
  /** The same for the same thing each time it is written, so that a calendar moves it instead of doubling it. */
  readonly uid: string
  readonly on: Day
  readonly says: string
}

/** What a calendar is made by, and when. */
export interface CalendarHead {
  readonly now: Instant
  /** The version of the program. */
  readonly program: string
}

const compactDay = (day: Day) => day.replaceAll('-', '')
const compactInstant = (instant: Instant) => instant.replace(/[-:]|\.\d+/g, '')

function eventOf({ uid, on, says }: CalendarDay, stamp: string): string {
  return [
    contentLine('BEGIN', 'VEVENT'),
    contentLine('UID', escapePart(uid)),
    contentLine('DTSTAMP', stamp),
    contentLine('DTSTART;VALUE=DATE', compactDay(on)),
    contentLine('DTEND;VALUE=DATE', compactDay(addDays(on, 1))),
    contentLine('SUMMARY', escapePart(says)),
    // It says something about the day and takes none of its time.
    contentLine('TRANSP', 'TRANSPARENT'),
    contentLine('END', 'VEVENT'),
  ].join('')
}

/** Days as an iCalendar file of all-day events. */
export function writeIcs(days: readonly CalendarDay[], { now, program }: CalendarHead): string {
  const stamp = compactInstant(now)
  return [
    contentLine('BEGIN', 'VCALENDAR'),
    contentLine('VERSION', '2.0'),
    contentLine('PRODID', `-//Decorum//Decorum ${program}//EN`),
    contentLine('CALSCALE', 'GREGORIAN'),
    contentLine('METHOD', 'PUBLISH'),
    contentLine('NAME', 'Decorum'),
    contentLine('X-WR-CALNAME', 'Decorum'),
    contentLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'),
    ...days.map((day) => eventOf(day, stamp)),
    contentLine('END', 'VCALENDAR'),
  ].join('')
}
