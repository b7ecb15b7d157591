import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Problem } from '#model/problem.ts'
import { backUp, backupsOf } from './back-up.ts'
import { StoreDialect } from './dialect.ts'
import { teachFolding } from './fold.ts'
import { CURRENT_VERSION, migrate } from './migrate.ts'
import type { Database } from './schema.ts'

/** "DECO": marks the file as a Decorum book. */
const APPLICATION_ID = 0x4445434f

/** An open book. */
export interface Store {
  /** Where the file lies; `:memory:` for a throw-away book. */
  readonly path: string
  readonly db: Kysely<Database>
  /** For bulk writing inside this folder, on the same connection; nothing outside `store` may use it. */
  readonly sqlite: Sqlite.Database
  /** How many changes it held when it was last closed and does not hold now: an older file lies in its place. */
  readonly missing: number
  close(): Promise<void>
}

const OURS_ALONE = 0o600

/** What a book held when it was last closed, kept beside it as `BOOK-seen`: a book that went back tells nothing of it. */
interface Seen {
  readonly operations: number
  readonly last: string | null
}

function seenIn(sqlite: Sqlite.Database): Seen {
  const last = sqlite.prepare('select id from operations order by rowid desc limit 1').pluck().get()
  const operations = sqlite.prepare('select count(*) from operations').pluck().get()
  return { operations: operations as number, last: (last as string | undefined) ?? null }
}

function seenBefore(path: string): Seen | undefined {
  try {
    const { operations, last } = JSON.parse(readFileSync(`${path}-seen`, 'utf8')) as Seen
    return Number.isSafeInteger(operations) && typeof last === 'string' ? { operations, last } : undefined
  } catch {
    // None yet, or cut short: then there is nothing to compare with.
    return undefined
  }
}

/** The same as a book is closed, which a disk that fails must not hinder. */
function seenAtTheEnd(sqlite: Sqlite.Database): Seen | undefined {
  try {
    return seenIn(sqlite)
  } catch {
    return undefined
  }
}

function missingFrom(sqlite: Sqlite.Database, now: Seen, before: Seen | undefined): number {
  if (!before || before.operations <= now.operations) return 0
  const there = sqlite.prepare('select 1 from operations where id = ?').get(before.last)
  return there ? 0 : before.operations - now.operations
}

/** Notes what a book holds as it is closed. Only a help: where it cannot be written the book is as good without. */
function keepSeen(path: string, seen: Seen): void {
  try {
    writeFileSync(`${path}-seen`, `${JSON.stringify(seen)}\n`, { mode: OURS_ALONE })
  } catch {
    // A full or a read-only disk.
  }
}

/** Creates the folder (0700) and an empty file (0600) before SQLite would create it readable by others. */
function makeReady(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(path)) closeSync(openSync(path, 'wx', OURS_ALONE))
  else if (!statSync(path).isFile()) throw noFile(path)
  else if (statSync(path).size === 0) refuseEmptied(path)
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

/** An empty file is a book not begun; but where this book has backups, it is one that was lost. */
function refuseEmptied(path: string): void {
  const backup = backupsOf(path).at(-1)
  if (!backup) return
  throw new Problem('storage', {
    what: `${path} is empty, and was a book before.`,
    why: 'Beginning a new one in its place would hide that everything in it is gone; nothing was changed.',
    fix: `Copy backups/${backup.file} over it, or remove the file to begin anew.`,
  })
}

/** A folder, a pipe or a device is no book, and opening one may wait for ever, or close it to everybody else. */
function noFile(path: string): Problem {
  return new Problem('storage', {
    what: `${path} is no file.`,
    why: 'A book is one file; this is a folder, a pipe or a device. Nothing was changed.',
    fix: 'Name a file with --db, or leave it out to use data/decorum.db.',
  })
}

function numberOf(sqlite: Sqlite.Database, pragma: string): number {
  return Number(sqlite.pragma(pragma, { simple: true }))
}

/** Refuses, before anything is written, a file that is not a book or that a newer Decorum wrote. */
function checkIdentity(sqlite: Sqlite.Database, path: string): number {
  const version = numberOf(sqlite, 'user_version')
  const application = numberOf(sqlite, 'application_id')
  const tables = sqlite.prepare('select count(*) from sqlite_schema').pluck().get() as number
  if (application !== APPLICATION_ID && (tables > 0 || application !== 0)) {
    throw new Problem('storage', {
      what: `${path} is a database, but not a Decorum book.`,
      why: 'Decorum writes only to files it made itself; nothing was changed.',
      fix: 'Name another file with --db, or leave it out to use data/decorum.db.',
    })
  }
  if (version > CURRENT_VERSION) {
    throw new Problem('storage', {
      what: `${path} was written by a newer Decorum (version ${version} of the book; this program knows ${CURRENT_VERSION}).`,
      why: 'Opening it here could lose what the newer program keeps; nothing was changed.',
      fix: 'Update Decorum, or open a backup made before the update.',
    })
  }
  return version
}

function checkHealth(sqlite: Sqlite.Database, path: string): void {
  const answer = sqlite.pragma('quick_check(1)', { simple: true })
  if (answer === 'ok') return
  throw damaged(path, String(answer))
}

/** A damaged book: what to do is to go back to the newest backup of it, which is named where there is one. */
function damaged(path: string, how: string): Problem {
  const newest = backupsOf(path).at(-1)
  return new Problem('storage', {
    what: `${path} is damaged: ${how}.`,
    why: 'Decorum does not repair a book by guessing; nothing was changed.',
    fix: newest
      ? `Set the file aside, together with those ending in -wal and -shm, and copy backups/${newest.file} in its place.`
      : 'No backup of this book is listed beside it. Set the file aside, and bring your archive in again to begin anew.',
  })
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

function storageProblem(path: string, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(path, reason)
  return new Problem('storage', {
    what: `The book ${path} cannot be opened: ${reason}.`,
    why: 'Nothing was changed.',
    fix: 'Check that the folder exists and is yours to write to, or name another file with --db.',
  })
}

/** Opens the book at `path`, making or updating it as needed. Throws a Problem of kind `storage` when it cannot. */
export async function openStore(path: string): Promise<Store> {
  const inMemory = path === ':memory:'
  const file = inMemory ? path : resolve(path)
  let sqlite: Sqlite.Database
  let version: number
  try {
    if (!inMemory) makeReady(file)
    sqlite = new Sqlite(file)
  } catch (error) {
    throw error instanceof Problem ? error : storageProblem(file, error)
  }
  try {
    version = checkIdentity(sqlite, file)
    if (!inMemory) keepToOurselves(file)
    if (version > 0) checkHealth(sqlite, file)
    configure(sqlite)
    teachFolding(sqlite)
    if (version > 0 && version < CURRENT_VERSION && !inMemory) backUp(sqlite, file, `before-version-${CURRENT_VERSION}`)
    if (version === 0) sqlite.pragma(`application_id = ${APPLICATION_ID}`)
  } catch (error) {
    sqlite.close()
    throw error instanceof Problem ? error : storageProblem(file, error)
  }
  const db = new Kysely<Database>({ dialect: new StoreDialect(sqlite) })
  if (version < CURRENT_VERSION) {
    try {
      await migrate(db, version)
    } catch (error) {
      await db.destroy()
      throw storageProblem(file, error)
    }
  }
  const before = inMemory ? undefined : seenBefore(file)
  const opened = seenIn(sqlite)
  const missing = missingFrom(sqlite, opened, before)
  return {
    path: file,
    db,
    sqlite,
    missing,
    async close() {
      if (!sqlite.open) return
      const closed = seenAtTheEnd(sqlite)
      await db.destroy()
      // Kysely closes only a connection it was asked to use.
      if (sqlite.open) sqlite.close()
      // A book that went back is told of until somebody goes on from where it is.
      const settled = missing === 0 || closed?.last !== opened.last
      if (!inMemory && closed?.last && closed.last !== before?.last && settled) keepSeen(file, closed)
    },
  }
}
