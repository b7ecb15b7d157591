import { onTestFinished } from 'vitest'
import type { Book } from '#actions/moment.ts'
import { type Serving, serve } from '#cli/serve.ts'
import type { Theme } from '#views/layout.ts'
import { createApp } from '#web/app.ts'
import { routesOver } from './book-app.ts'

/** Serves a book on a port of its own until the test is over; `origin` is without a slash at its end. */
export async function serveBook(book: Book, theme: Theme = 'auto'): Promise<Serving & { readonly origin: string }> {
  const serving = await serve({
    appFor: (port) => createApp({ port, frame: () => ({ theme }), log: () => {} }, routesOver(book)),
    port: 0,
    print: () => {},
  })
  onTestFinished(() => serving.stop())
  return { ...serving, origin: `http://127.0.0.1:${serving.port}` }
}
