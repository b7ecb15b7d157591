import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { backUp } from './back-up.ts'
import { damagedBook, emptiedBook, foreignFile, newerBook, openingTrouble } from './book-problems.ts'
import { StoreDialect } from './dialect.ts'
import { teachFolding } from './fold.ts'
import { APPLICATION_ID, numberOf } from './identity.ts'
import { CURRENT_VERSION, migrate } from './migrate.ts'
import type { Database } from './schema.ts'

/** An open book. */
export interface Store {
  /** Where the file lies; `:memory:` for a throw-away book. */
  readonly path: string
  readonly db: Kysely<Database>
  /** For bulk writing inside this folder, on the same connection; nothing outside `store` may use it. */
  readonly sqlite: Sqlite.Database
  /**
   * Closes the book while `work` goes on with its file, then opens what lies there, whatever came of it. Everybody who
   * asks `db` for something meanwhile waits. Not within a transaction, and not for a book in memory.
   */
  whileClosed<R>(work: () => Promise<R> | R): Promise<R>
  close(): Promise<void>
}

const OURS_ALONE = 0o600

/** Creates the folder (0700) and an empty file (0600) before SQLite would create it readable by others. */
function makeReady(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(path)) closeSync(openSync(path, 'wx', OURS_ALONE))
  else if (statSync(path).size === 0) {
    const lost = emptiedBook(path)
    if (lost) throw lost
  }
}

/** Closes a book, known to be one, and what SQLite keeps beside it to everybody else. */
function keepToOurselves(path: string): void {
  if (process.platform === 'win32') return
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (!existsSync(file)) continue
    const { mode } = statSync(file)
    if ((mode & 0o077) !== 0) chmodSync(file, mode & 0o700)
  }
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

function checkHealth(sqlite: Sqlite.Database, path: string): void {
  const answer = sqlite.pragma('quick_check(1)', { simple: true })
  if (answer !== 'ok') throw damagedBook(path, String(answer))
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

/** Which file lies at a path: another one after it was replaced. */
function fileAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null
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
    if (version > 0) checkHealth(sqlite, path)
    configure(sqlite)
    teachFolding(sqlite)
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
  const file = path === ':memory:' ? path : resolve(path)
  let sqlite = await connect(file)
  const db = new Kysely<Database>({ dialect: new StoreDialect(() => sqlite) })
  return {
    path: file,
    db,
    get sqlite() {
      return sqlite
    },
    whileClosed: (work) =>
      db.connection().execute(async () => {
        sqlite.close()
        try {
          return await work()
        } finally {
          sqlite = await connect(file)
        }
      }),
    async close() {
      await db.destroy()
      // Kysely closes only a connection it was asked to use.
      if (sqlite.open) sqlite.close()
    },
  }
}

/** What SQLite keeps beside a book. Left beside another file of that name, it would be written into that. */
const BESIDE = ['-wal', '-shm', '-journal']

/** Whether anything is in a file. A book that is empty or missing must not be opened to be looked at. */
export function hasContent(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Gives a file a second name; on a disk that knows no second names, another one. */
function linkOrMove(file: string, target: string): void {
  try {
    linkSync(file, target)
  } catch {
    renameSync(file, target)
  }
}

/**
 * Sets a book that cannot be read aside, together with what lies beside it, into `quarantine/`, and leaves an empty
 * file in its place: such a one is never begun anew where there are backups. Returns the names there.
 */
export function setAside(path: string): string[] {
  const there = ['', ...BESIDE].filter((suffix) => hasContent(path + suffix))
  if (there.length === 0) return []
  const folder = join(dirname(path), 'quarantine')
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  const number = readdirSync(folder).reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0) + 1
  const name = `${String(number).padStart(5, '0')}-${basename(path)}`
  // Under two names for a moment: whenever this ends, the whole set is in one of the two places.
  for (const suffix of there.toReversed()) linkOrMove(path + suffix, join(folder, name + suffix))
  const empty = `${path}.empty`
  rmSync(empty, { force: true })
  closeSync(openSync(empty, 'wx', OURS_ALONE))
  renameSync(empty, path)
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true })
  return there.map((suffix) => join(folder, name + suffix))
}

/** Puts a file where the book was. What lay beside the old one goes first; it must hold nothing by now. */
export function putInPlace(path: string, file: string): void {
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true })
  renameSync(file, path)
}

/** Removes a file that was to be put in place and was not. */
export function discard(file: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(file + suffix, { force: true })
}
