import type Sqlite from 'better-sqlite3'

/** Rows from which it pays to make room for them. */
const MANY = 5_000

/** Kilobytes of the book that are kept in memory meanwhile: what a heavy archive comes to, with its lines in the journal. */
const ROOM = 256_000

/**
 * Runs `work`, which writes so many rows, with room in memory for them. In the little that is enough for a page, SQLite
 * puts what was written aside on the disk piece by piece, and reads it again for each index.
 */
export function withRoom(sqlite: Sqlite.Database, rows: number, work: () => void): void {
  const before = sqlite.pragma('cache_size', { simple: true })
  if (rows >= MANY) sqlite.pragma(`cache_size = ${-ROOM}`)
  try {
    work()
  } finally {
    sqlite.pragma(`cache_size = ${before}`)
  }
}
