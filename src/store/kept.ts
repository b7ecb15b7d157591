import type Sqlite from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Database, JournalledTable, Row } from './schema.ts'

/** A row as an operation left it; each state as the JSON of the journal, null where there was no row. */
export interface RowChange {
  readonly table: JournalledTable
  readonly id: string
  readonly before: string | null
  readonly after: string | null
}

/** The row before and after a change, when it is one of that table. */
export function rowsIn<T extends JournalledTable>(
  table: T,
  change: RowChange,
): { readonly before: Row<T> | null; readonly after: Row<T> | null } | undefined {
  if (change.table !== table) return undefined
  const { before, after } = change
  return { before: before === null ? null : JSON.parse(before), after: after === null ? null : JSON.parse(after) }
}

/** An operation of this connection: the count of its changes before and after, and all that it changed in between. */
interface Committed {
  readonly from: number
  readonly to: number
  readonly changes: readonly RowChange[]
}

/** More rows than this are not followed one by one: what hangs on them is found afresh. */
export const MOST_FOLLOWED = 200

const MOST_OPERATIONS = 50

interface Watch {
  readonly others: Sqlite.Statement
  readonly own: Sqlite.Statement
  /** The latest operations, the oldest first. */
  readonly committed: Committed[]
}

const watches = new WeakMap<Sqlite.Database, Watch>()

function watchOf(sqlite: Sqlite.Database): Watch {
  const found = watches.get(sqlite)
  if (found) return found
  // Made ready once: then both cost microseconds.
  const watch: Watch = {
    others: sqlite.prepare('pragma data_version').pluck(),
    own: sqlite.prepare('select total_changes()').pluck(),
    committed: [],
  }
  watches.set(sqlite, watch)
  return watch
}

/** What the book holds at a moment: what other connections committed, and what this one wrote. Both only grow. */
interface Version {
  readonly others: number
  readonly own: number
}

function versionOf(sqlite: Sqlite.Database): Version {
  const { others, own } = watchOf(sqlite)
  return { others: others.get() as number, own: own.get() as number }
}

const isSame = (one: Version, other: Version) => one.others === other.others && one.own === other.own

/** How many rows this connection has written, the journal's among them. */
export function rowsWritten(sqlite: Sqlite.Database): number {
  return versionOf(sqlite).own
}

/** Says that an operation is committed, so that what is kept can follow it; `changes` must be all it wrote. */
export function tellCommitted(sqlite: Sqlite.Database, operation: Committed): void {
  const { committed } = watchOf(sqlite)
  committed.push(operation)
  if (committed.length > MOST_OPERATIONS) committed.shift()
}

/** What was changed between two versions; undefined where not all of it is known. */
function changesBetween(sqlite: Sqlite.Database, since: Version, now: Version): readonly RowChange[] | undefined {
  if (since.others !== now.others) return undefined
  let own = since.own
  const changes: RowChange[] = []
  for (const each of watchOf(sqlite).committed) {
    if (each.from !== own) continue
    own = each.to
    changes.push(...each.changes)
  }
  return own === now.own ? changes : undefined
}

/** What a kept value hangs on, besides its key. */
export interface Source<T> {
  /** The tables it is found in: changes to others leave it as it is. */
  readonly tables: readonly JournalledTable[]
  /** What a change to one of them makes of the value; undefined where it has to be found afresh, as without this. */
  readonly follow?: (value: T, change: RowChange) => T | undefined | Promise<T | undefined>
}

interface Kept {
  readonly sqlite: Sqlite.Database
  readonly version: Version
  readonly key: string
  readonly value: Promise<unknown>
  /** False once the book has changed while the value was being found: it may hold some of that change. */
  sure: boolean
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

/** The value as `changes` leave it; found afresh where one of them cannot be followed. */
async function followed<T>(
  last: Promise<T>,
  changes: readonly RowChange[],
  follow: Source<T>['follow'],
  find: () => Promise<T>,
): Promise<T> {
  let value: T | undefined = await last
  for (const change of changes) {
    value = follow && value !== undefined ? await follow(value, change) : undefined
    if (value === undefined) return find()
  }
  return value as T
}

/**
 * What `find` finds in the book, found once for as long as the book is what it was; `key` is everything else it hangs
 * on. For what every page asks and only a change of the book can change. Nothing of it is ever written down. `find` reads
 * everything but the key by itself: what was read before it is called may be of an older book. Where `source` is given,
 * it tells which changes of the book leave the value as it is, and what others make of it.
 */
export function keptWhileUnchanged<T>(
  db: Kysely<Database>,
  name: string,
  key: string,
  find: () => Promise<T>,
  source?: Source<T>,
): Promise<T> {
  const shelf = shelves.get(db)
  if (!shelf) return find()
  const sqlite = shelf.connection()
  // While the book is closed to be put back, asking waits.
  if (!sqlite.open) return find()
  const version = versionOf(sqlite)
  const last = shelf.kept.get(name)
  const isThere = last?.sqlite === sqlite && last.key === key
  if (isThere && isSame(last.version, version)) return last.value as Promise<T>

  const changes = isThere && source && last.sure ? changesBetween(sqlite, last.version, version) : undefined
  const touching = changes?.filter((change) => source?.tables.includes(change.table))
  const value =
    last && touching
      ? touching.length === 0
        ? (last.value as Promise<T>)
        : followed(last.value as Promise<T>, touching, source?.follow, find)
      : find()
  const kept: Kept = { sqlite, version, key, value, sure: false }
  shelf.kept.set(name, kept)
  value.then(
    () => {
      kept.sure = sqlite.open && !sqlite.inTransaction && isSame(version, versionOf(sqlite))
    },
    // What failed is looked for again.
    () => shelf.kept.get(name) === kept && shelf.kept.delete(name),
  )
  return value
}

/** Whose rows a change is of, by the ids that what is kept is asked for with; undefined where that is not known. */
type Whose = (change: RowChange) => readonly string[] | undefined | Promise<readonly string[] | undefined>

/**
 * What `read` finds of each of `ids`, kept of each for as long as no change is of it: the others are the very same
 * objects as before. Like `keptWhileUnchanged`; `read` is asked only for those not kept yet, and leaves out those of whom
 * there is nothing.
 */
export async function keptOfEach<T>(
  db: Kysely<Database>,
  name: string,
  key: string,
  ids: Iterable<string>,
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  source: { readonly tables: readonly JournalledTable[]; readonly whose: Whose },
): Promise<(id: string) => T | undefined> {
  // Null where there is nothing. What is read late goes into the map it was missed in: a change that came in between
  // takes it out of every later one, since those follow all that was changed after this map was asked for.
  const kept = await keptWhileUnchanged(db, name, key, async () => new Map<string, T | null>(), {
    tables: source.tables,
    async follow(before, change) {
      const changed = await source.whose(change)
      if (!changed) return undefined
      const others = new Map(before)
      for (const id of changed) others.delete(id)
      return others
    },
  })
  const missed = [...new Set(ids)].filter((id) => !kept.has(id))
  if (missed.length > 0) {
    const found = await read(missed)
    for (const id of missed) kept.set(id, found.get(id) ?? null)
  }
  return (id) => kept.get(id) ?? undefined
}

/** Remembers the book as it is now: the answer tells, whenever asked, whether nobody has changed it since. */
export function asItIsNow(db: Kysely<Database>): () => boolean {
  const connection = shelves.get(db)?.connection
  if (!connection) return () => false
  const sqlite = connection()
  const version = sqlite.open ? versionOf(sqlite) : null
  return () => version !== null && connection() === sqlite && sqlite.open && isSame(versionOf(sqlite), version)
}
