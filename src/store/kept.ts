import type Sqlite from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

const counters = new WeakMap<Sqlite.Database, readonly [others: Sqlite.Statement, own: Sqlite.Statement]>()

/** What the book holds at a moment, as a short text that is another one after any change by anybody. */
function versionOf(sqlite: Sqlite.Database): string {
  let both = counters.get(sqlite)
  if (!both) {
    // Made ready once: then both cost microseconds.
    both = [sqlite.prepare('pragma data_version').pluck(), sqlite.prepare('select total_changes()').pluck()]
    counters.set(sqlite, both)
  }
  // The first counts what other connections committed, the second what this one wrote.
  const [others, own] = both
  return `${others.get()} ${own.get()}`
}

interface Kept {
  readonly sqlite: Sqlite.Database
  readonly version: string
  readonly key: string
  readonly value: Promise<unknown>
}

interface Shelf {
  readonly connection: () => Sqlite.Database
  readonly kept: Map<string, Kept>
}

const shelves = new WeakMap<object, Shelf>()

/**
 * Lets what is found through `db` be kept, for as long as `connection` is the same; without it, and within a
 * transaction, everything is found afresh.
 */
export function keepFor(db: Kysely<Database>, connection: () => Sqlite.Database): void {
  shelves.set(db, { connection, kept: new Map() })
}

/**
 * What `find` finds in the book, found once for as long as the book is what it was; `key` is everything else it hangs
 * on. For what every page asks and only a change of the book can change. Nothing of it is ever written down.
 */
export function keptWhileUnchanged<T>(
  db: Kysely<Database>,
  name: string,
  key: string,
  find: () => Promise<T>,
): Promise<T> {
  const shelf = shelves.get(db)
  if (!shelf) return find()
  const sqlite = shelf.connection()
  // While the book is closed to be put back, asking waits.
  if (!sqlite.open) return find()
  const version = versionOf(sqlite)
  const last = shelf.kept.get(name)
  if (last?.sqlite === sqlite && last.version === version && last.key === key) return last.value as Promise<T>
  const value = find()
  shelf.kept.set(name, { sqlite, version, key, value })
  // What failed is looked for again.
  value.catch(() => shelf.kept.delete(name))
  return value
}

/** Remembers the book as it is now: the answer tells, whenever asked, whether nobody has changed it since. */
export function asItIsNow(db: Kysely<Database>): () => boolean {
  const connection = shelves.get(db)?.connection
  if (!connection) return () => false
  const sqlite = connection()
  const version = sqlite.open ? versionOf(sqlite) : null
  return () => connection() === sqlite && sqlite.open && versionOf(sqlite) === version
}
