import { join } from 'node:path'
import { importArchive } from '#actions/import-archive.ts'
import { archiveOf, openBench, openCopy, removeBook } from './bench-book.ts'
import { type BenchBook, measure, type Step } from './measure.ts'

const TABLES = ['contacts', 'contact_keys', 'relations', 'invitations', 'invitation_events', 'messages'] as const

/** The rows the import makes, ready made, into the same tables with the same indices, in one durable transaction. */
async function rawInsert({ folder, path }: BenchBook): Promise<() => Promise<void>> {
  const made = await openBench(path)
  const ready = TABLES.map((table) => {
    const select = made.store.sqlite.prepare(`select * from ${table} order by rowid`)
    const columns = select.columns().map(({ name }) => name)
    return {
      into: `${table} (${columns})`,
      holes: columns.map(() => '?').join(),
      rows: select.raw().all() as unknown[][],
    }
  })
  await made.store.close()
  const fresh = join(folder, 'raw.db')
  return async () => {
    const { store } = await openBench(fresh)
    store.sqlite.transaction(() => {
      for (const { into, holes, rows } of ready) {
        const insert = store.sqlite.prepare(`insert into ${into} values (${holes})`)
        for (const row of rows) insert.run(row)
      }
    })()
    await store.close()
    removeBook(fresh)
  }
}

/** Bringing in an archive: read, checked, joined and written with its journal, the first time and again. */
export const importing: Step = async (made, say) => {
  const archive = archiveOf(made.people)
  const raw = { limitName: 'raw insert of the same rows', limit: await rawInsert(made), rounds: 3, say }
  const fresh = join(made.folder, 'import.db')
  const first = await measure({
    ...raw,
    number: '6',
    name: 'import, journal included',
    goal: { atMost: 2, of: 'limit' },
    async work() {
      const book = await openBench(fresh)
      await importArchive(book, archive, { preview: false })
      await book.store.close()
      removeBook(fresh)
    },
  })
  const book = await openCopy(made)
  const again = await measure({
    ...raw,
    number: '6',
    name: 'the same archive again',
    goal: { atMost: 1, of: 'limit' },
    work: () => importArchive(book, archive, { preview: false }),
  })
  await book.close()
  return [first, again]
}
