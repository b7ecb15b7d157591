import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { importArchive } from '#actions/import-archive.ts'
import { columns } from '#store/schema.ts'
import { archiveOf, openBench } from './bench-book.ts'
import { measure, type Step } from './measure.ts'

const TABLES = ['contacts', 'contact_keys', 'relations', 'invitations', 'invitation_events', 'messages'] as const

/** The rows the archive comes to, ready made, into the same tables with the same indices, in one durable transaction. */
async function rawInsert(path: string, imported: string): Promise<() => Promise<void>> {
  const { store } = await openBench(imported)
  const ready = TABLES.map((table) => ({
    sql: `insert into ${table} (${columns[table].join(', ')}) values (${columns[table].map(() => '?').join(', ')})`,
    rows: store.sqlite
      .prepare(`select ${columns[table].join(', ')} from ${table} order by rowid`)
      .raw()
      .all() as unknown[][],
  }))
  await store.close()
  return async () => {
    const fresh = await openBench(path)
    const { sqlite } = fresh.store
    sqlite.transaction(() => {
      for (const { sql, rows } of ready) {
        const insert = sqlite.prepare(sql)
        for (const row of rows) insert.run(row)
      }
    })()
    await fresh.store.close()
    removeBook(path)
  }
}

function removeBook(path: string): void {
  for (const end of ['', '-wal', '-shm', '-seen']) rmSync(path + end, { force: true })
}

/** Bringing in an archive: read, checked, joined and written with its journal, the first time and again. */
export const importing: Step = async ({ people, folder, path }) => {
  const archive = archiveOf(people)
  const raw = { limitName: 'raw insert', limit: await rawInsert(join(folder, 'raw.db'), path), rounds: 3 }
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
      removeBook(fresh)
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
