import { addDays, count, type Day, daysBetween, showDay } from '#model/day.ts'
import type { Reach } from '#model/fate.ts'
import type { Limits } from '#model/limits.ts'

/** A week of the budget's own length. */
export interface BudgetWeek {
  readonly from: Day
  readonly to: Day
  /** Invitations sent in it; null when the book does not reach there. */
  readonly sent: number | null
}

/** What was sent week by week, against the limit that holds now. */
export interface BudgetOverTime {
  readonly weekly: number
  readonly weekDays: number
  readonly reserve: number
  /** Oldest first; the last one ends today. */
  readonly weeks: readonly BudgetWeek[]
  readonly says: string
}

const FEW_WEEKS = 26
const MANY_WEEKS = 52

/** The first day that is looked at: a year of weeks, or half of one where the book is younger than that. */
export function firstWeekFrom(reach: Reach | null, today: Day, weekDays: number): Day {
  const half = addDays(today, 1 - FEW_WEEKS * weekDays)
  return reach !== null && reach.from < half ? addDays(today, 1 - MANY_WEEKS * weekDays) : half
}

function saysOf(weeks: readonly BudgetWeek[], weekly: number, reserve: number): string {
  const known = weeks.flatMap(({ sent, from }) => (sent === null ? [] : [{ sent, from }]))
  if (known.length === 0) return 'The book does not reach into any of these weeks.'
  const most = known.reduce((a, b) => (b.sent > a.sent ? b : a))
  if (most.sent === 0) return `Nothing was sent in the ${count(known.length, 'week')} the book reaches into.`
  const over = known.filter(({ sent }) => sent > weekly).length
  const kept = known.filter(({ sent }) => sent > weekly - reserve && sent <= weekly).length
  const parts = [
    `The most in one week was ${most.sent}, from ${showDay(most.from)} on.`,
    over === 0
      ? `No week went over the ${weekly} of today's limit${kept > 0 ? `; ${kept} went into the reserve` : ''}.`
      : `${over} of ${count(known.length, 'week')} went over the ${weekly} of today's limit${kept > 0 ? ` and ${kept} more into the reserve` : ''}.`,
  ]
  return parts.join(' ')
}

/** Lays what was sent per day out in weeks up to `today`. */
export function budgetWeeks(
  perDay: ReadonlyMap<Day, number>,
  reach: Reach | null,
  today: Day,
  { weekly, weekDays, reserve }: Pick<Limits, 'weekly' | 'weekDays' | 'reserve'>,
): BudgetOverTime {
  const first = firstWeekFrom(reach, today, weekDays)
  const sums = new Array<number>((daysBetween(first, today) + 1) / weekDays).fill(0)
  for (const [day, number] of perDay) {
    const at = Math.floor(daysBetween(first, day) / weekDays)
    if (sums[at] !== undefined) sums[at] += number
  }
  const weeks = sums.map((sum, at): BudgetWeek => {
    const from = addDays(first, at * weekDays)
    const to = addDays(from, weekDays - 1)
    const reached = reach !== null && to >= reach.from && from <= reach.until
    return { from, to, sent: reached || sum > 0 ? sum : null }
  })
  return { weekly, weekDays, reserve, weeks, says: saysOf(weeks, weekly, reserve) }
}
