import { resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Problem } from '#model/problem.ts'
import { backUp } from './back-up.ts'
import { fileAt, keepNote, keepToOurselves, makeReady, readNote, sizeOf } from './book-files.ts'
import { emptiedBook, foreignFile, newerBook, openingTrouble } from './book-problems.ts'
import { checkHealth } from './check-health.ts'
import { StoreDialect } from './dialect.ts'
import { APPLICATION_ID, numberOf } from './identity.ts'
import { keepFor } from './kept.ts'
import { CURRENT_VERSION, migrate } from './migrate.ts'
import type { Database } from './schema.ts'
import { heldAgainst } from './seen.ts'

/** An open book. */
export interface Store {
  /** Where the file lies; `:memory:` for a throw-away book. */
  readonly path: string
  readonly db: Kysely<Database>
  /** For bulk writing inside this folder, on the same connection; nothing outside `store` may use it. */
  readonly sqlite: Sqlite.Database
  /** How many changes it held when it was last closed and does not hold now: an older file lies in its place. */
  readonly missing: number
  /**
   * Closes the book while `work` goes on with its file, then opens what lies there, whatever came of it. Everybody who
   * asks `db` for something meanwhile waits. Not within a transaction, and not for a book in memory.
   */
  whileClosed<R>(work: () => Promise<R> | R): Promise<R>
  /** The same, but that `work` gets the connection as it is, to do with it what it likes; it is closed afterwards. */
  handOver<R>(work: (sqlite: Sqlite.Database) => Promise<R> | R): Promise<R>
  close(): Promise<void>
}

/** Refuses, before anything is written, a file that is not a book or that a newer Decorum wrote. */
function checkIdentity(sqlite: Sqlite.Database, path: string): number {
  const version = numberOf(sqlite, 'user_version')
  const application = numberOf(sqlite, 'application_id')
  const tables = sqlite.prepare('select count(*) from sqlite_schema').pluck().get() as number
  if (application !== APPLICATION_ID && (tables > 0 || application !== 0)) throw foreignFile(path)
  if (version > CURRENT_VERSION) throw newerBook(path, version)
  return version
}

/** Settings that make a commit survive a power cut and a hostile file harmless; a test reads each back. */
function configure(sqlite: Sqlite.Database): void {
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('fullfsync = ON')
  sqlite.pragma('checkpoint_fullfsync = ON')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  sqlite.pragma('mmap_size = 0')
  sqlite.pragma('secure_delete = ON')
}

const MOST_TRIES = 5

/**
 * Opens the file and looks at what it is. One that was put in its place while it was being opened is the right one: who
 * went on with the file of before would share its companion files with it, and write into them.
 */
function openFile(path: string): { readonly sqlite: Sqlite.Database; readonly version: number } {
  for (let tries = 1; ; tries++) {
    makeReady(path)
    const file = fileAt(path)
    const replaced = () => fileAt(path) !== file && tries < MOST_TRIES
    const sqlite = new Sqlite(path)
    try {
      const version = checkIdentity(sqlite, path)
      if (!replaced()) return { sqlite, version }
    } catch (error) {
      if (!replaced()) {
        sqlite.close()
        throw error
      }
    }
    sqlite.close()
  }
}

/** Opens the file of a book, checks it, and brings it up to date. */
async function connect(path: string): Promise<Sqlite.Database> {
  const inMemory = path === ':memory:'
  let opened: Sqlite.Database | undefined
  try {
    const { sqlite, version } = inMemory ? { sqlite: new Sqlite(path), version: 0 } : openFile(path)
    opened = sqlite
    if (!inMemory) keepToOurselves(path)
    if (version > 0) await checkHealth(sqlite, path)
    configure(sqlite)
    if (version > 0 && version < CURRENT_VERSION && !inMemory) backUp(sqlite, path, `before-version-${CURRENT_VERSION}`)
    if (version === 0) sqlite.pragma(`application_id = ${APPLICATION_ID}`)
    if (version < CURRENT_VERSION) await migrate(new Kysely({ dialect: new StoreDialect(() => sqlite) }), version)
    return sqlite
  } catch (error) {
    opened?.close()
    throw openingTrouble(path, error)
  }
}

/** Opens the book at `path`, making or updating it as needed. Throws a Problem of kind `storage` when it cannot. */
export async function openStore(path: string): Promise<Store> {
  const inMemory = path === ':memory:'
  const file = inMemory ? path : resolve(path)
  let sqlite = await connect(file)
  const compared = () => heldAgainst(sqlite, inMemory ? '' : readNote(file))
  let held = compared()
  const db = new Kysely<Database>({ dialect: new StoreDialect(() => sqlite) })
  keepFor(db, () => sqlite)
  const handOver: Store['handOver'] = (work) =>
    db.connection().execute(async () => {
      try {
        return await work(sqlite)
      } finally {
        sqlite.close()
        sqlite = await connect(file)
        held = compared()
      }
    })
  return {
    path: file,
    db,
    get sqlite() {
      return sqlite
    },
    get missing() {
      return held.missing
    },
    whileClosed: (work) =>
      handOver((own) => {
        own.close()
        return work()
      }),
    handOver,
    async close() {
      if (!inMemory && sqlite.open) keepNote(file, () => held.noteFor(sqlite))
      await db.destroy()
      // Kysely closes only a connection it was asked to use.
      if (sqlite.open) sqlite.close()
    },
  }
}

/** A book opened for looking alone. */
export interface Glimpse extends Pick<Store, 'path' | 'sqlite'> {
  /** The version of the book the file holds. */
  readonly version: number
  close(): void
}

/**
 * Opens the book at `path` for reading alone: nothing is made, updated or put right. Throws a Problem: `not-found` where
 * there is no file, `storage` for one that is empty, of another program, of a newer Decorum or too damaged to be read.
 */
export function openToExamine(path: string): Glimpse {
  const file = resolve(path)
  const size = sizeOf(file)
  if (size === null) {
    throw new Problem('not-found', {
      what: `There is no book at ${file}.`,
      why: 'No file lies there; none was made.',
      fix: 'Name the book with --db. Any other command begins a new one.',
    })
  }
  if (size === 0) {
    throw (
      emptiedBook(file) ??
      new Problem('storage', {
        what: `${file} is empty: no book was begun in it.`,
        why: 'Nothing was changed.',
        fix: 'Any other command begins one, such as decorum import.',
      })
    )
  }
  let sqlite: Sqlite.Database | undefined
  try {
    // Read-only it would leave an empty log behind that it may not take away. But where there is anything in a log, only
    // a connection that may not write is sure to leave it there.
    const readonly = sizeOf(`${file}-journal`) !== null || (sizeOf(`${file}-wal`) ?? 0) > 0
    sqlite = new Sqlite(file, { readonly, fileMustExist: true })
    sqlite.pragma('query_only = ON')
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('trusted_schema = OFF')
    const opened = sqlite
    return { path: file, sqlite, version: checkIdentity(sqlite, file), close: () => opened.close() }
  } catch (error) {
    sqlite?.close()
    throw openingTrouble(file, error)
  }
}
