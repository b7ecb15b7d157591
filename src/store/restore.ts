import Sqlite from 'better-sqlite3'
import type { Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { type Backup, backUp, copyBackup, pathOfBackup, verifyBackup } from './back-up.ts'
import { discard, putInPlace, setAside, sizeOf } from './book-files.ts'
import { bookInUse, openingTrouble } from './book-problems.ts'
import { countRows, isWholeBook, lastOperation, withFile } from './copy.ts'
import { codeOf, isDamage, numberOf } from './identity.ts'
import { openStore, type Store } from './open-store.ts'

/** How far a restore is; a test ends the program after each. */
export type RestoreStep = 'verified' | 'alone' | 'backed-up' | 'copied' | 'cleared' | 'placed'

/** What a restore did. */
export interface Restored {
  readonly backup: Backup
  /** The book as it was before, to go back to; null when it could not be read, or was not there. */
  readonly before: Backup | null
  /** Where the files of a book that could not be read lie now. */
  readonly setAside: readonly string[]
}

/** How long to wait for others to be done with the book, in milliseconds. */
const PATIENCE = 1_000

/**
 * Makes this connection the only one to the book, in this process or another, until it is closed. False where the book
 * is too damaged for that: then nothing can be done with the connection but to close it. Throws a Problem when somebody
 * else has the book open.
 */
function takeAlone(sqlite: Sqlite.Database, path: string): boolean {
  try {
    sqlite.pragma(`busy_timeout = ${PATIENCE}`)
    sqlite.pragma('locking_mode = EXCLUSIVE')
    sqlite.exec('begin exclusive; commit')
    return true
  } catch (error) {
    // Left open: SQLite would tidy up beside the file as it closes, and what lies there may be all that is left.
    if (isDamage(error)) return false
    sqlite.close()
    throw codeOf(error).startsWith('SQLITE_BUSY') ? bookInUse(path) : openingTrouble(path, error)
  }
}

/** Brings what the journal of the book still holds into its file, so that the file alone is the whole book. */
function gather(sqlite: Sqlite.Database): void {
  const [result] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number; log: number; checkpointed: number }[]
  if (result?.busy !== 0 || result.log !== result.checkpointed) throw new Error('the journal is still in use')
}

/** A restore: which book, which backup, when, and who is told how far it is. */
interface Errand {
  readonly path: string
  readonly backup: Backup
  readonly at: Instant
  readonly onStep: (step: RestoreStep) => void
}

/** What is ready for a backup to take the place of the book. */
export interface ReadyRestore {
  readonly backup: Backup
  /** The book as it was backed up for this, with what its connection counts of the changes by others; null: not whole. */
  readonly before: { readonly backup: Backup; readonly seen: number } | null
}

const freshBeside = (path: string) => `${path}.restoring`

function verify({ path, backup, onStep }: Errand): void {
  const trouble = verifyBackup(path, backup)
  if (trouble) throw badBackup(backup, trouble)
  onStep('verified')
}

/** Runs what leaves a copy to be put in place beside the book; where it fails the copy goes. */
function withCopy<R>(path: string, work: () => R): R {
  try {
    return work()
  } catch (error) {
    discard(freshBeside(path))
    throw error instanceof Problem ? error : notRestored(error)
  }
}

function backUpBefore(sqlite: Sqlite.Database, { path, at }: Errand): ReadyRestore['before'] {
  // Looked at first: what changes from here on is seen.
  const seen = numberOf(sqlite, 'data_version')
  return { backup: backUp(sqlite, path, 'before-restore', at), seen }
}

/** Backs up the book as it is, where it is `whole`, and lays a copy of the backup beside it. */
function prepare(whole: Sqlite.Database | null, errand: Errand): ReadyRestore {
  const { path, backup, onStep } = errand
  const before = whole ? backUpBefore(whole, errand) : null
  onStep('backed-up')
  // A journal that an earlier attempt left beside it would be written into it.
  discard(freshBeside(path))
  copyBackup(path, backup, freshBeside(path))
  onStep('copied')
  return { backup, before }
}

/** Puts what is ready in place. `sqlite` is the only connection to the book, null where there is no book. */
function place(sqlite: Sqlite.Database | null, { before }: ReadyRestore, errand: Errand): Restored {
  const { path, backup, onStep } = errand
  const changed = before && sqlite && numberOf(sqlite, 'data_version') !== before.seen
  const kept = changed ? backUpBefore(sqlite, errand) : before
  if (kept && sqlite) gather(sqlite)
  const aside = kept ? [] : setAside(path)
  // Windows moves nothing that is open, and for the same reason nobody can open it in between.
  if (process.platform === 'win32') sqlite?.close()
  onStep('cleared')
  putInPlace(path, freshBeside(path))
  onStep('placed')
  return { backup, before: kept?.backup ?? null, setAside: aside }
}

/**
 * Puts a backup in the place of the book at `path`, which nobody may have open, the caller included. The backup is
 * checked first and the book as it is backed up; one that cannot be read is set aside instead. Whenever this ends, the
 * old book or the new one lies there whole, or an empty file that is never taken for a new book. Throws a Problem when
 * it cannot be done, and then the book is as it was.
 */
export function putBackInPlace(
  path: string,
  backup: Backup,
  at: Instant,
  onStep: (step: RestoreStep) => void = () => {},
): Restored {
  const errand: Errand = { path, backup, at, onStep }
  verify(errand)
  const sqlite = sizeOf(path) ? new Sqlite(path) : null
  const whole = sqlite && takeAlone(sqlite, path) && isWholeBook(sqlite) ? sqlite : null
  try {
    onStep('alone')
    return withCopy(path, () => place(sqlite, prepare(whole, errand), errand))
  } finally {
    sqlite?.close()
  }
}

/** What a book that is open is given to be put back by. */
type Open = Pick<Store, 'path' | 'sqlite' | 'handOver'>

/**
 * Does all of a restore that takes long, while everybody goes on with the book: checks the backup, backs up the book as
 * it is, lays the copy ready. `restoreReady` does the rest.
 */
export function readyRestore(
  { path, sqlite }: Open,
  backup: Backup,
  at: Instant,
  onStep: (step: RestoreStep) => void,
): ReadyRestore {
  const errand: Errand = { path, backup, at, onStep }
  verify(errand)
  return withCopy(path, () => prepare(isWholeBook(sqlite) ? sqlite : null, errand))
}

/**
 * Puts what was made ready through the same book in place, once everybody else has closed it, and opens it anew. What
 * was changed since it was made ready is backed up first. Throws a Problem when it cannot be done, and then the book is
 * as it was.
 */
export async function restoreReady(
  book: Open,
  ready: ReadyRestore,
  at: Instant,
  onStep: (step: RestoreStep) => void,
): Promise<Restored> {
  const { path } = book
  const restored = await book.handOver((sqlite) =>
    withCopy(path, () => {
      const usable = takeAlone(sqlite, path)
      onStep('alone')
      return place(sqlite, usable ? ready : { ...ready, before: null }, { path, backup: ready.backup, at, onStep })
    }),
  )
  compare(book.sqlite, restored)
  return restored
}

/** Opens the book that was put in place, as everybody will, and holds it against the backup once more. */
export async function checkRestored(path: string, restored: Restored): Promise<void> {
  const store = await openStore(path)
  try {
    compare(store.sqlite, restored)
  } finally {
    await store.close()
  }
}

/** Counts a book that was put in place against what the backup held. */
function compare(sqlite: Sqlite.Database, { backup }: Restored): void {
  const rows = countRows(sqlite)
  const differs = Object.entries(backup.rows).find(([table, count]) => rows[table] !== count)
  // Somebody may have written into it already: then its counts are their own.
  const untouched = backup.upTo === undefined || lastOperation(sqlite) === backup.upTo
  if (differs && untouched) throw notRestored(new Error(`the book has ${rows[differs[0]]} rows of ${differs[0]}`))
  // A commit makes the new name in the folder durable too.
  sqlite.pragma(`user_version = ${numberOf(sqlite, 'user_version')}`)
}

function badBackup({ file }: Backup, trouble: string): Problem {
  return new Problem('refused', {
    what: `The backup ${file} cannot be restored: ${trouble}`,
    why: 'Only what is, to the byte, what was made and checked is put in the place of a book. Nothing was changed.',
    fix: 'Choose another: decorum backups --verify says which are whole.',
  })
}

function notRestored(error: unknown): Problem {
  return new Problem('storage', {
    what: `The backup was not put in place: ${error instanceof Error ? error.message : String(error)}.`,
    why: 'The book and its backups are as they were, or listed by decorum backups.',
    fix: 'Free some space, check that the folder is yours to write to, and try again.',
  })
}

/** A change in the history of a book. */
export interface PastChange {
  readonly id: string
  readonly at: Instant
  readonly label: string
}

/** How the book as it is and a backup of it differ, by the changes in their histories. */
export interface Difference {
  /** Changes that are in the book and not in the backup: a restore leaves them behind. */
  readonly lost: number
  /** The latest of these, the newest first. */
  readonly latest: readonly PastChange[]
  /** Changes that are in the backup and not in the book, because it went another way since. */
  readonly back: number
}

const MOST_TOLD = 10

const history = (sqlite: Sqlite.Database) =>
  sqlite.prepare('select id, at, label from operations order by rowid desc').all() as PastChange[]

/** What a restore would leave behind and bring back; null when the book, or the backup, cannot be read. */
export function differenceFrom(path: string, backup: Backup): Difference | null {
  if (!sizeOf(path)) return null
  try {
    const present = withFile(path, { fileMustExist: true }, history)
    const past = withFile(pathOfBackup(path, backup), { fileMustExist: true, readonly: true }, history)
    const [here, there] = [new Set(present.map(({ id }) => id)), new Set(past.map(({ id }) => id))]
    const lost = present.filter(({ id }) => !there.has(id))
    return {
      lost: lost.length,
      latest: lost.slice(0, MOST_TOLD),
      back: past.filter(({ id }) => !here.has(id)).length,
    }
  } catch (error) {
    if (error instanceof Error && codeOf(error).startsWith('SQLITE_')) return null
    throw error
  }
}
