import { Problem } from '#model/problem.ts'
import { COUNT_LINES, inWords, shareOf } from '#model/review.ts'
import { listReviews, type Review } from '#store/reviews.ts'
import type { Book } from './moment.ts'

/** One line of a comparison: what is counted, what it was before and now with its base, and the difference in words. */
export interface ComparedLine {
  readonly says: string
  readonly before: string
  readonly now: string
  readonly difference: string
}

/** Two finished reviews side by side. */
export interface ComparedReviews {
  readonly before: Review
  readonly now: Review
  readonly lines: readonly ComparedLine[]
}

/** The finished reviews, newest first. */
export async function pastReviews(book: Book): Promise<Review[]> {
  return (await listReviews(book.store.db))
    .filter((review) => review.finishedAt !== null)
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.id.localeCompare(a.id))
}

/**
 * Compares two finished reviews, the latest and the one before it unless others are named; the earlier one is `before`.
 * Null while there are fewer than two; throws a Problem when one that is named is not there.
 */
export async function compareReviews(
  book: Book,
  chosen: { readonly now?: string | undefined; readonly before?: string | undefined } = {},
): Promise<ComparedReviews | null> {
  const past = await pastReviews(book)
  const find = (id: string): Review => {
    const review = past.find((each) => each.id === id || each.day === id)
    if (review) return review
    throw new Problem('not-found', {
      what: 'One of the two reviews is not in the book.',
      why: 'It may have been taken back, or it is not finished.',
      fix: 'The Review page lists those that can be compared.',
    })
  }
  const now = chosen.now === undefined ? past[0] : find(chosen.now)
  const older = now && past[past.indexOf(now) + 1]
  const before = chosen.before === undefined ? (older ?? past.find((each) => each !== now)) : find(chosen.before)
  if (!now || !before) return null
  const [first, second] = past.indexOf(now) > past.indexOf(before) ? [now, before] : [before, now]
  const lines = COUNT_LINES.map((line) => ({
    says: line.says,
    before: shareOf(first.counts, line),
    now: shareOf(second.counts, line),
    difference: inWords(first.counts?.[line.count], second.counts?.[line.count]),
  }))
  return { before: first, now: second, lines }
}
