import type { Book } from '#actions/moment.ts'
import { DUE, type PurgeWhom, toPurge } from '#actions/purge.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Has `remove` remove for good whoever was deleted long enough ago: now, and once a day while the program runs. What
 * goes wrong is told to `failed` and tried again the next day. The returned function ends it, once a purge that runs is
 * done.
 */
export function purgeDaily(
  book: Book,
  remove: (whom: PurgeWhom) => Promise<unknown>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const run = () => {
    running = running
      .then(async () => {
        // Most days nobody is due, and the thread that does long work need not open the book.
        if ((await toPurge(book, DUE)).length > 0) await remove(DUE)
      })
      .catch(failed)
  }
  run()
  const timer = setInterval(run, DAY)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
