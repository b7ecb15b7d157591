import type { ReviewCounts } from '#model/review.ts'
import { type Decided, decidedAfter, wroteAfter } from '#store/decided.ts'
import { leftIn } from '#store/left-items.ts'
import type { Review } from '#store/reviews.ts'
import type { Book } from './moment.ts'
import { type AcceptedItem, type OpenItem, reviewWeek, type WeekReview } from './review-week.ts'
import type { NextItem } from './who-next.ts'

/** The items of one step: what still waits for an answer in this review, and what was left for the next one. */
export interface StepItems<T> {
  readonly open: readonly T[]
  readonly left: readonly T[]
}

/** How far a review is: the week as it stands now, what is open in each step, what was decided, and its counts. */
export interface ReviewSoFar {
  readonly week: WeekReview
  readonly received: StepItems<OpenItem>
  readonly stale: StepItems<OpenItem>
  readonly thanks: StepItems<AcceptedItem>
  readonly next: StepItems<NextItem>
  readonly decided: {
    readonly received: readonly Decided[]
    readonly sent: readonly Decided[]
    readonly thanked: readonly AcceptedItem[]
  }
  readonly counts: ReviewCounts
}

function split<T>(items: readonly T[], isLeft: (item: T) => boolean): StepItems<T> {
  return { open: items.filter((item) => !isLeft(item)), left: items.filter(isLeft) }
}

/** Gathers how far a review is. Everything follows from what the book holds, so undo needs nothing of its own here.
 * Who is next is ranked only where it is asked for: it takes longer than all the rest. */
export async function reviewSoFar(book: Book, review: Pick<Review, 'id'>, withNext = true): Promise<ReviewSoFar> {
  const { db } = book.store
  const week = await reviewWeek(book, undefined, withNext)
  const aside = await leftIn(db, review.id)
  const all = await decidedAfter(db, review.id)
  const wrote = await wroteAfter(db, review.id)
  // Somebody written back to without a yes or a no still waits, but not for this review.
  const answered = new Set(all.map((each) => each.invitationId))
  const waiting = (items: readonly OpenItem[]) =>
    split(
      items.filter((item) => !answered.has(item.invitation.id)),
      (item) => aside.has(item.invitation.id),
    )
  const received = waiting(week.received)
  const stale = waiting(week.stale)
  const thanks = split(
    week.accepted.filter((item) => !item.wroteSince).toSorted((a, b) => a.acceptedOn.localeCompare(b.acceptedOn)),
    (item) => aside.has(item.invitation.id),
  )
  const thanked = week.accepted.filter((item) => item.wroteSince && wrote.has(item.contact.id))
  const decided = {
    received: all.filter((each) => each.direction === 'received'),
    sent: all.filter((each) => each.direction === 'sent'),
    thanked,
  }
  const size = ({ open, left }: StepItems<unknown>) => open.length + left.length
  const withdrawn = decided.sent.filter((each) => each.kind === 'withdrawn').length
  const left = size(received) + size(stale) + size(thanks)
  const counts: ReviewCounts = {
    received: decided.received.length + size(received),
    receivedDecided: decided.received.length,
    stale: decided.sent.length + size(stale),
    staleWithdrawn: withdrawn,
    staleNoted: decided.sent.length - withdrawn,
    thanks: thanked.length + size(thanks),
    thanked: thanked.length,
    items: decided.received.length + decided.sent.length + thanked.length + left,
    left,
    sent: week.sentSince.count,
    sentWithNote: week.sentSince.withNote,
    sentHighValue: week.sentSince.highValue,
    accepted: week.accepted.filter((item) => item.acceptedOn >= week.since).length,
  }
  const next = split(week.next, (item) => aside.has(item.contact.id))
  return { week, received, stale, thanks, next, decided, counts }
}
