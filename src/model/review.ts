import { addDays, type Day } from './day.ts'

/** The steps of a review, in order. */
export const REVIEW_STEPS = ['received', 'stale', 'accepted', 'budget', 'next', 'done'] as const

export type ReviewStep = (typeof REVIEW_STEPS)[number]

/** What is counted at the end of a review and kept with it; the base of a share is a count of its own. */
export const REVIEW_COUNTS = [
  /** Received invitations that waited in this review, and those of them that were decided or written back to. */
  'received',
  'receivedDecided',
  /** Sent invitations that had grown old, those withdrawn, and those of which something else was noted. */
  'stale',
  'staleWithdrawn',
  'staleNoted',
  /** People who accepted and had no word of thanks, and those thanked. */
  'thanks',
  'thanked',
  /** What needed an answer in the three steps above, and what was left for the next review. */
  'items',
  'left',
  /** Invitations sent since the review before. */
  'sent',
  'sentWithNote',
  'sentHighValue',
  /** Invitations accepted by others since the review before. */
  'accepted',
] as const

export type ReviewCount = (typeof REVIEW_COUNTS)[number]

export type ReviewCounts = Readonly<Record<ReviewCount, number>>

/** A line of the comparison: what it is called, the count it shows, and its base where it has one. */
export interface CountLine {
  readonly count: ReviewCount
  readonly base?: ReviewCount
  readonly says: string
}

/** The counts of a review as people read them, in order. */
export const COUNT_LINES: readonly CountLine[] = [
  { count: 'receivedDecided', base: 'received', says: 'Received, decided' },
  { count: 'staleWithdrawn', base: 'stale', says: 'Sent and old, withdrawn' },
  { count: 'staleNoted', base: 'stale', says: 'Sent and old, answer noted' },
  { count: 'thanked', base: 'thanks', says: 'Thanked' },
  { count: 'left', base: 'items', says: 'Left for next time' },
  { count: 'sent', says: 'Sent' },
  { count: 'sentWithNote', base: 'sent', says: 'Sent with a note' },
  { count: 'sentHighValue', base: 'sent', says: 'Sent to people of high value' },
  { count: 'accepted', says: 'Accepted by others' },
]

/** A difference in words, without a judgement: `2 more`, `1 fewer`, `the same`; `not kept` when one side is not known. */
export function inWords(before: number | undefined, now: number | undefined): string {
  if (before === undefined || now === undefined) return 'not kept'
  if (before === now) return 'the same'
  return now > before ? `${now - before} more` : `${before - now} fewer`
}

/** A count of a review as text with its base: `3 of 5`; `not kept` when the review is older than the counts. */
export function shareOf(counts: Readonly<Record<string, number>> | null, { count, base }: CountLine): string {
  const number = counts?.[count]
  const of = base === undefined ? undefined : counts?.[base]
  if (number === undefined) return 'not kept'
  return of === undefined ? String(number) : `${number} of ${of}`
}

/** The day suggested for the next review: the same weekday, a week on. */
export function nextReviewOn(day: Day): Day {
  return addDays(day, 7)
}

/** One calm sentence to end a review with. */
export function closingWords({ items, left }: Pick<ReviewCounts, 'items' | 'left'>): string {
  if (items === 0) return 'Nothing waited for you this week; looking was enough.'
  if (left === 0) return 'Everything that waited has its answer.'
  return 'What is left can wait; nobody is owed an answer today.'
}
