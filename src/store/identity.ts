import type Sqlite from 'better-sqlite3'

/** "DECO": marks the file as a Decorum book. */
export const APPLICATION_ID = 0x4445434f

/** The number a pragma gives. */
export function numberOf(sqlite: Sqlite.Database, pragma: string): number {
  return Number(sqlite.pragma(pragma, { simple: true }))
}

/** Whether an error says that what was read is no sound database. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error)
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return true
  // A definition that no longer reads as SQL is an ordinary error to SQLite.
  return code.startsWith('SQLITE_') && error instanceof Error && error.message.startsWith('malformed database schema')
}

/** The code of an error of SQLite or of the system; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
