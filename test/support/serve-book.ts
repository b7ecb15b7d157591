import { onTestFinished } from 'vitest'
import type { Book } from '#actions/moment.ts'
import { type Serving, serve } from '#cli/serve.ts'
import { threadWorkshop } from '#jobs/thread-workshop.ts'
import type { Theme } from '#views/layout.ts'
import { createApp } from '#web/app.ts'
import { routesOver } from './book-app.ts'

/**
 * Serves a book on a port of its own until the test is over, the long work of one on a disk in a thread, as the program
 * does it; `origin` is without a slash at its end.
 */
export async function serveBook(book: Book, theme: Theme = 'auto'): Promise<Serving & { readonly origin: string }> {
  const { path } = book.store
  const workshop = path === ':memory:' ? undefined : threadWorkshop(path)
  if (workshop) onTestFinished(() => workshop.close())
  const routes = routesOver(book, workshop)
  const serving = await serve({
    appFor: (port) => createApp({ port, frame: () => ({ theme }), log: () => {} }, routes),
    port: 0,
    print: () => {},
  })
  onTestFinished(() => serving.stop())
  return { ...serving, origin: `http://127.0.0.1:${serving.port}` }
}
