import type { Book } from '#actions/moment.ts'
import { createJobs } from '#jobs/jobs.ts'
import { localWorkshop } from '#jobs/local-workshop.ts'
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

/** The routes over a book, its long work done on the spot. */
export function routesOver(book: Book): readonly Routes[] {
  return [...bookRoutes(book, createJobs(localWorkshop(book.store), book.clock), readSample), ...allRoutes]
}

/** A new book with the whole web in front of it, for one test. */
export async function bookApp(options: Parameters<typeof testBook>[0] = {}): Promise<BookApp> {
  const book = await testBook(options)
  const app = testApp({}, routesOver(book))
  return { ...app, book, html: async (path) => (await app.get(path)).text() }
}
