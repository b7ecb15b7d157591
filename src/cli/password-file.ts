import { chmodSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type PasswordRecord, readPasswordRecord } from '#actions/password.ts'
import { Problem } from '#model/problem.ts'

/** Where what is kept of the password of the book at `path` lies: beside it and not in it. */
export function passwordFileOf(path: string): string {
  return `${path}.password`
}

/**
 * What is kept of the password of the book at `path`; undefined when it has none. Throws a Problem when the file is
 * there and cannot be read: a book that had a password is never opened without asking for it.
 */
export function readPassword(path: string): PasswordRecord | undefined {
  const file = passwordFileOf(path)
  // The throw-away sample has no place beside it.
  if (path === ':memory:' || !existsSync(file)) return undefined
  let record: PasswordRecord | undefined
  let reason = 'it holds no password of Decorum'
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
    record = readPasswordRecord(readFileSync(file, 'utf8'))
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error)
  }
  if (record) return record
  throw new Problem('refused', {
    what: `The password of this book cannot be read: ${file}: ${reason}.`,
    why: 'A book that has a password is not shown without asking for it.',
    fix: 'Set a new one with decorum password, or take it away with decorum password --remove.',
  })
}

/** Keeps a password for the book at `path`, in a file for its owner alone; the old one stands until the new one is whole. */
export function writePassword(path: string, record: PasswordRecord): void {
  const file = passwordFileOf(path)
  const unfinished = `${file}.tmp`
  rmSync(unfinished, { force: true })
  writeFileSync(unfinished, `${JSON.stringify(record)}\n`, { mode: 0o600, flag: 'wx' })
  renameSync(unfinished, file)
}

/** Takes the password of the book at `path` away; says whether there was one. */
export function removePassword(path: string): boolean {
  const file = passwordFileOf(path)
  const had = existsSync(file)
  rmSync(file, { force: true })
  return had
}
