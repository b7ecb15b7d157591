import { LEAST_BASE } from '#etiquette/trial.ts'
import { addDays, type Day } from '#model/day.ts'
import { type Fate, type FateCount, fateOf, type Reach } from '#model/fate.ts'
import { grouped } from '#model/grouped.ts'

/** What became of the invitations of a month, of one direction. */
export type Fared = Readonly<Record<Fate, number>>

/** A calendar month. */
export interface FlowMonth {
  /** Its first day. */
  readonly from: Day
  /** Whether the book reaches into it; where not, nothing was counted. */
  readonly reached: boolean
  readonly sent: Fared
  readonly received: Fared
}

/** Received beside sent, month by month, by the month they went out in. */
export interface Flow {
  /** Twelve months, oldest first, the last one that of today. */
  readonly months: readonly FlowMonth[]
  readonly says: string
}

const MONTHS = 12

function monthsUpTo(today: Day): Day[] {
  const months = [`${today.slice(0, 7)}-01` as Day]
  while (months.length < MONTHS) months.unshift(`${addDays(months[0] as Day, -1).slice(0, 7)}-01` as Day)
  return months
}

const none = (): Record<Fate, number> => ({ open: 0, accepted: 0, ended: 0 })
const all = ({ open, accepted, ended }: Fared) => open + accepted + ended

function saysOf(months: readonly FlowMonth[]): string {
  const sum = (way: 'sent' | 'received') =>
    months.reduce(
      (total, { [way]: fared }) => ({ all: total.all + all(fared), accepted: total.accepted + fared.accepted }),
      { all: 0, accepted: 0 },
    )
  const [sent, received] = [sum('sent'), sum('received')]
  if (sent.all + received.all === 0) return 'Nothing was sent or received in these twelve months.'
  const counts = `In twelve months ${grouped(sent.all)} sent, ${grouped(sent.accepted)} of them accepted so far; ${grouped(received.all)} received, of which you accepted ${grouped(received.accepted)}.`
  if (sent.all < LEAST_BASE || received.all < LEAST_BASE) return counts
  const perTen = (received.all / sent.all) * 10
  return `${counts} That is ${perTen < 1 ? 'fewer than 1' : `about ${Math.round(perTen)}`} received for every 10 sent.`
}

/** Counts what went out and came in over the last twelve months, and what became of it by `today`. */
export function flow(counts: readonly FateCount[], reach: Reach | null, today: Day, expiryDays: number): Flow {
  const months = monthsUpTo(today).map((from) => ({ from, reached: false, sent: none(), received: none() }))
  const byMonth = new Map(months.map((month) => [month.from.slice(0, 7), month]))
  for (const each of counts) {
    const month = byMonth.get(each.sentOn.slice(0, 7))
    if (month) month[each.direction][fateOf(each, today, expiryDays)] += each.number
  }
  for (const month of months)
    month.reached =
      reach !== null &&
      month.from.slice(0, 7) >= reach.from.slice(0, 7) &&
      month.from.slice(0, 7) <= reach.until.slice(0, 7)
  return { months, says: saysOf(months) }
}
