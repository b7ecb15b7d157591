import Sqlite from 'better-sqlite3'
import { type CopyElsewhere, copyFrom } from '#model/copy-elsewhere.ts'
import type { Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { type Backup, backUp } from './back-up.ts'
import { discard, readBeside, sizeOf, writeBeside } from './book-files.ts'
import { damagedPages } from './examine.ts'
import { openToExamine } from './open-store.ts'

/** What was last written down about the copy elsewhere of the book at `path`; null when there is none. */
export const readCopy = (path: string): CopyElsewhere | null => copyFrom(readBeside(path, '-copy'))

/** Writes down how far the copy elsewhere is. */
export function noteCopy(path: string, copy: CopyElsewhere): void {
  writeBeside(path, '-copy', `${JSON.stringify(copy)}\n`)
}

/** Makes the place into which a copy is fetched; whatever an earlier attempt left there goes. */
export function placeForCopy(path: string): string {
  const fetched = `${path}.fetched`
  discardCopy(fetched)
  return fetched
}

/** Removes what was fetched. */
export function discardCopy(fetched: string): void {
  discard(fetched)
  discard(`${fetched}.tmp`)
}

/** What the program that copies keeps in a book for itself; a book that comes back is without. */
const ITS_OWN = ['_litestream_seq', '_litestream_lock']

/**
 * Looks a fetched file over as one of a stranger, and puts it among the backups of the book at `path`, checked like each
 * of them, to be restored from there. Throws a Problem when it is not a whole book.
 */
export function takeInCopy(path: string, fetched: string, at: Instant): Backup {
  if (sizeOf(fetched) === null)
    throw new Problem('not-found', {
      what: 'There is no copy of a book there.',
      why: 'Nothing was found to bring back. Nothing was changed.',
      fix: 'Check the place: it is what was given to decorum replicate --to.',
    })
  const glimpse = openToExamine(fetched)
  try {
    const [damage] = damagedPages(glimpse.sqlite)
    if (damage !== undefined)
      throw new Problem('refused', {
        what: 'The copy is damaged, and was not put in place.',
        why: `${damage.replace(/\s+/g, ' ')}. Nothing was changed.`,
        fix: 'Look for another copy, or for a backup: decorum backups.',
      })
  } finally {
    glimpse.close()
  }
  const sqlite = new Sqlite(fetched, { fileMustExist: true })
  try {
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('cell_size_check = ON')
    for (const table of ITS_OWN) sqlite.exec(`drop table if exists ${table}`)
    return backUp(sqlite, path, 'from-elsewhere', at)
  } finally {
    sqlite.close()
  }
}

/** When the book was last changed; null where nothing was, or it cannot be told. */
export function lastChange(sqlite: Sqlite.Database): Instant | null {
  return (sqlite.prepare('select at from operations order by rowid desc limit 1').pluck().get() as Instant) ?? null
}
