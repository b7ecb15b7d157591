import type { Day } from '#model/day.ts'
import { SEVERITIES, type Severity } from './rule.ts'

/**
 * What a line of the queue is about: somebody who invited you, somebody who accepted, an invitation of yours that grew
 * old, a wait that ends, a draft that may go out, a free slot after none, the account, and the book itself.
 */
export type QueueKind = 'received' | 'accepted' | 'stale' | 'wait' | 'draft' | 'slot' | 'account' | 'remark'

/** How pressing a line is, the most pressing first. */
export const URGENCIES = [
  'cannot wait',
  'waits for you',
  'thanks',
  'worth doing now',
  'grown old',
  'worth knowing',
] as const

export type Urgency = (typeof URGENCIES)[number]

/** One line of work, as far as its place hangs on it. */
export interface Queued {
  /** Of its own among all lines; the last word where nothing else tells two apart. */
  readonly id: string
  readonly kind: QueueKind
  /** The gravest thing the rules say of it; null when no rule says anything. */
  readonly severity: Severity | null
  /** The day from which it stands so: received, accepted, sent, free again. */
  readonly since: Day
  /** The place among its kind where somebody ranked them, from 0; 0 where nobody did. */
  readonly rank: number
}

// Within one urgency; the kinds that cannot share one stand anywhere.
const KINDS: readonly QueueKind[] = ['received', 'accepted', 'wait', 'draft', 'slot', 'stale', 'account', 'remark']

/** How pressing a line is on a day. */
export function urgencyOf({ kind, severity, since }: Omit<Queued, 'id' | 'rank'>, today: Day): Urgency {
  switch (kind) {
    case 'received':
      return 'waits for you'
    case 'accepted':
      return 'thanks'
    case 'draft':
      return 'worth doing now'
    case 'wait':
      return since <= today ? 'worth doing now' : 'worth knowing'
    case 'stale':
      return 'grown old'
    case 'account':
      // What limits the account concerns everything below it.
      return severity === 'stop' || severity === 'warn' ? 'cannot wait' : 'worth knowing'
    case 'slot':
    case 'remark':
      return 'worth knowing'
  }
}

const gravity = (severity: Severity | null) => (severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity))

/**
 * Lines of work in the order to take them: by urgency; within it the gravest first, then by kind, then as they were
 * ranked, then who has waited longest. No two lines are alike, so the order is always the same one.
 */
export function inQueueOrder<T extends Queued>(lines: readonly T[], today: Day): T[] {
  const urgency = (line: T) => URGENCIES.indexOf(urgencyOf(line, today))
  return lines.toSorted(
    (a, b) =>
      urgency(a) - urgency(b) ||
      gravity(a.severity) - gravity(b.severity) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      a.rank - b.rank ||
      compare(a.since, b.since) ||
      compare(a.id, b.id),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
