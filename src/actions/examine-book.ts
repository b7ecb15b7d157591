import { join } from 'node:path'
import { count } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { backupsOf, folderOf, verifyBackup } from '#store/back-up.ts'
import { lookAround } from '#store/book-files.ts'
import { restoreCommand } from '#store/book-problems.ts'
import { contentHash } from '#store/content-hash.ts'
import { countRows } from '#store/copy.ts'
import { lastChange, readCopy } from '#store/copy-elsewhere.ts'
import {
  type Disagreement,
  damagedPages,
  danglingRows,
  disagreements,
  SAFE_SQLITE,
  sqliteInUse,
  timelessOperation,
} from '#store/examine.ts'
import { CURRENT_VERSION } from '#store/migrate.ts'
import { type Glimpse, openToExamine, type Store } from '#store/open-store.ts'

/** One thing that was looked at. */
export interface Check {
  readonly id:
    | 'opens'
    | 'version'
    | 'sqlite'
    | 'pages'
    | 'references'
    | 'journal'
    | 'files'
    | 'backups'
    | 'log'
    | 'space'
    | 'copy'
  readonly ok: boolean
  /** What was found, in a sentence. */
  readonly says: string
  /** What to do about it; null when all is well. */
  readonly fix: string | null
}

/** Everything that can be said of the health of a book. */
export interface Examined {
  readonly ok: boolean
  /** The same for two books that say the same; null for one that cannot be read. */
  readonly contentHash: string | null
  readonly checks: readonly Check[]
  /** Rows per table; empty for a book that cannot be read. */
  readonly counts: Readonly<Record<string, number>>
  /** The version of the book; null for one that cannot be read. */
  readonly version: number | null
}

type Found = Omit<Check, 'id'>

const well = (says: string): Found => ({ ok: true, says, fix: null })
const trouble = (says: string, fix: string): Found => ({ ok: false, says, fix })

const MB = 1_000_000
/** A log is emptied again and again; one of this size was not for long. */
const LARGE_LOG = 256 * MB

const megabytes = (bytes: number) => `${Math.ceil(bytes / MB)} MB`

/** What to do with a damaged book: the newest backup, where there is one. */
function goBack(path: string): string {
  return backupsOf(path).length > 0
    ? `Stop every Decorum that works on it, then run: ${restoreCommand(path)}`
    : 'Set the file aside, and bring your archive in again to begin anew: no backup of this book is listed.'
}

const howWords: Readonly<Record<Disagreement['how'], string>> = {
  differs: 'is not what the journal says',
  broken: 'has a line in the journal that does not follow from the one before it',
  unknown: 'stands in no line of the journal',
}

function journalCheck({ path, sqlite }: Glimpse): Found {
  const timeless = timelessOperation(sqlite)
  if (timeless !== undefined)
    return trouble(
      `The row ${timeless} of operations has a time that is none: something but Decorum wrote to the book.`,
      goBack(path),
    )
  const [first, ...more] = disagreements(sqlite)
  if (!first) return well('Every row is what the journal says it became.')
  const others =
    more.length > 0 ? `, and ${more.length >= 9 ? 'at least ' : ''}${count(more.length, 'row')} besides` : ''
  return trouble(
    `The row ${first.rowId} of ${first.table} ${howWords[first.how]}${others}: something but Decorum wrote to the book.`,
    `Undo may not give back what was. ${goBack(path)}`,
  )
}

function filesCheck(path: string): Found {
  const { open } = lookAround(
    path,
    backupsOf(path).map(({ file }) => join(folderOf(path), file)),
  )
  const [first, ...more] = open
  if (!first) return well('Nobody but you may open the book and its backups.')
  const others = more.length > 0 ? `, and ${count(more.length, 'other')}` : ''
  return trouble(
    `Others on this machine may ${first.folder ? 'put files in' : 'open'} ${first.path} (mode ${first.mode})${others}.`,
    open.map((each) => `chmod ${each.folder ? '700' : '600'} "${each.path}"`).join('; '),
  )
}

function backupsCheck(path: string): Found {
  const backups = backupsOf(path)
  const wrong = backups.flatMap((backup) => {
    const found = verifyBackup(path, backup)
    return found === null ? [] : [`${backup.file}: ${found}`]
  })
  if (backups.length === 0) return well('No backup has been made yet.')
  if (wrong.length === 0)
    return well(`${count(backups.length, 'backup')}, each as it was written, and each opens with all its rows.`)
  return trouble(
    `Of ${count(backups.length, 'backup')}, ${wrong.length} cannot be relied on. ${wrong.join(' ')}`,
    `Do not rely on it. If you removed or changed it yourself, take its line out of ${join(folderOf(path), 'manifest.jsonl')}.`,
  )
}

function spaceCheck(path: string): Found {
  const { size, logSize, free } = lookAround(path, [])
  // A backup is a second copy, and writing the file anew to purge somebody needs two.
  const needed = 3 * (size + logSize)
  return free >= needed
    ? well(`${megabytes(free)} are free on its disk; the book takes ${megabytes(size + logSize)}.`)
    : trouble(
        `Only ${megabytes(free)} are free on its disk, and the book takes ${megabytes(size + logSize)}.`,
        `Free some space, to ${megabytes(needed)} at least: backups and purges write whole copies.`,
      )
}

function logCheck(path: string): Found {
  const { logSize } = lookAround(path, [])
  return logSize <= LARGE_LOG
    ? well(`The log beside the book is ${logSize === 0 ? 'empty' : `of ${megabytes(logSize)}`}.`)
    : trouble(
        `The log beside the book has grown to ${megabytes(logSize)}.`,
        'Stop every Decorum that has the book open; the last one to close it empties the log.',
      )
}

/** A copy elsewhere that lacks changes; what was never asked for is not missed. */
function copyCheck({ path, sqlite }: Glimpse): Found | null {
  const copy = readCopy(path)
  if (!copy) return null
  const { to, upTo, confirmed, trouble: said } = copy
  const changed = lastChange(sqlite)
  if (said === null && upTo !== null && (changed === null || changed <= upTo))
    return well(`The copy at ${to} has every change; it was last confirmed there at ${confirmed ?? upTo}.`)
  return trouble(
    `The copy at ${to} ${upTo === null ? 'is not confirmed' : `has what was there at ${upTo}, and later changes are not in it`}${said === null ? '' : `: ${said}`}.`,
    `Keep it going with: decorum replicate --to "${to}". If you want it no more, remove the file ${path}-copy.`,
  )
}

function versionCheck(version: number): Found {
  return version === CURRENT_VERSION
    ? well(`Version ${version} of the book, the one this program writes.`)
    : trouble(
        `Version ${version} of the book; this program writes version ${CURRENT_VERSION}.`,
        'Open it with any other command, such as decorum findings: a backup is made and the book brought up to date.',
      )
}

/** Runs one check; whatever it cannot read is itself what was found. */
function check(id: Check['id'], path: string, look: () => Found): Check {
  try {
    return { id, ...look() }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { id, ...trouble(`It could not be looked at: ${reason}.`, goBack(path)) }
  }
}

function tryOrNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

/** Looks at everything there is to look at in an open book; nothing is changed. */
function examine(glimpse: Glimpse, beside: readonly Check[]): Examined {
  const { path, sqlite, version } = glimpse
  const checks: Check[] = [
    { id: 'opens', ...well('It opens, and is a Decorum book.') },
    check('version', path, () => versionCheck(version)),
    check('sqlite', path, () => {
      const { version: used, safe } = sqliteInUse(sqlite)
      return safe
        ? well(`SQLite ${used}.`)
        : trouble(
            `SQLite ${used} can lose what two programs write at once.`,
            `Install Decorum anew: ${SAFE_SQLITE} or later comes with it.`,
          )
    }),
    check('pages', path, () => {
      const [first] = damagedPages(sqlite)
      return first === undefined
        ? well('Every page of the file reads as it should.')
        : trouble(`The file is damaged: ${first.replace(/\s+/g, ' ')}.`, goBack(path))
    }),
    check('references', path, () => {
      const dangling = [...danglingRows(sqlite)].map(([table, rows]) => `${count(rows, 'row')} of ${table}`)
      return dangling.length === 0
        ? well('Every row that points at another finds it.')
        : trouble(`What ${dangling.join(' and ')} point at is not in the book.`, goBack(path))
    }),
  ]
  const current = version === CURRENT_VERSION
  if (current) checks.push(check('journal', path, () => journalCheck(glimpse)))
  const copied = path === ':memory:' ? null : tryOrNull(() => copyCheck(glimpse))
  if (copied) checks.push({ id: 'copy', ...copied })
  checks.push(...beside)
  return {
    ok: checks.every((each) => each.ok),
    contentHash: current ? tryOrNull(() => contentHash(glimpse)) : null,
    checks,
    counts: tryOrNull(() => countRows(sqlite)) ?? {},
    version,
  }
}

/** What can be looked at without opening the book. */
function around(path: string): Check[] {
  return [
    check('files', path, () => filesCheck(path)),
    check('backups', path, () => backupsCheck(path)),
    check('log', path, () => logCheck(path)),
    check('space', path, () => spaceCheck(path)),
  ]
}

/**
 * Examines the book at `path`, opened for reading alone; one that cannot be opened is reported as a check that failed.
 * Throws a Problem of kind `not-found` when no file lies there.
 */
export function examineBook(path: string): Examined {
  // Looked at first: while it is open there are files beside it that looking has made.
  const beside = around(path)
  let glimpse: Glimpse
  try {
    glimpse = openToExamine(path)
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'not-found') throw error
    const opens: Check = { id: 'opens', ...trouble(error.message, error.fix) }
    return {
      ok: false,
      contentHash: null,
      checks: [opens, check('backups', path, () => backupsCheck(path))],
      counts: {},
      version: null,
    }
  }
  try {
    return examine(glimpse, beside)
  } finally {
    glimpse.close()
  }
}

/** Examines a book that is open already, such as one in memory. */
export function examineOpen(store: Store): Examined {
  const { path, sqlite } = store
  return examine({ path, sqlite, version: CURRENT_VERSION, close: () => {} }, path === ':memory:' ? [] : around(path))
}
