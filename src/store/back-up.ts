import { createHash } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Problem } from '#model/problem.ts'
import { columns } from './schema.ts'

/** One line of the manifest beside the backups. */
export interface Backup {
  readonly file: string
  /** The name of the book's own file: several books may lie in one folder. */
  readonly book: string
  readonly reason: string
  readonly sha256: string
  readonly rows: Readonly<Record<string, number>>
}

/** The folder of the backups of the book at `path`. */
export const folderOf = (path: string): string => join(dirname(path), 'backups')

function readManifest(folder: string): Backup[] {
  const manifest = join(folder, 'manifest.jsonl')
  if (!existsSync(manifest)) return []
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Backup]
      } catch {
        // Empty, or cut short by a crash: that backup was never reported as made.
        return []
      }
    })
}

/** The backups made of the book at `path`, oldest first. */
export function backupsOf(path: string): Backup[] {
  return readManifest(folderOf(path)).filter((backup) => backup.book === basename(path))
}

/** A name no backup has yet, listed in the manifest or not. */
function freshName(folder: string, reason: string): string {
  const numbers = readdirSync(folder).map((file) => Number.parseInt(file, 10) || 0)
  const number = Math.max(0, ...numbers) + 1
  return `${String(number).padStart(5, '0')}-${reason}.db`
}

/** How many rows every table of ours has. */
export function countRows(sqlite: Sqlite.Database): Record<string, number> {
  const tables = sqlite.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
  const known = tables.filter((table) => table in columns)
  return Object.fromEntries(
    known.map((table) => [table, sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number]),
  )
}

/**
 * Makes the copy durable. Node's own fsync is switched off under its permission model, so SQLite does it: a commit
 * with synchronous=FULL flushes every page of the file to the disk.
 */
function flush(copy: Sqlite.Database): void {
  copy.pragma('journal_mode = DELETE')
  copy.pragma('synchronous = FULL')
  copy.pragma(`user_version = ${Number(copy.pragma('user_version', { simple: true }))}`)
}

/**
 * Writes a verified copy of the open book into `backups/` beside it: copied by SQLite into a file that is ours alone,
 * opened, checked, its rows counted against the book's, hashed, renamed and noted in `manifest.jsonl`. Throws when any
 * of that fails; the book itself is never touched.
 */
export function backUp(sqlite: Sqlite.Database, path: string, reason: string): Backup {
  const folder = folderOf(path)
  let unfinished: string | undefined
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    const name = freshName(folder, reason)
    unfinished = join(folder, `${name}.tmp`)
    closeSync(openSync(unfinished, 'wx', 0o600))
    sqlite.prepare('vacuum into ?').run(unfinished)
    const expected = countRows(sqlite)
    const copy = new Sqlite(unfinished)
    let rows: Record<string, number>
    try {
      if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('the copy does not check out')
      rows = countRows(copy)
      flush(copy)
    } finally {
      copy.close()
    }
    if (JSON.stringify(rows) !== JSON.stringify(expected)) throw new Error('the copy does not hold every row')
    const sha256 = createHash('sha256').update(readFileSync(unfinished)).digest('hex')
    renameSync(unfinished, join(folder, name))
    const backup = { file: name, book: basename(path), reason, sha256, rows }
    const manifest = join(folder, 'manifest.jsonl')
    if (!existsSync(manifest)) closeSync(openSync(manifest, 'wx', 0o600))
    appendFileSync(manifest, `${JSON.stringify(backup)}\n`)
    return backup
  } catch (error) {
    if (unfinished) rmSync(unfinished, { force: true })
    throw new Problem('storage', {
      what: `No backup could be made: ${error instanceof Error ? error.message : String(error)}.`,
      why: 'Decorum changes a whole book only when a copy of it is safe; nothing was changed.',
      fix: `Free some space, check that ${folder} is yours to write to, and try again.`,
    })
  }
}

/** The backups of the book at `path` in which one of these contacts stands, or which cannot be looked into. */
export function backupsHolding(path: string, contactIds: readonly string[]): string[] {
  const holds = (file: string): boolean => {
    const copy = new Sqlite(join(folderOf(path), file), { readonly: true, fileMustExist: true })
    try {
      const lines = copy.prepare(
        `select count(*) from changes where table_name = 'contacts' and row_id in (select value from json_each(?))`,
      )
      return Number(lines.pluck().get(JSON.stringify(contactIds))) > 0
    } finally {
      copy.close()
    }
  }
  return backupsOf(path)
    .map(({ file }) => file)
    .filter((file) => {
      try {
        return holds(file)
      } catch {
        return existsSync(join(folderOf(path), file))
      }
    })
}

function hashOfFile(file: string): string {
  const hash = createHash('sha256')
  const chunk = Buffer.alloc(1 << 20)
  const opened = openSync(file, 'r')
  try {
    for (let read = readSync(opened, chunk); read > 0; read = readSync(opened, chunk))
      hash.update(chunk.subarray(0, read))
  } finally {
    closeSync(opened)
  }
  return hash.digest('hex')
}

/** What is wrong with a backup the manifest lists; undefined when it is there, byte for byte, and opens with every row. */
export function troubleWith(path: string, backup: Backup): 'missing' | 'changed' | 'damaged' | undefined {
  const file = join(folderOf(path), backup.file)
  if (!existsSync(file)) return 'missing'
  if (hashOfFile(file) !== backup.sha256) return 'changed'
  const copy = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    return JSON.stringify(countRows(copy)) === JSON.stringify(backup.rows) ? undefined : 'damaged'
  } catch {
    return 'damaged'
  } finally {
    copy.close()
  }
}
