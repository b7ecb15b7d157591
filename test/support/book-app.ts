import { bookRoutes } from '#web/routes/book-routes.ts'
import { allRoutes } from '#web/routes/index.ts'
import { type TestApp, testApp } from './test-app.ts'
import { type TestBook, testBook } from './test-book.ts'

/** A book with the whole web in front of it. */
export interface BookApp extends TestApp {
  readonly book: TestBook
  /** The words of a page asked for. */
  html(path: string): Promise<string>
}

/** A new book with the whole web in front of it, for one test. */
export async function bookApp(options: Parameters<typeof testBook>[0] = {}): Promise<BookApp> {
  const book = await testBook(options)
  const app = testApp({}, [...bookRoutes(book), ...allRoutes])
  return { ...app, book, html: async (path) => (await app.get(path)).text() }
}
