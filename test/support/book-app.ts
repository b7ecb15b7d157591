import { onTestFinished } from 'vitest'
import type { Book } from '#actions/moment.ts'
import { createJobs } from '#jobs/jobs.ts'
import { localWorkshop } from '#jobs/local-workshop.ts'
import type { Workshop } from '#jobs/workshop.ts'
import { openStore } from '#store/open-store.ts'
import type { Routes } from '#web/deps.ts'
import { bookRoutes } from '#web/routes/book-routes.ts'
import { allRoutes } from '#web/routes/index.ts'
import { readSample } from './sample-book.ts'
import { type TestApp, testApp } from './test-app.ts'
import { type TestBook, testBook } from './test-book.ts'

/** A book with the whole web in front of it. */
export interface BookApp extends TestApp {
  readonly book: TestBook
  /** The words of a page asked for. */
  html(path: string): Promise<string>
}

/** The routes over a book, its long work done on the spot unless another workshop is given. */
export function routesOver(book: Book, workshop: Workshop = localWorkshop(book.store)): readonly Routes[] {
  return [...bookRoutes(book, createJobs(workshop, book.clock), readSample), ...allRoutes]
}

/** Does long work on the spot, through a connection of its own where the book is on a disk, as the program has it. */
async function workshopOf({ store }: Book): Promise<Workshop> {
  if (store.path === ':memory:') return localWorkshop(store)
  const own = await openStore(store.path)
  onTestFinished(() => own.close())
  return localWorkshop(own)
}

/** A new book with the whole web in front of it, for one test. */
export async function bookApp(options: Parameters<typeof testBook>[0] = {}): Promise<BookApp> {
  const book = await testBook(options)
  const app = testApp({}, routesOver(book, await workshopOf(book)))
  return { ...app, book, html: async (path) => (await app.get(path)).text() }
}
