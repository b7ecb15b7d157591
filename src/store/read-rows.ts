import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { StoreDialect } from './dialect.ts'
import type { Store } from './open-store.ts'
import type { Database, JournalledTable, Row } from './schema.ts'
import { asStorageProblem } from './storage-trouble.ts'

/** Rows in a slice: enough to be quick, few enough to hold nobody up. */
export const SLICE = 500

/** The book as it is at one moment, for reading at leisure; what is written meanwhile is not seen. */
export interface Snapshot {
  readonly db: Kysely<Database>
  close(): Promise<void>
}

/** A second connection: to the file itself, or to a copy of a book that is in memory alone. */
async function secondConnection(store: Store): Promise<Sqlite.Database> {
  if (store.path !== ':memory:') return new Sqlite(store.path, { readonly: true, fileMustExist: true })
  // Asked for through Kysely so that no transaction is half way through on that one connection.
  return store.db.connection().execute(async () => new Sqlite(store.sqlite.serialize()))
}

/** Opens a snapshot of the book; it has to be closed, for until then the file keeps what it needs. */
export async function openSnapshot(store: Store): Promise<Snapshot> {
  let sqlite: Sqlite.Database | undefined
  try {
    sqlite = await secondConnection(store)
    sqlite.pragma('query_only = ON')
    sqlite.pragma('trusted_schema = OFF')
    sqlite.exec('begin')
    // A deferred transaction sees the book as it is at its first read.
    sqlite.prepare('select count(*) from sqlite_schema').get()
  } catch (error) {
    sqlite?.close()
    throw asStorageProblem(error)
  }
  const connection = sqlite
  const db = new Kysely<Database>({ dialect: new StoreDialect(() => connection) })
  return {
    db,
    async close() {
      await db.destroy()
      // Kysely closes only a connection it was asked to use.
      if (connection.open) connection.close()
    },
  }
}

/**
 * Every row of a table by its id, in slices of at most `SLICE`; others get their turn between two slices. Of one
 * moment only when `db` is a snapshot or a transaction.
 */
export async function* readRows<T extends JournalledTable>(db: Kysely<Database>, table: T): AsyncGenerator<Row<T>[]> {
  // Typed as one table in place of all: each has an id, and nothing else is asked of it here.
  const any = db as unknown as Kysely<{ rows: { id: string } }>
  for (let after = ''; ; ) {
    const rows = await any
      .selectFrom(table as 'rows')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(SLICE)
      .execute()
    if (rows.length > 0) yield rows as unknown as Row<T>[]
    if (rows.length < SLICE) return
    after = rows.at(-1)?.id ?? ''
    await setImmediate()
  }
}
