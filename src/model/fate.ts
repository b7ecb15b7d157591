import { addDays, type Day, laterOf } from './day.ts'
import type { Direction, EventKind, SaidBy } from './invitation.ts'

/** How many invitations of one direction went out on one day and came to stand alike. */
export interface FateCount {
  readonly direction: Direction
  readonly sentOn: Day
  /** What last changed where they stand; null when nothing did. */
  readonly kind: Exclude<EventKind, 'answered'> | null
  /** The day of that; null when nothing did. */
  readonly on: Day | null
  readonly saidBy: SaidBy | null
  readonly number: number
}

/** What became of an invitation, as far as a look back tells it apart. */
export type Fate = 'open' | 'accepted' | 'ended'

/** What became of counted invitations by `today`; an open sent one has ended once it is `expiryDays` old. */
export function fateOf({ direction, sentOn, kind }: FateCount, today: Day, expiryDays: number): Fate {
  if (kind === 'accepted') return 'accepted'
  if (kind !== null && kind !== 'reopened') return 'ended'
  return direction === 'sent' && addDays(sentOn, expiryDays) <= today ? 'ended' : 'open'
}

/** The days of which the book can tell what was sent and received; null when it holds no invitation. */
export interface Reach {
  readonly from: Day
  readonly until: Day
}

/**
 * How far the book reaches: from its first invitation to today, or, where everything came in archives, to the newest of
 * them. `newestArchive` is its day, `lastByHand` the last day of which the owner wrote an invitation down.
 */
export function reachOf(
  counts: readonly FateCount[],
  today: Day,
  newestArchive: Day | null,
  lastByHand: Day | null,
): Reach | null {
  const days = counts.map((each) => each.sentOn)
  const [first] = days
  if (first === undefined) return null
  const from = days.reduce((least, day) => (day < least ? day : least), first)
  // Who writes down what they send by hand would have written down more.
  if (newestArchive === null || (lastByHand !== null && lastByHand >= newestArchive)) return { from, until: today }
  return { from, until: days.reduce(laterOf, newestArchive) }
}
