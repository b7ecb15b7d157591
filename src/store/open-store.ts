import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { Problem } from '#model/problem.ts'
import { backUp, backupsOf } from './back-up.ts'
import { StoreDialect } from './dialect.ts'
import { keepFor } from './kept.ts'
import { CURRENT_VERSION, migrate } from './migrate.ts'
import type { Database } from './schema.ts'
import { heldAgainst } from './seen.ts'

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

/** Where it is noted what a book holds as it is closed. */
const noteBeside = (path: string) => `${path}-seen`

function readNote(path: string): string {
  try {
    return readFileSync(noteBeside(path), 'utf8')
  } catch {
    return ''
  }
}

/** Notes what the book holds. Only a help: where it cannot be read or written any more, it is closed without. */
function keepNote(path: string, note: () => string | undefined): void {
  try {
    const text = note()
    if (text !== undefined) writeFileSync(noteBeside(path), text, { mode: OURS_ALONE })
  } catch {
    // A disk that is full, read-only or failing.
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
  // Where a book has backups, a file that is none any more has lost its beginning.
  const wasABook = code === 'SQLITE_NOTADB' && backupsOf(path).length > 0
  if (code.startsWith('SQLITE_CORRUPT') || wasABook) return damaged(path, reason)
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
    if (version > 0 && version < CURRENT_VERSION && !inMemory) backUp(sqlite, file, `before-version-${CURRENT_VERSION}`)
    if (version === 0) sqlite.pragma(`application_id = ${APPLICATION_ID}`)
  } catch (error) {
    sqlite.close()
    throw error instanceof Problem ? error : storageProblem(file, error)
  }
  const db = new Kysely<Database>({ dialect: new StoreDialect(sqlite) })
  keepFor(db, sqlite)
  if (version < CURRENT_VERSION) {
    try {
      await migrate(db, version)
    } catch (error) {
      await db.destroy()
      throw storageProblem(file, error)
    }
  }
  const held = heldAgainst(sqlite, inMemory ? '' : readNote(file))
  return {
    path: file,
    db,
    sqlite,
    missing: held.missing,
    async close() {
      if (!inMemory && sqlite.open) keepNote(file, () => held.noteFor(sqlite))
      await db.destroy()
      // Kysely closes only a connection it was asked to use.
      if (sqlite.open) sqlite.close()
    },
  }
}

const sizeOf = (file: string) => (existsSync(file) ? statSync(file).size : 0)

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
  if (!existsSync(file)) {
    throw new Problem('not-found', {
      what: `There is no book at ${file}.`,
      why: 'No file lies there; none was made.',
      fix: 'Name the book with --db. Any other command begins a new one.',
    })
  }
  if (statSync(file).size === 0) {
    refuseEmptied(file)
    throw new Problem('storage', {
      what: `${file} is empty: no book was begun in it.`,
      why: 'Nothing was changed.',
      fix: 'Any other command begins one, such as decorum import.',
    })
  }
  let sqlite: Sqlite.Database | undefined
  try {
    // Read-only it would leave an empty log behind that it may not take away. But where there is anything in a log, only
    // a connection that may not write is sure to leave it there.
    const readonly = existsSync(`${file}-journal`) || sizeOf(`${file}-wal`) > 0
    sqlite = new Sqlite(file, { readonly, fileMustExist: true })
    sqlite.pragma('query_only = ON')
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('trusted_schema = OFF')
    const opened = sqlite
    return { path: file, sqlite, version: checkIdentity(sqlite, file), close: () => opened.close() }
  } catch (error) {
    sqlite?.close()
    throw error instanceof Problem ? error : storageProblem(file, error)
  }
}

/** What can be seen of a book from outside its file; the file itself is not read. */
export interface Surroundings {
  /** Files and folders that others may use, each with its mode as in `ls`; folders only where others may write to them. */
  readonly open: readonly { readonly path: string; readonly mode: string; readonly folder: boolean }[]
  /** Bytes of the book, and of the log beside it. */
  readonly size: number
  readonly logSize: number
  /** Bytes free on its disk. */
  readonly free: number
}

/** Looks at the files of a book and at those of its backups. Systems without modes have nothing open to others. */
export function lookAround(path: string, backups: readonly string[]): Surroundings {
  const folder = dirname(path)
  const beside = [path, `${path}-wal`, `${path}-shm`, ...backups].filter((file) => existsSync(file))
  const { bavail, bsize } = statfsSync(folder)
  const asWritten = (mode: number) => (mode & 0o777).toString(8).padStart(4, '0')
  const open = beside.flatMap((file) => {
    const { mode } = statSync(file)
    return (mode & 0o077) === 0 ? [] : [{ path: file, mode: asWritten(mode), folder: false }]
  })
  const { mode } = statSync(folder)
  // Whoever may write to a folder may put another file in the place of the book, but for one like /tmp.
  if ((mode & 0o022) !== 0 && (mode & 0o1000) === 0) open.push({ path: folder, mode: asWritten(mode), folder: true })
  return {
    open: process.platform === 'win32' ? [] : open,
    size: sizeOf(path),
    logSize: sizeOf(`${path}-wal`),
    free: bavail * bsize,
  }
}
