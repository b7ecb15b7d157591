import { backUpDaily } from '#actions/back-up-daily.ts'
import type { Book } from '#actions/moment.ts'
import type { Jobs } from './jobs.ts'

/** How often it is looked whether today's backup is due, in milliseconds: a machine may sleep over midnight. */
const LOOK_EVERY = 3_600_000

/**
 * Has a backup made once a day, if the book has changed: now, and while the program runs. What goes wrong is told, and
 * tried again the next time. Returns what ends it.
 */
export function backUpEveryDay(book: Book, jobs: Jobs, tell: (error: unknown) => void): () => void {
  const look = () => void backUpDaily(book, () => jobs.backUp('daily')).catch(tell)
  look()
  const looking = setInterval(look, LOOK_EVERY)
  looking.unref()
  return () => clearInterval(looking)
}
