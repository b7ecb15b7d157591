// `npm run bench`: what a person waits for, as ratios to the limit of the same machine in the same run. Absolute times
// move with the machine and its load; the ratios are what to compare. Nothing here passes or fails.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { checkDraft } from '#actions/check-draft.ts'
import { importArchive } from '#actions/import-archive.ts'
import { listFindings } from '#actions/list-findings.ts'
import type { Book } from '#actions/moment.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import { type Instant, parseDay } from '#model/day.ts'
import { openStore } from '#store/open-store.ts'
import { makeBook } from '#test/book/make-book.ts'
import { owner, story } from '#test/book/sample.ts'

const connections = Number(process.argv[2] ?? 10_000)
const folder = mkdtempSync(join(tmpdir(), 'decorum-bench-'))

/** The best of three, in milliseconds: what the work takes when nothing else gets in its way. */
async function best(work: () => Promise<void> | void, times = 3): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < times; run++) {
    const begun = performance.now()
    await work()
    least = Math.min(least, performance.now() - begun)
  }
  return least
}

function say(what: string, took: number, limit: number, limitWords: string, goal: string): void {
  const ratio = (took / limit).toFixed(2).padStart(8)
  console.log(`${what.padEnd(38)} ${took.toFixed(2).padStart(9)} ms ${ratio} × ${limitWords} (goal ${goal})`)
}

const texts = makeBook({
  seed: 1,
  exportedOn: '2026-11-20',
  owner,
  story,
  connections,
  sent: Math.round(connections * 0.45),
  received: Math.round(connections * 0.2),
  messages: connections * 3,
  remarks: 0,
  noteShare: 0.3,
  pace: 'even',
  handMade: [],
})
const archive = {
  name: 'bench',
  exportedOn: parseDay('2026-11-20') ?? null,
  files: [...texts].map(([name, text]) => ({ name, text })),
  others: [],
}
const clock = { zone: 'UTC', now: () => '2026-11-20T18:00:00.000Z' as Instant }
const reading = readLinkedIn(archive)
console.log(
  `A book of ${reading.connections.length} connections, ${reading.invitations.length} invitations, ${reading.messages.length} messages\n`,
)

// The limit of importing: the same rows, ready made, into tables with the same number of indexes.
const rawInsert = await best(() => {
  const db = new Sqlite(join(folder, `raw-${performance.now()}.db`))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(`create table rows (id text primary key, who text, at text, body text) strict;
    create index by_who on rows (who, at); create index by_at on rows (at, id)`)
  const insert = db.prepare('insert into rows values (?, ?, ?, ?)')
  db.transaction(() => {
    let id = 0
    const put = (who: string, at: string, body: string) => insert.run(String(id++).padStart(9, '0'), who, at, body)
    for (const each of reading.connections) put(each.name, each.connectedOn, each.company ?? '')
    for (const each of reading.invitations) put(each.name, each.sentAt, each.note)
    for (const each of reading.messages) put(each.otherName, each.sentAt, each.text)
  })()
  db.close()
}, 2)

let book: Book | undefined
const imported = await best(async () => {
  await book?.store.close()
  book = { store: await openStore(join(folder, `book-${performance.now()}.db`)), clock }
  await importArchive(book, archive, { preview: false })
}, 2)
if (!book) throw new Error('a book was imported')
const full = book
say('import, journal included', imported, rawInsert, 'raw insert', '≤ 2')
const again = await best(async () => void (await importArchive(full, archive, { preview: true })), 2)
say('the same archive again', again, rawInsert, 'raw insert', '≤ 1')

const { sqlite } = full.store
const scan = await best(() => void sqlite.prepare('select count(*), sum(length(note)) from invitations').all(), 20)
say('judge the whole book', await best(async () => void (await listFindings(full))), scan, 'one scan', '≤ 5')

const pointRead = sqlite.prepare('select * from contacts where id = ?')
const id = sqlite.prepare('select id from contacts limit 1').pluck().get() as string
const point =
  (await best(() => {
    for (let read = 0; read < 1000; read++) pointRead.get(id)
  }, 5)) / 1000
const note = 'Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'
const known = await best(async () => void (await checkDraft(full, { to: id, note, purpose: 'maps' })), 20)
say('verdict on a draft to somebody known', known, point, 'point read', '≤ 40, 2 ms')
const stranger = await best(async () => void (await checkDraft(full, { to: 'Zzz Nobody', note, purpose: 'maps' })), 5)
say('verdict on a draft to somebody new', stranger, point, 'point read', '≤ 40, 2 ms')

const notes = reading.invitations.map((each) => each.note).filter((each) => each !== '')
const perNote =
  (await best(() => {
    for (const each of notes.slice(0, 1000)) readNote(each)
  })) / Math.min(notes.length, 1000)
say('reading one note', perNote, point, 'point read', '2 ms')

await full.store.close()
rmSync(folder, { recursive: true, force: true })
