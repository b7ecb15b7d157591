import { readFileSync, statSync } from 'node:fs'
import type { Book } from '#actions/moment.ts'
import { reviewWeek } from '#actions/review-week.ts'
import { undo } from '#actions/undo.ts'
import { createJobs } from '#jobs/jobs.ts'
import { threadWorkshop } from '#jobs/thread-workshop.ts'
import { backUp, backupsOf } from '#store/back-up.ts'
import { openStore } from '#store/open-store.ts'
import { listOperations } from '#store/operations.ts'
import { zipName } from '#test/book/zip-book.ts'
import { clock } from './books.ts'

/** How many locks the system says this process holds on a file. */
function locksOn(path: string): number {
  const { ino } = statSync(path)
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , , pid, place]) => Number(pid) === process.pid && place?.endsWith(`:${ino}`)).length
}

/**
 * Does, in one process and with the book open all the time, everything that touches its files, and says after each what
 * locks are left. The last one is known to drop them: a file that is opened and closed beside SQLite.
 */
export async function watchLocks(book: Book, archive: string, say: (line: string) => void): Promise<void> {
  const { store } = book
  const tell = (what: string) => say(`locks ${locksOn(store.path)} ${locksOn(`${store.path}-shm`)} ${what}`)
  // A connection takes its lasting locks with the first thing it reads.
  await reviewWeek(book)
  tell('after opening')
  backUp(store.sqlite, store.path, 'daily')
  tell('after a backup')
  backupsOf(store.path)
  statSync(store.path)
  tell('after looking at its backups and its size')
  store.sqlite.pragma('quick_check')
  store.sqlite.pragma('integrity_check')
  tell('after checking it whole')
  await (await openStore(store.path)).close()
  tell('after opening and closing it a second time')

  const workshop = threadWorkshop(store.path)
  const jobs = createJobs(workshop, clock)
  const files = [{ name: zipName('2026-11-20'), bytes: Uint8Array.from(readFileSync(archive)) }]
  const { id } = jobs.import(files, true)
  while (jobs.find(id)?.state === 'working') await jobs.settled(id, 1_000)
  if (jobs.find(id)?.outcome?.is !== 'imported') throw new Error('the import was not done')
  tell('after an import in the thread')
  await jobs.close()
  tell('after the thread has ended')
  await undo(book, (await listOperations(store.db, 1))[0]?.id, 'cli')
  tell('after taking the import back')
  store.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  tell('after writing the log into the book')

  readFileSync(store.path)
  readFileSync(`${store.path}-shm`)
  tell('control')
}
