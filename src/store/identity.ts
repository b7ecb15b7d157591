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
  return code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')
}

/** The code of an error of SQLite or of the system; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
