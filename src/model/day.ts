import { Problem } from './problem.ts'

/** A calendar day as `YYYY-MM-DD` text: what a person means by a date, without a time or a zone. Days sort as text. */
export type Day = string & { readonly day: unique symbol }

/** An instant as UTC text, `2026-11-22T08:00:00.000Z`. Instants sort as text. */
export type Instant = string & { readonly instant: unique symbol }

const MS_PER_DAY = 86_400_000
const DAY_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/

// Whole-book passes call these functions once per row; UTC arithmetic is about twenty times quicker than a Temporal
// object and, on days without a zone, says the same. A book is of few days: each is reckoned once.
const numbers = new Map<Day, number>()
const days = new Map<number, Day>()
const MOST_DAYS = 10_000

function remember<K, V>(memory: Map<K, V>, key: K, value: V): V {
  if (memory.size >= MOST_DAYS) memory.clear()
  memory.set(key, value)
  return value
}

function epochDay(day: Day): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
  return remember(numbers, day, at / MS_PER_DAY)
}

/** The day written in `text` as `YYYY-MM-DD`, or undefined when it is no such day (`2026-02-31` is none). */
export function parseDay(text: string): Day | undefined {
  if (!DAY_SHAPE.test(text)) return undefined
  const day = text as Day
  return addDays(day, 0) === day ? day : undefined
}

/** The day `count` days after `day` (before it when negative). */
export function addDays(day: Day, count: number): Day {
  const number = epochDay(day) + count
  return days.get(number) ?? remember(days, number, new Date(number * MS_PER_DAY).toISOString().slice(0, 10) as Day)
}

/** How many days `later` is after `earlier`; negative when it is before. */
export function daysBetween(earlier: Day, later: Day): number {
  return epochDay(later) - epochDay(earlier)
}

/** The earlier of two days. */
export function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** The later of two days. */
export function laterOf(a: Day, b: Day): Day {
  return a > b ? a : b
}

/** The moment a text stands for. Throws a Problem where it stands for none: then something but Decorum wrote it. */
function momentOf(instant: Instant): Temporal.Instant {
  try {
    return Temporal.Instant.from(instant)
  } catch {
    throw new Problem('storage', {
      what: `The book says "${String(instant).slice(0, 40)}" where a moment in time should stand.`,
      why: 'Decorum writes no such thing: the book is damaged. Nothing was changed.',
      fix: 'Run decorum doctor: it names the row and says what to go back to.',
    })
  }
}

/** The milliseconds of an instant as Decorum writes one; undefined for one that is written in another way. */
function millisOf(instant: Instant): number | undefined {
  const at = Date.parse(instant)
  return !Number.isNaN(at) && new Date(at).toISOString() === instant ? at : undefined
}

/** Some time in which nobody in a zone put the clocks forward or back; all in milliseconds, `until` not included. */
interface Stretch {
  readonly zone: string
  readonly from: number
  readonly until: number
  /** What the clocks there show more than those of UTC. */
  readonly ahead: number
}

function stretchAt(at: number, zone: string): Stretch {
  const zoned = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone)
  return {
    zone,
    // Looked for from a moment later: where the clocks are put forward at this very one, it is the first of its stretch.
    from: zoned(at + 1).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: zoned(at).getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    ahead: zoned(at).offsetNanoseconds / 1e6,
  }
}

let lastStretch: Stretch | undefined

const DATED = '2026-11-22T09:00:00.000Z'.length

/**
 * What clocks in a zone show at an instant, `2026-11-22T09:00:00.000Z` (the Z means nothing); undefined where only Temporal
 * can tell. Every page asks several times, and what it asks of lies between two changes of the clocks.
 */
function clockAt(instant: Instant, zone: string): string | undefined {
  const at = millisOf(instant)
  if (at === undefined) return undefined
  if (lastStretch?.zone !== zone || at < lastStretch.from || at >= lastStretch.until) lastStretch = stretchAt(at, zone)
  const shown = new Date(at + lastStretch.ahead).toISOString()
  // A year of more digits would stand elsewhere in the text.
  return shown.length === DATED ? shown : undefined
}

/** The day it is at `instant` for somebody in the IANA time zone `zone`. */
export function dayOf(instant: Instant, zone: string): Day {
  const shown = clockAt(instant, zone)
  return (shown?.slice(0, 10) ?? momentOf(instant).toZonedDateTimeISO(zone).toPlainDate().toString()) as Day
}

/** The time it is at `instant` for somebody in the IANA time zone `zone`, to the minute: `14:05`. */
export function timeOf(instant: Instant, zone: string): string {
  const shown = clockAt(instant, zone)
  if (shown !== undefined) return shown.slice(11, 16)
  return momentOf(instant).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** The instant of a Temporal instant, to the millisecond. */
export function toInstant(instant: Temporal.Instant): Instant {
  return instant.round('millisecond').toString({ smallestUnit: 'millisecond' }) as Instant
}

/** The last millisecond of `day` in `zone`: "as of that day" means that everything on it has happened. */
export function endOfDay(day: Day, zone: string): Instant {
  // Counted back from the next day: where clocks go back at midnight, the last hour of a day comes twice.
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone)
  return toInstant(next.toInstant().subtract({ milliseconds: 1 }))
}

/** The instant `hours` hours after `instant`. */
export function addHours(instant: Instant, hours: number): Instant {
  // Every page asks it of a month of invitations; as Decorum writes an instant, UTC arithmetic says the same.
  const at = millisOf(instant)
  if (Number.isInteger(hours) && at !== undefined) return new Date(at + hours * 3_600_000).toISOString() as Instant
  return toInstant(momentOf(instant).add({ hours }))
}

/** The instant `seconds` seconds after `instant`. */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return toInstant(momentOf(instant).add({ seconds }))
}

/** How many seconds `later` is after `earlier`, with their fraction; negative when it is before. */
export function secondsBetween(earlier: Instant, later: Instant): number {
  return momentOf(earlier).until(later).total('seconds')
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** A day for a person to read: `1 Mar 2027`. */
export function showDay(day: Day): string {
  return `${Number(day.slice(8, 10))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

/** The English name of the weekday of `day`. */
export function weekday(day: Day): string {
  return WEEKDAYS[(((epochDay(day) + 4) % 7) + 7) % 7] as string
}

/** How far `day` is from `today`, in words: `today`, `yesterday`, `12 days ago`, `in 3 days`. */
export function showDistance(day: Day, today: Day): string {
  const days = daysBetween(day, today)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days === -1) return 'tomorrow'
  return days > 0 ? `${days} days ago` : `in ${-days} days`
}

/** `1 day`, `12 days`: a count with its noun; `many` defaults to the noun with an s. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
