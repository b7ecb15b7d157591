import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { importArchive } from '#actions/import-archive.ts'
import type { Archive } from '#formats/archive.ts'
import { readLinkedIn } from '#formats/linkedin/read-linkedin.ts'
import { archiveOf, openBench } from './bench-book.ts'
import { measure, type Step } from './measure.ts'

/** The same rows, ready made, into tables with as many indices, in one durable transaction. */
function rawInsert(path: string, archive: Archive): () => void {
  const { connections, invitations, messages } = readLinkedIn(archive)
  return () => {
    const db = new Sqlite(path)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec(`create table rows (id text primary key, who text, at text, body text) strict;
      create index by_who on rows (who, at); create index by_at on rows (at, id)`)
    const insert = db.prepare('insert into rows values (?, ?, ?, ?)')
    db.transaction(() => {
      let id = 0
      const put = (who: string, at: string, body: string) => insert.run(String(id++).padStart(9, '0'), who, at, body)
      for (const each of connections) put(each.name, each.connectedOn, each.company ?? '')
      for (const each of invitations) put(each.name, each.sentAt, each.note)
      for (const each of messages) put(each.otherName, each.sentAt, each.text)
    })()
    db.close()
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  }
}

/** Bringing in an archive: read, checked, joined and written with its journal, the first time and again. */
export const importing: Step = async ({ people, folder, path }) => {
  const archive = archiveOf(people)
  const raw = { limitName: 'raw insert', limit: rawInsert(join(folder, 'raw.db'), archive), rounds: 3 }
  let number = 0
  const first = await measure({
    ...raw,
    goal: '6',
    name: 'import, journal included',
    atMost: 2,
    async work() {
      const fresh = join(folder, `import-${number++}.db`)
      const book = await openBench(fresh)
      await importArchive(book, archive, { preview: false })
      await book.store.close()
      for (const end of ['', '-wal', '-shm', '-seen']) rmSync(fresh + end, { force: true })
    },
  })
  const book = await openBench(path)
  const again = await measure({
    ...raw,
    goal: '6',
    name: 'the same archive again',
    atMost: 1,
    work: () => importArchive(book, archive, { preview: false }),
  })
  await book.store.close()
  return [first, again]
}
