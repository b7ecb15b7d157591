import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import Sqlite from 'better-sqlite3'
import { listPeople } from '#store/list-people.ts'
import { routesOver } from '#test/support/book-app.ts'
import { createApp } from '#web/app.ts'
import { openBench } from './bench-book.ts'
import { type Figure, measure, type Step } from './measure.ts'

function ask(port: number, path: string): Promise<number> {
  return new Promise((done, fail) => {
    const request = get({ host: '127.0.0.1', port, path, headers: { 'Sec-Fetch-Site': 'none' } }, (answer) => {
      let bytes = 0
      answer.on('data', (data: Buffer) => {
        bytes += data.length
      })
      answer.on('end', () =>
        answer.statusCode === 200 ? done(bytes) : fail(new Error(`${path}: ${answer.statusCode}`)),
      )
    })
    request.on('error', fail)
  })
}

/** Pages as a browser asks for them, beside a server that says hello. */
export const pages: Step = async ({ path }) => {
  const book = await openBench(path)
  const hello = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1')
  const own = createServer((request, answer) => listener(request, answer)).listen(0, '127.0.0.1')
  for (const server of [hello, own]) if (!server.listening) await once(server, 'listening')
  const [helloPort, port] = [hello, own].map((server) => (server.address() as AddressInfo).port) as [number, number]
  const app = createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, routesOver(book))
  const listener = getRequestListener((request, env) => app.fetch(request, env))
  const last = book.store.sqlite
    .prepare(`select id, name_key from contacts where id <> 'me' order by name_key desc, id desc limit 1 offset 50`)
    .get() as { id: string; name_key: string }
  const lastPage = `/people?${new URLSearchParams({ after: last.id, afterName: last.name_key })}`
  const asked: readonly (readonly [goal: string, name: string, path: string, atMost: number | null])[] = [
    ['8', 'first page of people', '/people', 2.5],
    ['8', 'last page of people', lastPage, 2.5],
    ['9', 'Now', '/', 3],
    ['8', 'one person', `/people/${last.id}`, null],
    ['8', 'sent invitations', '/sent', null],
    ['10', 'search page', '/people?q=garcia', null],
    ['10', 'search page, a slip', '/people?q=grcia', null],
  ]
  const figures: Figure[] = []
  for (const [goal, name, address, atMost] of asked) {
    const bytes = await ask(port, address)
    const pair = { goal, name: `${name} (${Math.round(bytes / 1000)} kB)`, atMost, rounds: 20 }
    const limit = { limitName: 'hello', limit: () => ask(helloPort, '/') }
    figures.push(await measure({ ...pair, ...limit, work: () => ask(port, address) }))
  }
  for (const server of [hello, own]) {
    server.closeAllConnections()
    server.close()
  }
  await book.store.close()
  return figures
}

/** Searching in the store while somebody types, accents folded. */
export const searching: Step = async ({ path }) => {
  const book = await openBench(path)
  const raw = new Sqlite(path, { readonly: true })
  const like = raw.prepare('select * from contacts where name like @w or company like @w or position like @w limit 50')
  const words = ['gar', 'garcía', 'mar', 'lopez', 'eng', 'zzz']
  const figure = await measure({
    goal: '10',
    name: 'search for six words',
    atMost: 0.5,
    rounds: 10,
    limitName: 'LIKE scan',
    limit: () => {
      for (const word of words) like.all({ w: `%${word}%` })
    },
    work: async () => {
      for (const word of words) await listPeople(book.store.db, { words: word }, 50)
    },
  })
  raw.close()
  await book.store.close()
  return [figure]
}
