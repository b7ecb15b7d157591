import Sqlite from 'better-sqlite3'
import type { Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { type Backup, backUp, copyBackup, pathOfBackup, verifyBackup } from './back-up.ts'
import { discard, putInPlace, setAside, sizeOf } from './book-files.ts'
import { bookInUse, openingTrouble } from './book-problems.ts'
import { countRows, isWholeBook, lastOperation, withFile } from './copy.ts'
import { codeOf, isDamage } from './identity.ts'
import { openStore } from './open-store.ts'

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

/** A connection beside which there is no other, in this process or another, until it is closed. */
interface Alone {
  readonly sqlite: Sqlite.Database
  /** Whether it leads to a whole book; with one that does not, nothing can be done but to close it. */
  readonly whole: boolean
}

/** Null where there is nothing that could be opened. Throws a Problem when somebody else has the book open. */
function openAlone(path: string): Alone | null {
  if (!sizeOf(path)) return null
  const sqlite = new Sqlite(path, { timeout: PATIENCE })
  try {
    sqlite.pragma('locking_mode = EXCLUSIVE')
    sqlite.exec('begin exclusive; commit')
    return { sqlite, whole: isWholeBook(sqlite) }
  } catch (error) {
    // Left open: SQLite would tidy up beside the file as it closes, and what lies there may be all that is left.
    if (isDamage(error)) return { sqlite, whole: false }
    sqlite.close()
    throw codeOf(error).startsWith('SQLITE_BUSY') ? bookInUse(path) : openingTrouble(path, error)
  }
}

/** Brings what the journal of the book still holds into its file, so that the file alone is the whole book. */
function gather(sqlite: Sqlite.Database): void {
  const [result] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number; log: number; checkpointed: number }[]
  if (result?.busy !== 0 || result.log !== result.checkpointed) throw new Error('the journal is still in use')
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
  const trouble = verifyBackup(path, backup)
  if (trouble) throw badBackup(backup, trouble)
  onStep('verified')
  const fresh = `${path}.restoring`
  const alone = openAlone(path)
  try {
    onStep('alone')
    const whole = alone?.whole === true ? alone.sqlite : null
    const before = whole ? backUp(whole, path, 'before-restore', at) : null
    onStep('backed-up')
    // A journal that an earlier attempt left beside it would be written into it.
    discard(fresh)
    copyBackup(path, backup, fresh)
    onStep('copied')
    if (whole) gather(whole)
    const aside = whole ? [] : setAside(path)
    // Windows moves nothing that is open, and for the same reason nobody can open it in between.
    if (process.platform === 'win32') alone?.sqlite.close()
    onStep('cleared')
    putInPlace(path, fresh)
    onStep('placed')
    return { backup, before, setAside: aside }
  } catch (error) {
    discard(fresh)
    throw error instanceof Problem ? error : notRestored(error)
  } finally {
    alone?.sqlite.close()
  }
}

/** Opens the book that was put in place, as everybody will, and counts it once more against what the backup held. */
export async function checkRestored(path: string, { backup }: Restored): Promise<void> {
  const store = await openStore(path)
  try {
    const rows = countRows(store.sqlite)
    const differs = Object.entries(backup.rows).find(([table, count]) => rows[table] !== count)
    // Somebody may have written into it already: then its counts are their own.
    const untouched = backup.upTo === undefined || lastOperation(store.sqlite) === backup.upTo
    if (differs && untouched) throw notRestored(new Error(`the book has ${rows[differs[0]]} rows of ${differs[0]}`))
    // A commit makes the new name in the folder durable too.
    store.sqlite.pragma(`user_version = ${Number(store.sqlite.pragma('user_version', { simple: true }))}`)
  } finally {
    await store.close()
  }
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
