import type { Book } from '#actions/moment.ts'
import { nowQueue } from '#actions/now-queue.ts'

/** How often it looks whether the book, or the day, is another, in milliseconds; where neither is, that costs next to nothing. */
const LOOK_EVERY = 1000

/**
 * Judges the book when the program starts, and whenever another day began or somebody changed the book, by whatever
 * program: the next page finds it done. What goes wrong is told by the page that asks for it. `first` resolves when the
 * book was judged for the first time; `end` ends it.
 */
export function keepJudged(
  book: Book,
  every = LOOK_EVERY,
): { readonly first: Promise<void>; readonly end: () => void } {
  let isAtIt = false
  const judge = async () => {
    if (isAtIt) return
    isAtIt = true
    try {
      await nowQueue(book)
    } catch {
      // Looked for again next time, and by every page that needs it.
    } finally {
      isAtIt = false
    }
  }
  const first = judge()
  const timer = setInterval(judge, every)
  timer.unref()
  return { first, end: () => clearInterval(timer) }
}
