import { join } from 'node:path'
import { listFindings } from '#actions/list-findings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import { nowQueue } from '#actions/now-queue.ts'
import { ask } from './ask.ts'
import { benchNote, openCopy } from './bench-book.ts'
import { serveBoth } from './both-servers.ts'
import { durableInsert, scanOf } from './limits.ts'
import { measure, type Step } from './measure.ts'
import { runToEnd } from './programs.ts'

/** One person after another who may be invited. */
function whomToInvite({ store: { sqlite } }: Book): () => string {
  const ids = sqlite
    .prepare(`select id from contacts where connected_on is null and id <> 'me' limit 300`)
    .pluck()
    .all() as string[]
  let next = 0
  return () => ids[next++ % ids.length] ?? ''
}

/** Writing one invitation down, judged as it is logged; and what is judged anew because of it. */
export const logging: Step = async (made, say) => {
  const book = await openCopy(made)
  const raw = durableInsert(join(made.folder, 'one.db'))
  const limit = { limitName: 'bare durable insert', limit: raw.insert, rounds: 20, say }
  const scan = { limitName: 'one scan of the same rows', limit: scanOf(book.store.sqlite), say }
  const next = whomToInvite(book)
  const write = () =>
    logInvitation(book, { direction: 'sent', person: next(), note: benchNote(), purpose: 'maps', by: 'ui' })
  const figures = [
    await measure({
      ...limit,
      number: '4',
      name: 'write one invitation down',
      goal: { atMost: 3, of: 'limit' },
      work: write,
    }),
    await measure({
      ...limit,
      number: '4',
      name: 'write one down and list the findings',
      goal: { atMost: 3, of: 'limit' },
      work: async () => {
        await write()
        await listFindings(book)
      },
    }),
    await measure({
      ...scan,
      number: '',
      name: 'findings anew after one change',
      goal: null,
      before: write,
      work: () => listFindings(book),
    }),
    await measure({
      ...scan,
      number: '',
      name: 'Now anew after one change',
      goal: null,
      before: write,
      work: () => nowQueue(book),
    }),
  ]
  raw.close()
  await book.close()
  return figures
}

/** A form sent from a page, until what it leads to is there; as a browser without scripts does it, and as htmx does. */
export const saving: Step = async (made, say) => {
  const book = await openCopy(made)
  const raw = durableInsert(join(made.folder, 'one.db'))
  const { port, helloPort, close } = await serveBoth(book)
  const next = whomToInvite(book)
  const waiting = book.store.sqlite
    .prepare(
      `select id from invitations as i where direction = 'sent'
        and not exists (select 1 from invitation_events where invitation_id = i.id) order by sent_on desc limit 300`,
    )
    .pluck()
    .all() as string[]
  const hello = () => ask({ port: helloPort, path: '/' })
  const pair = {
    number: '12',
    // Twice hello and one durable write are the goal itself, whatever a form needs to show what it saved.
    goal: { atMost: 1, of: 'limit' },
    rounds: 20,
    limitName: 'hello twice and a durable insert',
    async limit() {
      await hello()
      await hello()
      raw.insert()
    },
    say,
  } as const
  const figures = [
    await measure({
      ...pair,
      name: 'save an answer in a list, until its notice is there',
      // One answer each; the rounds have taken some.
      most: waiting.length - 50,
      work: () => {
        const form = { kind: 'withdrawn', back: '/sent' }
        return ask({ port, path: `/invitations/${waiting.shift()}`, form, piece: true })
      },
    }),
    await measure({
      ...pair,
      name: 'save a new invitation, until its page is there',
      async work() {
        const form = { direction: 'sent', person: next(), note: benchNote(), on: '', back: '/sent' }
        const { location } = await ask({ port, path: '/invitations/log', form })
        if (!location?.includes('done=logged')) throw new Error(`the form led to ${location}`)
        await ask({ port, path: location })
      },
    }),
  ]
  close()
  raw.close()
  await book.close()
  return figures
}

/** One invitation written down by a command, from starting the process to its end. */
export const command: Step = async (made, say) => {
  const book = await openCopy(made)
  const { path } = book.store
  const next = whomToInvite(book)
  const bare = `const db = new (require('better-sqlite3'))(process.argv[1])
    db.pragma('journal_mode = WAL'); db.pragma('synchronous = FULL')
    db.exec('create table if not exists one (id integer primary key, body text)')
    db.prepare('insert into one (body) values (?)').run('x'); db.close()`
  const figure = await measure({
    number: '',
    name: 'decorum log, from start to end',
    goal: null,
    rounds: 5,
    limitName: 'bare node and a durable insert',
    limit: () => runToEnd(['-e', bare, join(made.folder, 'bare.db')]),
    work: () => runToEnd(['src/launch.mjs', 'log', 'sent', next(), '--note', benchNote(), '--db', path]),
    say,
  })
  await book.close()
  return [{ ...figure, memory: null }]
}
