import { Problem } from '#model/problem.ts'
import { backupsOf } from './back-up.ts'
import { codeOf, isDamage } from './identity.ts'
import { CURRENT_VERSION } from './migrate.ts'

/** The command that puts the newest sound backup of a book in its place, as it can be typed. */
export function restoreCommand(path: string): string {
  return `decorum restore latest --db ${/^[\w./~-]+$/.test(path) ? path : `"${path}"`}`
}

/** A damaged book: what to do is to go back to the newest backup of it, where there is one. */
export function damagedBook(path: string, how: string): Problem {
  const newest = backupsOf(path).at(-1)
  return new Problem('storage', {
    what: `${path} is damaged: ${how}.`,
    why: 'Decorum does not repair a book by guessing; nothing was changed.',
    fix: newest
      ? `Stop every Decorum that works on it, then run: ${restoreCommand(path)}. It sets the damaged file aside in quarantine/ and puts the newest backup that is whole in its place; the newest is backups/${newest.file}.`
      : 'No backup of this book is listed beside it. Set the file aside, and bring your archive in again to begin anew.',
  })
}

/** An empty file is a book not begun; but where this book has backups, it is one that was lost. Undefined for the former. */
export function emptiedBook(path: string): Problem | undefined {
  const newest = backupsOf(path).at(-1)
  if (!newest) return undefined
  return new Problem('storage', {
    what: `${path} is empty, and was a book before.`,
    why: 'Beginning a new one in its place would hide that everything in it is gone; nothing was changed.',
    fix: `Run: ${restoreCommand(path)}. It puts the newest backup that is whole in its place; the newest is backups/${newest.file}. Or remove the file to begin anew.`,
  })
}

/** A folder, a pipe or a device is no book, and opening one may wait for ever, or close it to everybody else. */
export function noFile(path: string): Problem {
  return new Problem('storage', {
    what: `${path} is no file.`,
    why: 'A book is one file; this is a folder, a pipe or a device. Nothing was changed.',
    fix: 'Name a file with --db, or leave it out to use data/decorum.db.',
  })
}

/** A database of another program. */
export function foreignFile(path: string): Problem {
  return new Problem('storage', {
    what: `${path} is a database, but not a Decorum book.`,
    why: 'Decorum writes only to files it made itself; nothing was changed.',
    fix: 'Name another file with --db, or leave it out to use data/decorum.db.',
  })
}

/** A book of a version this program does not know. */
export function newerBook(path: string, version: number): Problem {
  return new Problem('storage', {
    what: `${path} was written by a newer Decorum (version ${version} of the book; this program knows ${CURRENT_VERSION}).`,
    why: 'Opening it here could lose what the newer program keeps; nothing was changed.',
    fix: 'Update Decorum, or go back to a backup made before the update: decorum backups lists them.',
  })
}

/** A book that another process has open where it has to be had alone. */
export function bookInUse(path: string): Problem {
  return new Problem('busy', {
    what: `Another Decorum has ${path} open.`,
    why: 'A book is put in place only while nobody else works on it, or their next change would be lost. Nothing was changed.',
    fix: 'Stop the dashboard (Ctrl-C where it runs) and any other command that works on this book, then try again.',
  })
}

/** What kept a book from being opened, in words. */
export function openingTrouble(path: string, error: unknown): Problem {
  if (error instanceof Problem) return error
  const reason = error instanceof Error ? error.message : String(error)
  // What is no database at all may be anybody's file, unless a book was there before.
  const wasBook = !codeOf(error).startsWith('SQLITE_NOTADB') || backupsOf(path).length > 0
  if (isDamage(error) && wasBook) return damagedBook(path, reason)
  if (codeOf(error).startsWith('SQLITE_BUSY'))
    return new Problem('busy', {
      what: `The book ${path} is being put in place or brought up to date by another Decorum.`,
      why: 'Nobody else may open it meanwhile. Nothing was changed.',
      fix: 'Try again in a moment.',
    })
  return new Problem('storage', {
    what: `The book ${path} cannot be opened: ${reason}.`,
    why: 'Nothing was changed.',
    fix: 'Check that the folder exists and is yours to write to, or name another file with --db.',
  })
}
