import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { emptiedBook, noFile } from './book-problems.ts'

const OURS_ALONE = 0o600

/** The bytes in a file; null where there is none. A book that is empty or missing must not be opened to be looked at. */
export function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null
}

/** Creates the folder (0700) and an empty file (0600) before SQLite would create it readable by others. */
export function makeReady(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(path)) closeSync(openSync(path, 'wx', OURS_ALONE))
  else if (!statSync(path).isFile()) throw noFile(path)
  else if (sizeOf(path) === 0) {
    const lost = emptiedBook(path)
    if (lost) throw lost
  }
}

/** Closes a book, known to be one, and what SQLite keeps beside it to everybody else. */
export function keepToOurselves(path: string): void {
  if (process.platform === 'win32') return
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (!existsSync(file)) continue
    const { mode } = statSync(file)
    if ((mode & 0o077) !== 0) chmodSync(file, mode & 0o700)
  }
}

/** Which file lies at a path: another one after it was replaced. */
export function fileAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null
}

/** Where it is noted what a book holds as it is closed. */
const noteBeside = (path: string) => `${path}-seen`

/** What was noted of the book as it was last closed; '' when nothing was. */
export function readNote(path: string): string {
  try {
    return readFileSync(noteBeside(path), 'utf8')
  } catch {
    return ''
  }
}

/** Notes what the book holds. Only a help: where it cannot be read or written any more, it is closed without. */
export function keepNote(path: string, note: () => string | undefined): void {
  try {
    const text = note()
    if (text !== undefined) writeFileSync(noteBeside(path), text, { mode: OURS_ALONE })
  } catch {
    // A disk that is full, read-only or failing.
  }
}

/** A small note of ours beside a book, under its name and `suffix`; '' when there is none. */
export function readBeside(path: string, suffix: '-copy'): string {
  try {
    return readFileSync(path + suffix, 'utf8')
  } catch {
    return ''
  }
}

/** Writes a note beside a book, whole or not at all. */
export function writeBeside(path: string, suffix: '-copy', text: string): void {
  const fresh = `${path}${suffix}.tmp`
  writeFileSync(fresh, text, { mode: OURS_ALONE })
  renameSync(fresh, path + suffix)
}

/** What SQLite keeps beside a book. Left beside another file of that name, it would be written into that. */
const BESIDE = ['-wal', '-shm', '-journal']

/** Gives a file a second name; on a disk that knows no second names, another one. */
function linkOrMove(file: string, target: string): void {
  try {
    linkSync(file, target)
  } catch {
    renameSync(file, target)
  }
}

/**
 * Sets a book that cannot be read aside, together with what lies beside it, into `quarantine/`, and leaves an empty
 * file in its place: such a one is never begun anew where there are backups. Returns the names there.
 */
export function setAside(path: string): string[] {
  const there = ['', ...BESIDE].filter((suffix) => sizeOf(path + suffix))
  if (there.length === 0) return []
  const folder = join(dirname(path), 'quarantine')
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  const number = readdirSync(folder).reduce((most, name) => Math.max(most, Number.parseInt(name, 10) || 0), 0) + 1
  const name = `${String(number).padStart(5, '0')}-${basename(path)}`
  // Under two names for a moment: whenever this ends, the whole set is in one of the two places.
  for (const suffix of there.toReversed()) linkOrMove(path + suffix, join(folder, name + suffix))
  const empty = `${path}.empty`
  rmSync(empty, { force: true })
  closeSync(openSync(empty, 'wx', OURS_ALONE))
  renameSync(empty, path)
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true })
  return there.map((suffix) => join(folder, name + suffix))
}

/** Puts a file where the book was. What lay beside the old one goes first; it must hold nothing by now. */
export function putInPlace(path: string, file: string): void {
  for (const suffix of BESIDE) rmSync(path + suffix, { force: true })
  // Somebody goes back on purpose: the book is not to be held against what the one before it held.
  rmSync(noteBeside(path), { force: true })
  renameSync(file, path)
}

/** Removes a file that was to be put in place and was not. */
export function discard(file: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(file + suffix, { force: true })
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
    size: sizeOf(path) ?? 0,
    logSize: sizeOf(`${path}-wal`) ?? 0,
    free: bavail * bsize,
  }
}
