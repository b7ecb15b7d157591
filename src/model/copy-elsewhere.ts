import { count, type Instant, secondsBetween } from './day.ts'

/** How far a copy of the book elsewhere is, as the program that keeps it wrote down. */
export interface CopyElsewhere {
  /** Where it lies: a folder, or an address of s3:// or sftp:// that holds no secret. */
  readonly to: string
  /** Everything written to the book before this moment was confirmed there; null when nothing is. */
  readonly upTo: Instant | null
  /**
   * When the place itself was last heard of: something was written there, or found as it was left. A book that does not
   * change sends nothing there, so this may be long before `upTo`; null when nothing is known of it.
   */
  readonly confirmed: Instant | null
  /** What went wrong since, in the words of the program that copies; null when nothing did. */
  readonly trouble: string | null
}

function momentIn(value: unknown): Instant | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? (value as Instant) : null
}

/** What was written down; null for text that says nothing of the kind. */
export function copyFrom(text: string): CopyElsewhere | null {
  try {
    const { to, upTo, confirmed, trouble } = JSON.parse(text) as Partial<CopyElsewhere>
    if (typeof to !== 'string') return null
    return {
      to,
      upTo: momentIn(upTo),
      confirmed: momentIn(confirmed),
      trouble: typeof trouble === 'string' ? trouble : null,
    }
  } catch {
    return null
  }
}

const STEPS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const

function howLong(from: Instant, to: Instant): string {
  const seconds = Math.max(0, Math.round(secondsBetween(from, to)))
  const step = STEPS.find(([length]) => seconds >= 2 * length)
  return step ? count(Math.floor(seconds / step[0]), step[1]) : count(seconds, 'second')
}

/** Seconds after which it is said that the place was not heard of since. */
const QUIET = 60

/**
 * How far behind the copy is, in words: `a copy elsewhere, 3 seconds behind`; and for a place that was not written to
 * for a while, when it was last heard of.
 */
export function showBehind({ upTo, confirmed }: CopyElsewhere, now: Instant): string {
  if (upTo === null) return 'a copy elsewhere, of which nothing is confirmed'
  const behind = `a copy elsewhere, ${howLong(upTo, now)} behind`
  if (confirmed === null || secondsBetween(confirmed, upTo) < QUIET) return behind
  return `${behind} (nothing changed since it was last confirmed there, ${howLong(confirmed, now)} ago)`
}
