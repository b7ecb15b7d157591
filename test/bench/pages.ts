import Sqlite from 'better-sqlite3'
import { nowQueue } from '#actions/now-queue.ts'
import { addDays } from '#model/day.ts'
import { listPeople } from '#store/list-people.ts'
import { ask, wordsOf } from './ask.ts'
import { benchDay, markSomebody, openBench, openCopy } from './bench-book.ts'
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
  /** What is asked for, in turns. */
  readonly paths: readonly string[]
  readonly goal: Goal | null
  readonly unpacked?: true
  readonly afterChange?: true
}

const toHello = (atMost: number): Goal => ({ atMost, of: 'limit' })

/** More than are asked for in one figure, so that none is asked for twice while it is measured. */
const OTHERS = 60

/** A word as somebody types it who leaves out a letter. */
const slipped = (word: string) => word.slice(0, 2) + word.slice(3)

/**
 * Addresses of a kind, another each time, as somebody asks who looks for one person after the other: pages from the middle
 * of the list, people with an invitation, words that are searched for, rightly and with a slip, and filters.
 */
function different(sqlite: Sqlite.Database) {
  const all = sqlite
    .prepare(`select id, name_key from contacts where id <> 'me' order by name_key, id`)
    .all() as readonly { readonly id: string; readonly name_key: string }[]
  const invited = sqlite.prepare('select distinct contact_id from invitations order by id').pluck().all() as string[]
  const spread = <T>(list: readonly T[]) =>
    Array.from({ length: OTHERS }, (_, at) => list[Math.floor((at * list.length) / OTHERS)] as T)
  const words = spread(all).map(({ name_key }) => name_key.split(' ').at(-1) ?? '')
  const search = (list: readonly string[]) => list.map((word) => `/people?${new URLSearchParams({ q: word })}`)
  const days = Array.from({ length: OTHERS }, (_, at) => addDays(benchDay, -30 - at))
  return {
    further: spread(all).map(
      ({ id, name_key }) => `/people?${new URLSearchParams({ after: id, afterName: name_key })}`,
    ),
    persons: spread(invited).map((id) => `/people/${id}`),
    searches: search(words),
    slips: search(words.map(slipped)),
    filters: days.map((day) => `/people?invited=unanswered&quiet=${day}`),
  }
}

/**
 * Pages as a browser asks for them, packed, beside a server of the same kind that says hello. What somebody comes back to
 * (Now, the first and the last page of the people, the open invitations) is the same page again and again, kept until the
 * book changes; "once somebody was marked" says what the first look after a change takes. What somebody looks for is
 * another each time: a page further on, a person, words, a filter.
 */
export const pages: Step = async (made, say) => {
  const book = await openCopy(made)
  const { sqlite } = book.store
  // As the program does by itself when it starts.
  await nowQueue(book)
  const { port, helloPort, close } = await serveBoth(book)
  const last = lastPage(sqlite).path
  const { further, persons, searches, slips, filters } = different(sqlite)
  const same = (path: string) => ({ number: '', paths: [path], goal: null })
  const asked: readonly Asking[] = [
    { ...same('/people'), number: '8', name: 'first page of people', goal: toHello(2.5) },
    { ...same('/people'), number: '8', name: 'first page of people, not packed', unpacked: true },
    { ...same(last), number: '8', name: 'last page of people', goal: toHello(2.5) },
    { number: '8', name: 'a page of people further on, another each time', paths: further, goal: null },
    { ...same('/people'), name: 'first page of people, once somebody was marked', afterChange: true },
    { ...same('/'), number: '9', name: 'Now', goal: { ...toHello(3), p95: true } },
    { ...same('/'), number: '9', name: 'Now, not packed', unpacked: true },
    { ...same('/'), name: 'Now, once somebody was marked', afterChange: true },
    { number: '', name: 'one person, another each time', paths: persons, goal: null },
    { ...same('/sent'), name: 'sent invitations' },
    { ...same('/received'), name: 'received invitations' },
    {
      number: '',
      name: 'people whose invitation went unanswered, silent since another day each time',
      paths: filters,
      goal: null,
    },
    { number: '10', name: 'search page, another word each time', paths: searches, goal: null },
    { number: '10', name: 'search page, a slip, another each time', paths: slips, goal: null },
  ]
  let changes = 0
  const change = () => markSomebody(book, changes++)
  const figures: Figure[] = []
  for (const { number, name, paths, goal, unpacked = false, afterChange } of asked) {
    let time = 0
    figures.push(
      await measure({
        number,
        name,
        goal,
        rounds: 20,
        limitName: 'hello',
        limit: () => ask({ port: helloPort, path: '/', unpacked }),
        ...(afterChange && { before: change }),
        work: () => ask({ port, path: paths[time++ % paths.length] ?? '/', unpacked }),
        growsWith: 'contacts',
        say,
      }),
    )
  }
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
