import { readFileSync } from 'node:fs'
import type { Book } from '#actions/moment.ts'
import { reviewWeek } from '#actions/review-week.ts'
import { createJobs } from '#jobs/jobs.ts'
import { threadWorkshop } from '#jobs/thread-workshop.ts'
import { Problem } from '#model/problem.ts'
import { zipName } from '#test/book/zip-book.ts'
import { clock } from './books.ts'

/** Less than a thread needs to load what it works with. */
const TOO_LITTLE = 12

/** Imports in a thread that has too little memory, and says whether the rest of the program still works. */
export async function starveThread(book: Book, archive: string, say: (line: string) => void): Promise<void> {
  const jobs = createJobs(threadWorkshop(book.store.path, TOO_LITTLE), clock)
  const files = [{ name: zipName('2026-11-20'), bytes: Uint8Array.from(readFileSync(archive)) }]
  const { id } = jobs.import(files, true)
  while (jobs.find(id)?.state === 'working') await jobs.settled(id, 1_000)
  const outcome = jobs.find(id)?.outcome
  if (outcome?.is === 'failed' && outcome.error instanceof Problem) say(`failed ${outcome.error.message}`)
  await reviewWeek(book)
  say('answers')
  await jobs.close()
}
