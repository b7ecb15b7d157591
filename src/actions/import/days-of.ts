import { type Day, dayOf, type Instant } from '#model/day.ts'

const QUARTERS = 96

const quarter = (date: string, number: number) =>
  `${date}T${String(number >> 2).padStart(2, '0')}:${String((number & 3) * 15).padStart(2, '0')}:00.000Z` as Instant

/** What days a date of UTC falls on in a zone: `first`, and from the moment `from` on `then`. */
interface Split {
  readonly first: Day
  readonly from: string
  readonly then: Day
}

/** Undefined for a date of UTC that falls on three days, as beside a change of clocks. */
function splitOf(date: string, zone: string): Split | undefined {
  const first = dayOf(quarter(date, 0), zone)
  const then = dayOf(`${date}T23:59:59.999Z` as Instant, zone)
  if (first === then) return { first, from: '', then }
  // A day begins and ends on a quarter of an hour wherever one lives.
  let [before, after] = [0, QUARTERS]
  while (after - before > 1) {
    const middle = (before + after) >> 1
    if (dayOf(quarter(date, middle), zone) === first) before = middle
    else after = middle
  }
  if (after === QUARTERS) return undefined
  const from = quarter(date, after)
  return dayOf(from, zone) === then ? { first, from, then } : undefined
}

/** `dayOf` in one zone for a hundred thousand moments: each date of UTC is worked out once. */
export function daysOf(zone: string): (at: Instant) => Day {
  const splits = new Map<string, Split | undefined>()
  return (at) => {
    const date = at.slice(0, 10)
    let split = splits.get(date)
    if (split === undefined && !splits.has(date)) {
      split = splitOf(date, zone)
      splits.set(date, split)
    }
    if (split === undefined) return dayOf(at, zone)
    return at < split.from ? split.first : split.then
  }
}
