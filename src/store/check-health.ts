import { Worker } from 'node:worker_threads'
import type Sqlite from 'better-sqlite3'
import { sizeOf } from './book-files.ts'
import { damagedBook } from './book-problems.ts'

/** Bytes below which a book is looked through before a thread would have begun. */
const SMALL = 16_000_000

/** Whether a thread of its own found the whole file in order. False is no verdict: it may have failed to look. */
function foundWhole(path: string): Promise<boolean> {
  return new Promise((tell) => {
    const thread = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: path })
    thread.on('message', (answer) => tell(answer === 'ok'))
    thread.on('error', () => tell(false))
    thread.on('exit', () => tell(false))
  })
}

/**
 * Has SQLite look through the whole book, while the program goes on loading where it may start a thread; the book is to
 * be left alone until then. Throws a Problem of kind `storage` when it is damaged.
 */
export async function checkHealth(sqlite: Sqlite.Database, path: string): Promise<void> {
  const mayThread = process.permission?.has('worker') === true
  if (mayThread && (sizeOf(path) ?? 0) >= SMALL && (await foundWhole(path))) return
  const answer = sqlite.pragma('quick_check(1)', { simple: true })
  if (answer !== 'ok') throw damagedBook(path, String(answer))
}
