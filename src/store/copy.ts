import Sqlite from 'better-sqlite3'
import { ME } from '#model/contact.ts'
import { APPLICATION_ID, isDamage, numberOf } from './identity.ts'
import { CURRENT_VERSION } from './migrate.ts'
import { columns } from './schema.ts'

/** What a copy of a book holds. */
export interface Held {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>
  /** Contacts that are not the owner. */
  readonly people: number
  /** The last operation in it, null when it has none. */
  readonly upTo: string | null
}

/** How many rows each table of the book holds. */
export function countRows(sqlite: Sqlite.Database): Record<string, number> {
  const tables = sqlite.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
  const known = tables.filter((table) => table in columns)
  return Object.fromEntries(
    known.map((table) => [table, sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number]),
  )
}

function countPeople(sqlite: Sqlite.Database): number {
  return sqlite.prepare('select count(*) from contacts where id <> ?').pluck().get(ME) as number
}

/** The last change a book holds: the id of its operation, null in a new book. */
export function lastOperation(sqlite: Sqlite.Database): string | null {
  const id = sqlite.prepare('select id from operations order by rowid desc limit 1').pluck().get()
  return (id as string | undefined) ?? null
}

/** Opens a file, does something with it, and closes it whatever comes of it. */
export function withFile<R>(file: string, options: Sqlite.Options, work: (sqlite: Sqlite.Database) => R): R {
  const sqlite = new Sqlite(file, options)
  try {
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('cell_size_check = ON')
    return work(sqlite)
  } finally {
    sqlite.close()
  }
}

/** Throws unless SQLite finds nothing wrong with any page, index and row. */
function checkWhole(sqlite: Sqlite.Database): void {
  const answer = String(sqlite.pragma('integrity_check(1)', { simple: true }))
  if (answer !== 'ok') throw new Error(`it is damaged: ${answer}`)
}

/** Whether an open file is a book and whole; false as well when it cannot be read at all. */
export function isWholeBook(sqlite: Sqlite.Database): boolean {
  try {
    return (
      numberOf(sqlite, 'application_id') === APPLICATION_ID &&
      sqlite.pragma('integrity_check(1)', { simple: true }) === 'ok'
    )
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

/**
 * Makes a copy durable. Node's own fsync is switched off under its permission model, so SQLite does it: a commit with
 * synchronous=FULL flushes every page of the file to the disk.
 */
function flush(copy: Sqlite.Database): void {
  copy.pragma('journal_mode = DELETE')
  copy.pragma('synchronous = FULL')
  copy.pragma(`user_version = ${numberOf(copy, 'user_version')}`)
}

/** Checks a copy that was just written and flushes it to the disk. Throws when it does not check out. */
export function finishCopy(file: string): Held {
  return withFile(file, {}, (copy) => {
    checkWhole(copy)
    const held = { rows: countRows(copy), people: countPeople(copy), upTo: lastOperation(copy) }
    flush(copy)
    return held
  })
}

/**
 * Readies a copy to take the place of a book: flushed, and in WAL mode, so that whoever opens it first holds it from
 * their first look at it on, as with any other book.
 */
export function readyCopy(file: string): void {
  withFile(file, {}, (copy) => {
    flush(copy)
    copy.pragma('journal_mode = WAL')
  })
}

/** What is wrong with a copy by its content, in words to follow "It"; null when it is a whole book with those rows. */
export function troubleInside(file: string, rows: Held['rows']): string | null {
  try {
    return withFile(file, { readonly: true, fileMustExist: true }, (copy) => {
      if (numberOf(copy, 'application_id') !== APPLICATION_ID) return 'is no Decorum book.'
      const version = numberOf(copy, 'user_version')
      if (version > CURRENT_VERSION)
        return `was made by a newer Decorum (version ${version} of the book; this program knows ${CURRENT_VERSION}).`
      checkWhole(copy)
      const counted = countRows(copy)
      const differs = Object.entries(rows).find(([table, count]) => counted[table] !== count)
      return differs ? `holds ${counted[differs[0]] ?? 0} rows of ${differs[0]}, and should hold ${differs[1]}.` : null
    })
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}.`
  }
}

/** Whether one of these contacts stands in a copy, or did. Throws when it cannot be looked into. */
export function holdsAny(file: string, contactIds: readonly string[]): boolean {
  return withFile(file, { readonly: true, fileMustExist: true }, (copy) => {
    const lines = copy.prepare(
      `select count(*) from changes where table_name = 'contacts' and row_id in (select value from json_each(?))`,
    )
    return Number(lines.pluck().get(JSON.stringify(contactIds))) > 0
  })
}
