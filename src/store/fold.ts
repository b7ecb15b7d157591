import type Sqlite from 'better-sqlite3'
import { nameKeyOf } from '#model/contact.ts'

// What is below the accents folds the same by one quick step; most of a book is.
const PLAIN = /^[\x20-\x7e]*$/

/**
 * Gives the connection `folded(text)`: accents and case folded away, as names are compared. SQLite's own `lower` knows
 * no letter beyond a to z. On PostgreSQL this is `lower(unaccent(text))`.
 */
export function teachFolding(sqlite: Sqlite.Database): void {
  sqlite.function('folded', { deterministic: true }, (text) => {
    if (typeof text !== 'string') return null
    return PLAIN.test(text) ? text.toLowerCase() : nameKeyOf(text)
  })
}
