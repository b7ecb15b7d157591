import { addDays, addHours, type Day, dayOf, endOfDay, type Instant, timeOf } from './day.ts'
import type { Limits } from './limits.ts'
import { memoryOf } from './memory-of.ts'

/** A sent invitation as the budget counts it: its moment, or only its day. */
export interface Spent {
  readonly sentOn: Day
  readonly sentAt: Instant | null
  readonly hasNote: boolean
}

/** The invitation budget at a moment. */
export interface Budget {
  readonly weekly: number
  readonly weekDays: number
  /** Invitations sent within the window. */
  readonly used: number
  /** What is left of the week, and of the total where there is one; never negative. */
  readonly left: number
  readonly reserve: number
  /** When the next slot of the window frees; null when none is in use. */
  readonly nextSlotAt: Instant | null
  /** The day of `nextSlotAt` in the person's zone. */
  readonly nextSlotOn: Day | null
  /** The time of `nextSlotAt` in the person's zone, as `14:05`. */
  readonly nextSlotTime?: string | null
  /** The optional lifetime total, 0 when there is none, and what of it was ever used. */
  readonly total: number
  readonly totalUsed: number
  /** Personal notes sent in this calendar month. */
  readonly notesUsed: number
}

/**
 * The moment from which a sent invitation counts for one window. One known only by its day counts to the end of that day
 * a window later: rather late than promised too soon.
 */
export function countsFrom(
  { sentOn, sentAt }: Pick<Spent, 'sentOn' | 'sentAt'>,
  weekDays: number,
  zone: string,
): Instant {
  return sentAt ?? addHours(endOfDay(addDays(sentOn, weekDays), zone), -weekDays * 24)
}

/** The moment from which a sent invitation no longer counts. */
export function freesAt(spent: Pick<Spent, 'sentOn' | 'sentAt'>, weekDays: number, zone: string): Instant {
  return addHours(countsFrom(spent, weekDays, zone), weekDays * 24)
}

/** What counts of some invitations whatever the hour of the day; each list is asked again and again. */
const countedOn = memoryOf<
  readonly Spent[],
  { readonly window: readonly { readonly sentAt: Instant | null; readonly from: Instant }[]; readonly notes: number }
>()

/**
 * The budget at `now`, from the sent invitations of the last weeks (`recent` must reach back over the window and over
 * this calendar month) and the number ever sent.
 */
export function budgetAt(
  now: Instant,
  zone: string,
  recent: readonly Spent[],
  everSent: number,
  limits: Limits,
): Budget {
  const today = dayOf(now, zone)
  const { weekDays } = limits
  const { window, notes } = countedOn(recent, [today, zone, weekDays], () => {
    const month = today.slice(0, 7)
    // What has freed for certain is passed over unread: three days before the window began, whatever the zone.
    const before = addDays(today, -weekDays - 3)
    return {
      window: recent
        .filter((spent) => spent.sentOn > before && (spent.sentAt !== null || spent.sentOn <= today))
        .map((spent) => ({ sentAt: spent.sentAt, from: countsFrom(spent, weekDays, zone) })),
      notes: recent.filter((spent) => spent.hasNote && spent.sentOn.startsWith(month) && spent.sentOn <= today).length,
    }
  })
  const froms = window.filter(({ sentAt }) => sentAt === null || sentAt <= now).map(({ from }) => from)
  return budgetOf(now, zone, froms, notes, everSent, limits)
}

/** The budget at `now`, from the moments from which the sent invitations count (those that no longer do are passed over). */
export function budgetOf(
  now: Instant,
  zone: string,
  froms: readonly Instant[],
  notesUsed: number,
  everSent: number,
  limits: Limits,
): Budget {
  const hours = limits.weekDays * 24
  const windowFrom = addHours(now, -hours)
  const counted = froms.filter((each) => each > windowFrom).sort()
  const next = counted[Math.max(0, counted.length - limits.weekly)]
  const nextSlotAt = next === undefined ? null : addHours(next, hours)
  const leftOfTotal = limits.total > 0 ? limits.total - everSent : Number.POSITIVE_INFINITY
  return {
    weekly: limits.weekly,
    weekDays: limits.weekDays,
    used: counted.length,
    left: Math.max(0, Math.min(limits.weekly - counted.length, leftOfTotal)),
    reserve: limits.reserve,
    nextSlotAt,
    nextSlotOn: nextSlotAt ? dayOf(nextSlotAt, zone) : null,
    nextSlotTime: nextSlotAt ? timeOf(nextSlotAt, zone) : null,
    total: limits.total,
    totalUsed: everSent,
    notesUsed,
  }
}
