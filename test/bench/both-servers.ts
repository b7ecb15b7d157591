import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Book } from '#actions/moment.ts'
import { routesOver } from '#test/support/book-app.ts'
import { createApp } from '#web/app.ts'
import { helloApp } from './hello.ts'

/** The program over a book, and a server of the same kind that says hello; both in this process. */
export interface BothServers {
  readonly port: number
  readonly helloPort: number
  close(): void
}

/** Starts both. */
export async function serveBoth(book: Book): Promise<BothServers> {
  const hello = createServer(getRequestListener(helloApp().fetch)).listen(0, '127.0.0.1')
  const own = createServer((request, answer) => listener(request, answer)).listen(0, '127.0.0.1')
  for (const server of [hello, own]) if (!server.listening) await once(server, 'listening')
  // In one process a long step holds up the timer that ends an idle connection: the next request would meet its end.
  for (const server of [hello, own]) server.keepAliveTimeout = 0
  const [helloPort, port] = [hello, own].map((server) => (server.address() as AddressInfo).port) as [number, number]
  const app = createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, routesOver(book))
  const listener = getRequestListener((request, env) => app.fetch(request, env))
  return {
    port,
    helloPort,
    close() {
      for (const server of [hello, own]) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}
