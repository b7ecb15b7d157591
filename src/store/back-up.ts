import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { whichToKeep } from '#model/backup.ts'
import { type Day, dayOf, type Instant, toInstant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { countRows, finishCopy, type Held, holdsAny, readyCopy, troubleInside } from './copy.ts'
import { codeOf, numberOf } from './identity.ts'

/** One line of the manifest beside the backups. */
export interface Backup {
  readonly file: string
  /** The name of the book's own file: several books may lie in one folder. */
  readonly book: string
  readonly reason: string
  /** When it was made; of a backup whose line does not say so, the time of its file. Null when that is gone too. */
  readonly at: Instant | null
  /** In bytes; null in lines of the first version. */
  readonly size: number | null
  readonly sha256: string
  readonly rows: Readonly<Record<string, number>>
  /** Contacts that are not the owner; undefined in lines of the first version. */
  readonly people?: number
  /** The last operation in it; null when it has none, undefined in lines of the first version. */
  readonly upTo?: string | null
}

/** The folder of the backups of the book at `path`. */
export const folderOf = (path: string): string => join(dirname(path), 'backups')
const manifestOf = (path: string) => join(folderOf(path), 'manifest.jsonl')

/** Where a backup of the book at `path` lies. */
export function pathOfBackup(path: string, { file }: Pick<Backup, 'file'>): string {
  return join(folderOf(path), file)
}

function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null
}

/** The time the disk gives a file. */
function timeOfFile(file: string): Instant | null {
  const time = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  return time === undefined ? null : toInstant(Temporal.Instant.fromEpochMilliseconds(Math.floor(time)))
}

type Line = Partial<Backup> & { readonly removed?: string }

function readLine(text: string): Line[] {
  try {
    const line = JSON.parse(text) as Line | null
    return line !== null && typeof line === 'object' ? [line] : []
  } catch {
    // Empty, or cut short by a crash: that backup was never reported as made.
    return []
  }
}

/** The lines of the manifest that speak of the book: those of its backups, and those that say which were removed. */
function readManifest(path: string): Line[] {
  const manifest = manifestOf(path)
  if (!existsSync(manifest)) return []
  const lines = readFileSync(manifest, 'utf8').split('\n').flatMap(readLine)
  return lines.filter(({ book, file, removed }) => {
    const name = removed ?? file
    // Only ever a file of this folder, whatever somebody wrote into the manifest.
    return book === basename(path) && typeof name === 'string' && name !== '' && basename(name) === name
  })
}

/** Adds a line; where the last one was cut short by a crash, not onto its end. */
function addLine(path: string, line: Line): void {
  const manifest = manifestOf(path)
  if (!existsSync(manifest)) closeSync(openSync(manifest, 'wx', 0o600))
  const text = readFileSync(manifest, 'utf8')
  const start = text === '' || text.endsWith('\n') ? '' : '\n'
  appendFileSync(manifest, `${start}${JSON.stringify(line)}\n`)
}

/** The backups made of the book at `path` and not removed since, oldest first. */
export function backupsOf(path: string): Backup[] {
  const listed = new Map<string, Backup>()
  for (const line of readManifest(path)) {
    if (line.removed !== undefined) listed.delete(line.removed)
    else if (typeof line.sha256 === 'string' && typeof line.file === 'string') {
      const { size = null, at = timeOfFile(pathOfBackup(path, { file: line.file })), rows = {} } = line
      listed.set(line.file, { ...(line as Backup), reason: String(line.reason), rows, size, at })
    }
  }
  return [...listed.values()]
}

/** A name no backup has yet, listed in the manifest or not. */
function freshName(path: string, reason: string): string {
  const names = [
    ...readdirSync(folderOf(path)),
    ...readManifest(path).map(({ file, removed }) => removed ?? file ?? ''),
  ]
  const number = names.reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0) + 1
  return `${String(number).padStart(5, '0')}-${reason}.db`
}

const CHUNK = 1 << 20

/** The SHA-256 of a file, a piece at a time. Never of a book that is open: reading it would drop SQLite's locks. */
function sha256Of(file: string): string {
  const hash = createHash('sha256')
  const opened = openSync(file, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK)
    for (let read = readSync(opened, chunk); read > 0; read = readSync(opened, chunk))
      hash.update(chunk.subarray(0, read))
  } finally {
    closeSync(opened)
  }
  return hash.digest('hex')
}

const MOST_TRIES = 5

/** Makes an empty file for a backup under a name nobody else has taken in the same moment. */
function reserve(path: string, reason: string): { readonly name: string; readonly unfinished: string } {
  for (let tries = 1; ; tries++) {
    const name = freshName(path, reason)
    const unfinished = `${pathOfBackup(path, { file: name })}.tmp`
    try {
      closeSync(openSync(unfinished, 'wx', 0o600))
      return { name, unfinished }
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || tries === MOST_TRIES) throw error
    }
  }
}

/** What is being done for a backup. Whoever is told may throw a Problem to end it: nothing is left of it then. */
export type BackupStep = 'copying' | 'checking' | 'hashing'

/** Copies the book into the empty `file` and counts it; a count that somebody's writing disturbed is taken anew. */
function copyInto(file: string, sqlite: Sqlite.Database, onStep: (step: BackupStep) => void): Held {
  for (let tries = 1; ; tries++) {
    onStep('copying')
    const seen = numberOf(sqlite, 'data_version')
    sqlite.prepare('vacuum into ?').run(file)
    onStep('checking')
    const expected = countRows(sqlite)
    const disturbed = numberOf(sqlite, 'data_version') !== seen
    const held = finishCopy(file)
    if (JSON.stringify(held.rows) === JSON.stringify(expected)) return held
    if (!disturbed || tries === MOST_TRIES) throw new Error('the copy does not hold every row')
    rmSync(file)
    closeSync(openSync(file, 'wx', 0o600))
  }
}

/**
 * Writes a verified copy of the open book into `backups/` beside it: copied by SQLite into a file that is ours alone,
 * opened, checked, its rows counted against the book's, hashed, renamed and noted in `manifest.jsonl`. `at` is the
 * moment it is made; left out, the disk says. Throws when any of that fails; the book itself is never touched.
 */
export function backUp(
  sqlite: Sqlite.Database,
  path: string,
  reason: string,
  at?: Instant,
  onStep: (step: BackupStep) => void = () => {},
): Backup {
  const folder = folderOf(path)
  let unfinished: string | undefined
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
    const reserved = reserve(path, reason)
    unfinished = reserved.unfinished
    const { rows, people, upTo } = copyInto(unfinished, sqlite, onStep)
    onStep('hashing')
    const backup: Backup = {
      file: reserved.name,
      book: basename(path),
      reason,
      at: at ?? timeOfFile(unfinished),
      size: sizeOf(unfinished),
      sha256: sha256Of(unfinished),
      rows,
      people,
      upTo,
    }
    if (existsSync(pathOfBackup(path, backup))) throw new Error(`${backup.file} is there already`)
    renameSync(unfinished, pathOfBackup(path, backup))
    addLine(path, backup)
    return backup
  } catch (error) {
    if (unfinished) rmSync(unfinished, { force: true })
    if (error instanceof Problem) throw error
    throw new Problem('storage', {
      what: `No backup could be made: ${error instanceof Error ? error.message : String(error)}.`,
      why: 'Decorum changes a whole book only when a copy of it is safe; nothing was changed.',
      fix: `Free some space, check that ${folder} is yours to write to, and try again.`,
    })
  }
}

/** The backups of the book at `path` in which one of these contacts stands, or which cannot be looked into. */
export function backupsHolding(path: string, contactIds: readonly string[]): string[] {
  const files = backupsOf(path).filter((backup) => {
    const file = pathOfBackup(path, backup)
    try {
      return holdsAny(file, contactIds)
    } catch {
      return sizeOf(file) !== null
    }
  })
  return files.map(({ file }) => file)
}

/** Whether a backup lies where it should, as large as it was made: a quick look at its file from outside. */
export function looksWhole(path: string, backup: Backup): boolean {
  const size = sizeOf(pathOfBackup(path, backup))
  return size !== null && size > 0 && (backup.size === null || backup.size === size)
}

/** What is wrong with a backup, in a sentence; null when it is, to the byte, what was made and checked. */
export function verifyBackup(path: string, backup: Backup): string | null {
  const file = pathOfBackup(path, backup)
  const size = sizeOf(file)
  if (size === null) return 'Its file is missing.'
  if (backup.size !== null && size !== backup.size)
    return `Its file is ${size} bytes long, and was ${backup.size} when it was made.`
  try {
    if (sha256Of(file) !== backup.sha256) return 'Its file has been changed since it was made.'
  } catch (error) {
    return `Its file cannot be read (${codeOf(error)}).`
  }
  const trouble = troubleInside(file, backup.rows)
  return trouble && `It ${trouble}`
}

const A_DAY = 86_400_000

/** Removes what a crash left of backups that were never finished: files a day older than the newest one here. */
function removeUnfinished(path: string): void {
  const folder = folderOf(path)
  const timed = readdirSync(folder).map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
  const newest = Math.max(...timed.map(({ time }) => time))
  for (const { name, time } of timed)
    if (/\.db\.tmp(-\w+)?$/.test(name) && newest - time > A_DAY) rmSync(join(folder, name), { force: true })
}

/**
 * Removes the backups of the book that are no longer worth keeping, by days in `zone`, and returns their names. Called
 * after a new one was made and checked, never otherwise. What does not look as it was made is neither counted nor
 * removed.
 */
export function pruneBackups(path: string, today: Day, zone: string): string[] {
  const dated = backupsOf(path).flatMap((backup) =>
    backup.at !== null && looksWhole(path, backup) ? [{ ...backup, on: dayOf(backup.at, zone) }] : [],
  )
  const kept = whichToKeep(dated, today)
  const removed = dated.filter(({ file }) => !kept.has(file)).map(({ file }) => file)
  for (const file of removed) addLine(path, { removed: file, book: basename(path) })
  // A crash between line and file leaves the file: the next time takes it too.
  const listed = new Set(backupsOf(path).map(({ file }) => file))
  for (const line of readManifest(path))
    if (line.removed !== undefined && !listed.has(line.removed))
      rmSync(pathOfBackup(path, { file: line.removed }), { force: true })
  removeUnfinished(path)
  return removed
}

/** Copies a backup to `target`, where nothing is yet, ready to take the place of a book. Throws when what arrives is not what was made. */
export function copyBackup(path: string, backup: Backup, target: string): void {
  closeSync(openSync(target, 'wx', 0o600))
  copyFileSync(pathOfBackup(path, backup), target)
  chmodSync(target, 0o600)
  if (sha256Of(target) !== backup.sha256) throw new Error('the copy is not what the backup was')
  readyCopy(target)
}
