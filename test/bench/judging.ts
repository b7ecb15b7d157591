import Sqlite from 'better-sqlite3'
import { checkDraft } from '#actions/check-draft.ts'
import { listFindings } from '#actions/list-findings.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import { reviewWeek } from '#actions/review-week.ts'
import { openBench } from './bench-book.ts'
import { measure, type Step } from './measure.ts'

const note = 'Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

/** Judging the whole book, afresh every time: by a connection that has kept nothing. */
export const judging: Step = async ({ path }) => {
  const book = await openBench(path)
  const { sqlite } = book.store
  const scan = sqlite.prepare('select count(*), sum(length(note)) from invitations')
  const limit = { limitName: 'one scan of the invitations', limit: () => scan.all() }
  let day = 0
  // A setting nobody reads makes it another book, as any change would.
  const change = () => sqlite.prepare('insert or replace into settings values (?, ?)').run('bench', String(day++))
  const figures = [
    await measure({
      ...limit,
      goal: '1',
      name: 'judge the whole book',
      atMost: 5,
      work: () => {
        change()
        return listFindings(book)
      },
    }),
    await measure({
      ...limit,
      goal: '1',
      name: 'judge it again, unchanged',
      atMost: 1,
      work: () => listFindings(book),
    }),
    await measure({ ...limit, goal: '9', name: 'the weekly review', atMost: null, work: () => reviewWeek(book) }),
  ]
  sqlite.prepare('delete from settings where id = ?').run('bench')
  await book.store.close()
  return figures
}

/** The verdict on one draft, its note read. */
export const drafting: Step = async ({ path }) => {
  const book = await openBench(path)
  const { sqlite } = book.store
  const id = sqlite.prepare(`select id from contacts where id <> 'me' limit 1`).pluck().get() as string
  const read = sqlite.prepare('select * from contacts where id = ?')
  const limit = { limitName: 'point read', limit: () => read.get(id), limitTimes: 1000, rounds: 20 }
  const draft = (to: string, words: string) => () => checkDraft(book, { to, note: words, purpose: 'maps' })
  const figures = [
    await measure({ ...limit, goal: '5', name: 'verdict without a note', atMost: 40, work: draft(id, ''), times: 5 }),
    await measure({
      ...limit,
      goal: '5',
      name: 'verdict with its note',
      atMost: null,
      work: draft(id, note),
      times: 5,
    }),
    await measure({
      ...limit,
      goal: '5',
      name: 'verdict, nobody known',
      atMost: null,
      work: draft('Zzz Nobody', note),
    }),
  ]
  await book.store.close()
  return figures
}

/** Writing one invitation down, durably, judged as it is logged. */
export const logging: Step = async ({ path, folder }) => {
  const book = await openBench(path)
  const raw = new Sqlite(`${folder}/one.db`)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec('create table if not exists one (id integer primary key, body text)')
  const insert = raw.prepare('insert into one (body) values (?)')
  const ids = book.store.sqlite
    .prepare(`select id from contacts where connected_on is null and id <> 'me' limit 100`)
    .pluck()
    .all() as string[]
  let next = 0
  const figure = await measure({
    goal: '4',
    name: 'write one invitation down',
    atMost: 3,
    rounds: 20,
    limitName: 'bare durable insert',
    limit: () => insert.run(note),
    work: () =>
      logInvitation(book, {
        direction: 'sent',
        person: ids[next++ % ids.length] ?? '',
        note,
        purpose: 'maps',
        by: 'ui',
      }),
  })
  raw.close()
  await book.store.close()
  return [figure]
}
