import Sqlite from 'better-sqlite3'
import { listPeople } from '#store/list-people.ts'
import { ask, wordsOf } from './ask.ts'
import { markSomebody, openBench, openCopy } from './bench-book.ts'
import { serveBoth } from './both-servers.ts'
import { counted, type Figure, type Goal, measure, type Step } from './measure.ts'

/** The last page of the list of people, by the row it starts after. */
export function lastPage(sqlite: Sqlite.Database): {
  readonly id: string
  readonly nameKey: string
  readonly path: string
} {
  const last = sqlite
    .prepare(`select id, name_key from contacts where id <> 'me' order by name_key desc, id desc limit 1 offset 50`)
    .get() as { id: string; name_key: string }
  const path = `/people?${new URLSearchParams({ after: last.id, afterName: last.name_key })}`
  return { id: last.id, nameKey: last.name_key, path }
}

interface Asking {
  readonly number: string
  readonly name: string
  readonly path: string
  readonly goal: Goal | null
  readonly unpacked?: true
  readonly afterChange?: true
}

const toHello = (atMost: number): Goal => ({ atMost, of: 'limit' })

/** Pages as a browser asks for them, packed, beside a server of the same kind that says hello. */
export const pages: Step = async (made, say) => {
  const book = await openCopy(made)
  const { sqlite } = book.store
  const { port, helloPort, close } = await serveBoth(book)
  const { path: last } = lastPage(sqlite)
  const somebody = sqlite.prepare(`select contact_id from invitations limit 1`).pluck().get() as string
  const asked: readonly Asking[] = [
    { number: '8', name: 'first page of people', path: '/people', goal: toHello(2.5) },
    { number: '8', name: 'first page of people, not packed', path: '/people', goal: null, unpacked: true },
    { number: '8', name: 'last page of people', path: last, goal: toHello(2.5) },
    {
      number: '',
      name: 'first page of people, once somebody was marked',
      path: '/people',
      goal: null,
      afterChange: true,
    },
    { number: '9', name: 'Now', path: '/', goal: { ...toHello(3), p95: true } },
    { number: '9', name: 'Now, not packed', path: '/', goal: null, unpacked: true },
    { number: '', name: 'Now, once somebody was marked', path: '/', goal: null, afterChange: true },
    { number: '', name: 'one person', path: `/people/${somebody}`, goal: null },
    { number: '', name: 'sent invitations', path: '/sent', goal: null },
    { number: '', name: 'received invitations', path: '/received', goal: null },
    { number: '', name: 'people whose invitation went unanswered', path: '/people?invited=unanswered', goal: null },
    { number: '10', name: 'search page', path: '/people?q=garcia', goal: null },
    { number: '10', name: 'search page, a slip', path: '/people?q=grcia', goal: null },
  ]
  let changes = 0
  const change = () => markSomebody(book, changes++)
  const figures: Figure[] = []
  for (const { number, name, path, goal, unpacked = false, afterChange } of asked)
    figures.push(
      await measure({
        number,
        name,
        goal,
        rounds: 20,
        limitName: 'hello',
        limit: () => ask({ port: helloPort, path: '/', unpacked }),
        ...(afterChange && { before: change }),
        work: () => ask({ port, path, unpacked }),
        growsWith: 'contacts',
        say,
      }),
    )
  figures.push(
    await measure({
      number: '8',
      name: 'the last page beside the first',
      goal: toHello(1.2),
      rounds: 20,
      limitName: 'first page',
      limit: () => ask({ port, path: '/people' }),
      work: () => ask({ port, path: last }),
      growsWith: 'contacts',
      say,
    }),
  )
  close()
  await book.close()
  return figures
}

/** How many bytes cross the wire for each page, headers included, and how many they are unpacked. */
export const bytes: Step = async ({ path }) => {
  const book = await openBench(path)
  const { port, close } = await serveBoth(book)
  const somebody = book.store.sqlite.prepare(`select contact_id from invitations limit 1`).pluck().get() as string
  const pagesOf = {
    Now: '/',
    People: '/people',
    'one person': `/people/${somebody}`,
    Sent: '/sent',
    Received: '/received',
    Check: '/check',
    Insight: '/insight',
    Settings: '/settings',
  }
  const sum = async (paths: readonly string[], unpacked: boolean) => {
    let all = 0
    for (const each of paths) all += (await ask({ port, path: each, unpacked })).bytes
    return all / 1000
  }
  const figures: Figure[] = []
  for (const [name, page] of Object.entries(pagesOf)) {
    const took = await sum([page], false)
    const limit = await sum([page], true)
    const what = { number: '', name: `bytes of ${name}`, unit: 'kB', limitName: 'unpacked', goal: null } as const
    figures.push(counted({ ...what, took, limit }))
  }
  for (const [name, page] of [
    ['Now', '/'],
    ['People', '/people'],
  ] as const) {
    const words = await wordsOf({ port, path: page })
    const files = [...words.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, file = '']) => file)
    const all = [page, ...new Set(files)]
    figures.push(
      counted({
        number: '11',
        name: `first visit in all, ${name} and its ${all.length - 1} files`,
        unit: 'kB',
        took: await sum(all, false),
        limit: await sum(all, true),
        limitName: 'unpacked',
        goal: { atMost: 60, of: 'unit' },
      }),
    )
  }
  close()
  await book.store.close()
  return figures
}

/** Searching in the store while somebody types, accents folded. */
export const searching: Step = async (made, say) => {
  const book = await openCopy(made)
  const { db, path } = book.store
  const raw = new Sqlite(path, { readonly: true })
  const like = raw.prepare('select * from contacts where name like @w or company like @w or position like @w limit 50')
  const words = ['gar', 'garcía', 'mar', 'lopez', 'eng', 'zzz']
  const pair = {
    number: '10',
    rounds: 10,
    limitName: 'LIKE scan',
    limit: () => {
      for (const word of words) like.all({ w: `%${word}%` })
    },
    work: async () => {
      for (const word of words) await listPeople(db, { words: word }, 50)
    },
    growsWith: 'contacts',
    say,
  } as const
  let changes = 0
  const change = () => markSomebody(book, changes++)
  const figures = [
    await measure({ ...pair, name: 'search for six words', goal: { atMost: 0.5, of: 'limit', p95: true } }),
    await measure({ ...pair, name: 'search for six words, once somebody was marked', goal: null, before: change }),
  ]
  raw.close()
  await book.close()
  return figures
}
