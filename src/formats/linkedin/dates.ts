import { monthOf } from '#formats/linkedin/month-words.ts'
import { nameKeyOf } from '#model/contact.ts'
import { addDays, type Day, type Instant, parseDay, toInstant } from '#model/day.ts'

const two = (number: number) => String(number).padStart(2, '0')

/** The days already looked up: an archive names the same few thousand over and over. */
const days = new Map<string, Day>()

/** A day of this century; the platform is no older, so any other year is a slip. */
function dayFrom(year: string, month: number, dayOfMonth: string): Day | undefined {
  const text = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(Number(dayOfMonth))}`
  const known = days.get(text)
  if (known !== undefined) return known
  const day = text.startsWith('20') ? parseDay(text) : undefined
  if (day !== undefined) days.set(text, day)
  return day
}

/** `10/18/18, 3:05 PM`: month first, 12-hour clock. `\s` takes in the narrow no-break space newer systems write. */
const wallTime = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2}),?\s+(\d{1,2}):(\d{2})(?::\d{2})?\s*([AP])M$/i
/** `15 Mar 2021`, and what Excel makes of it: `15-Mar-21`, `5-Jan-24`. */
const dayMonthYear = /^(\d{1,2})[ -]([A-Z]{3,9})[ -](\d{4}|\d{2})$/i
/** `2024-01-15`, alone or with a time of UTC after it. */
const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?UTC|Z)?)?$/
/** `13/02/2024`: figures alone, the year last. */
const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
/** `15 janv 2024`, `1er mars 2024`, `15 de jan de 2024`, after dots and commas are gone. */
const wordedDay = /^(\d{1,2})(?:er|o)? (?:de )?(\p{L}[\p{L} ]*?)(?: del?)? (\d{4}|\d{2})$/u
const wordedMonthFirst = /^(\p{L}+) (\d{1,2}) (\d{4})$/u
/** `Mon Jan 15 10:00:00 UTC 2024`. */
const weekdayFirst = /^[a-z]{3} ([a-z]{3}) (\d{1,2}) \d{2}:\d{2}:\d{2} utc (\d{4})$/
const yearMonthDay = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日$/
const utcTime = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: UTC)?$/

/** The day in a text with a month in words, in any of the languages of `month-words.ts`. */
function readWordedDay(cell: string): Day | undefined {
  const text = nameKeyOf(cell)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[.,\u060c -]+/g, ' ')
  const day = wordedDay.exec(text)
  if (day) return dayFrom(day[3] as string, monthOf(day[2] as string), day[1] as string)
  const month = wordedMonthFirst.exec(text) ?? weekdayFirst.exec(text)
  if (month) return dayFrom(month[3] as string, monthOf(month[1] as string), month[2] as string)
  const year = yearMonthDay.exec(text)
  return year ? dayFrom(year[1] as string, Number(year[2]), year[3] as string) : undefined
}

/** Which of the two figures before the year is the day. */
export type FigureOrder = 'day first' | 'month first'

/** The order of day and month that `cells` prove together: one of them has a figure above 12. Undefined when none or both do. */
export function orderOfFigures(cells: Iterable<string>): FigureOrder | undefined {
  let dayFirst = false
  let monthFirst = false
  for (const cell of cells) {
    const found = figures.exec(cell.trim())
    dayFirst ||= Number(found?.[1] ?? 0) > 12
    monthFirst ||= Number(found?.[2] ?? 0) > 12
  }
  if (dayFirst === monthFirst) return undefined
  return dayFirst ? 'day first' : 'month first'
}

/**
 * The day in a date cell of any era. Figures alone with the year last (`01/02/2024`) are read only in an order the
 * caller is sure of: nothing in them says which of the two is the month. With a time and AM or PM they are the
 * archive's own shape of 2018, month first; the day is then taken as written, as nobody has measured the zone of that
 * era.
 */
export function readDay(cell: string, order: () => FigureOrder | undefined = () => undefined): Day | undefined {
  const text = cell.trim()
  const named = dayMonthYear.exec(text)
  if (named) return dayFrom(named[3] as string, monthOf((named[2] as string).toLowerCase()), named[1] as string)
  const timed = wallTime.exec(text)
  if (timed) return dayFrom(timed[3] as string, Number(timed[1]), timed[2] as string)
  const iso = yearFirst.exec(text)
  if (iso) return dayFrom(iso[1] as string, Number(iso[2]), iso[3] as string)
  const alone = figures.exec(text)
  if (!alone) return readWordedDay(text)
  const first = order()
  if (first === undefined) return undefined
  const [day, month] = first === 'day first' ? [alone[1], alone[2]] : [alone[2], alone[1]]
  return dayFrom(alone[3] as string, Number(month), day as string)
}

const PACIFIC = 'America/Los_Angeles'

/** Hours from UTC of each day already looked up, and `changing` for the two days a year with a change of clocks. */
const offsets = new Map<Day, number | 'changing'>()

function offsetOf(day: Day): number | 'changing' {
  const known = offsets.get(day)
  if (known !== undefined) return known
  const hoursAt = (start: Day) =>
    Temporal.PlainDate.from(start).toZonedDateTime(PACIFIC).offsetNanoseconds / 3_600_000_000_000
  const offset = hoursAt(day) === hoursAt(addDays(day, 1)) ? hoursAt(day) : 'changing'
  offsets.set(day, offset)
  return offset
}

/**
 * The instant of a `Sent At` cell (`1/29/26, 2:37 PM`), which is wall time on the US Pacific coast wherever the owner
 * lives. A time the change of clocks skips is taken as an hour later, one that comes twice as the first.
 */
export function readPacificTime(cell: string): Instant | undefined {
  const found = wallTime.exec(cell.trim())
  if (!found) return undefined
  const day = dayFrom(found[3] as string, Number(found[1]), found[2] as string)
  const hour12 = Number(found[4])
  const minute = Number(found[5])
  if (!day || hour12 < 1 || hour12 > 12 || minute > 59) return undefined
  const hour = (hour12 % 12) + (found[6]?.toUpperCase() === 'P' ? 12 : 0)
  // A Temporal conversion per row is what an import of 20,000 invitations would mostly wait for; nearly every day has
  // one offset from its first minute to its last.
  const offset = offsetOf(day)
  if (offset === 'changing')
    return toInstant(
      Temporal.PlainDateTime.from(`${day}T${two(hour)}:${two(minute)}`)
        .toZonedDateTime(PACIFIC)
        .toInstant(),
    )
  const utcHour = hour - offset
  const utcDay = utcHour < 24 ? day : addDays(day, 1)
  return `${utcDay}T${two(utcHour % 24)}:${two(minute)}:00.000Z` as Instant
}

/** The instant of a message: `2026-01-02 10:11:12 UTC`, or the wall time of 2018, taken as that of `Sent At`. */
export function readMessageTime(cell: string): Instant | undefined {
  const text = cell.trim()
  if (!utcTime.test(text)) return readPacificTime(text)
  const [date, time] = [text.slice(0, 10), text.slice(11, 19)]
  const day = days.get(date) ?? dayFrom(date.slice(0, 4), Number(date.slice(5, 7)), date.slice(8))
  // As text the largest are the latest: each has two figures.
  if (!day || time.slice(0, 2) > '23' || time.slice(3, 5) > '59' || time.slice(6) > '59') return undefined
  return `${day}T${time}.000Z` as Instant
}
