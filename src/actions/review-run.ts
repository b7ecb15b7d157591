import { Problem } from '#model/problem.ts'
import { REVIEW_STEPS, type ReviewStep } from '#model/review.ts'
import { findContact } from '#store/contacts.ts'
import { findInvitation } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { addLeft, removeLeft } from '#store/left-items.ts'
import { addReview, changeReview, findReview, openReview, type Review } from '#store/reviews.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'
import { reviewReport } from './review-report.ts'
import { reviewSoFar } from './review-so-far.ts'

/** The review under way, begun now if there is none. */
export async function beginReview(book: Book, by: By): Promise<Review> {
  const present = await openReview(book.store.db)
  if (present) return present
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: 'Begin the weekly review' }
  return (await inOperation(book.store, occasion, async (write) => addReview(write, moment.today))).result
}

/** A review by its id; throws a Problem when it is not there. */
export async function knownReview(book: Book, id: string): Promise<Review> {
  const review = await findReview(book.store.db, id)
  if (review) return review
  throw new Problem('not-found', {
    what: 'This review is not in the book.',
    why: 'It may have been taken back.',
    fix: 'Begin a new one on the Review page.',
  })
}

/** The step at which a review goes on: the first that was not gone through. */
export function stepToGoOn(review: Pick<Review, 'doneSteps'>): ReviewStep {
  return REVIEW_STEPS.find((step) => !review.doneSteps.includes(step)) ?? 'done'
}

/** Notes that a step of a review is done. */
export async function finishStep(book: Book, id: string, step: ReviewStep, by: By): Promise<void> {
  const review = await knownReview(book, id)
  if (review.finishedAt !== null || review.doneSteps.includes(step)) return
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: `Review: ${step} done` }
  await inOperation(book.store, occasion, async (write) =>
    changeReview(write, id, { doneSteps: [...review.doneSteps, step] }),
  )
}

/** Throws a Problem unless the review is under way and the book holds the item. */
async function refuseUnlessThere(book: Book, id: string, item: string): Promise<void> {
  const { db } = book.store
  const review = await knownReview(book, id)
  const contact = await findContact(db, (await findInvitation(db, item))?.contactId ?? item)
  if (review.finishedAt === null && contact) return
  if (review.finishedAt === null)
    throw new Problem('not-found', {
      what: 'This is not in the book any more.',
      why: 'It may have been taken back since the page was opened.',
      fix: 'Open the review again from its page.',
    })
  throw new Problem('refused', {
    what: 'This review is finished.',
    why: 'What is left for next time belongs to a review under way.',
    fix: 'Begin a new review, or take the end of this one back.',
  })
}

/**
 * Leaves something for the next review: `item` is the id of an invitation, or of a contact in the step of who is next.
 * It is remembered for this review alone.
 */
export async function leaveItem(book: Book, id: string, item: string, by: By): Promise<string | null> {
  await refuseUnlessThere(book, id, item)
  const moment = await momentOf(book)
  // Without a name: no row of theirs is part of this operation, so removing them for good would not find it.
  const occasion = { by, at: moment.now, label: 'Review: leave one for next week' }
  return (await inOperation(book.store, occasion, (write) => addLeft(write, id, item))).operation
}

/** Takes up again, in the same review, what was left. */
export async function takeUpItem(book: Book, id: string, item: string, by: By): Promise<string | null> {
  await refuseUnlessThere(book, id, item)
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: 'Review: take one up again' }
  return (await inOperation(book.store, occasion, (write) => removeLeft(write, id, item))).operation
}

/** Ends a review: keeps its one-page report, its counts and the day. A review ended already stays as it is. */
export async function finishReview(
  book: Book,
  id: string,
  by: By,
): Promise<{ review: Review; operation: string | null }> {
  const review = await knownReview(book, id)
  if (review.finishedAt !== null) return { review, operation: null }
  const moment = await momentOf(book)
  const soFar = await reviewSoFar(book, review)
  const report = reviewReport(soFar.week, soFar)
  const occasion = { by, at: moment.now, label: 'Finish the weekly review' }
  const { operation } = await inOperation(book.store, occasion, async (write) => {
    changeReview(write, id, {
      doneSteps: [...REVIEW_STEPS],
      finishedAt: moment.now,
      report,
      counts: soFar.counts,
    })
    await removeLeft(write, id)
  })
  return { review: await knownReview(book, id), operation }
}
