import { count, type Instant, secondsBetween } from './day.ts'

/** How far a copy of the book elsewhere is, as the program that keeps it wrote down. */
export interface CopyElsewhere {
  /** Where it lies: a folder, or an address of s3:// or sftp:// that holds no secret. */
  readonly to: string
  /** Everything written to the book before this moment was confirmed there; null when nothing was yet. */
  readonly upTo: Instant | null
  /** What went wrong since, in the words of the program that copies; null when nothing did. */
  readonly trouble: string | null
}

/** What was written down; null for text that says nothing of the kind. */
export function copyFrom(text: string): CopyElsewhere | null {
  try {
    const { to, upTo, trouble } = JSON.parse(text) as Partial<CopyElsewhere>
    if (typeof to !== 'string') return null
    const moment = typeof upTo === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(upTo) ? upTo : null
    return { to, upTo: moment, trouble: typeof trouble === 'string' ? trouble : null }
  } catch {
    return null
  }
}

const STEPS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const

/** How far behind the copy is, in words: `a copy elsewhere, 3 seconds behind`. */
export function showBehind({ upTo }: CopyElsewhere, now: Instant): string {
  if (upTo === null) return 'a copy elsewhere, of which nothing is confirmed yet'
  const seconds = Math.max(0, Math.round(secondsBetween(upTo, now)))
  const step = STEPS.find(([length]) => seconds >= 2 * length)
  return `a copy elsewhere, ${step ? count(Math.floor(seconds / step[0]), step[1]) : count(seconds, 'second')} behind`
}
