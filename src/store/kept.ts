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
  readonly schema: Sqlite.Statement
  readonly head: Sqlite.Statement
  readonly lines: Sqlite.Statement
  /** The latest operations of this connection, the oldest first. */
  readonly committed: Committed[]
  latest: Version | undefined
}

const watches = new WeakMap<Sqlite.Database, Watch>()

function watchOf(sqlite: Sqlite.Database): Watch {
  const found = watches.get(sqlite)
  if (found) return found
  // Made ready once: then both cost microseconds.
  const watch: Watch = {
    others: sqlite.prepare('pragma data_version').pluck(),
    own: sqlite.prepare('select total_changes()').pluck(),
    schema: sqlite.prepare('pragma schema_version').pluck(),
    head: sqlite.prepare('select coalesce(max(rowid), 0) from operations').pluck(),
    lines: sqlite.prepare(
      `select c.table_name as "table", c.row_id as id, c.before, c.after
        from operations as o join changes as c on c.operation_id = o.id
        where o.rowid > ? and o.rowid <= ? order by o.rowid, c.position limit ${MOST_FOLLOWED + 1}`,
    ),
    committed: [],
    latest: undefined,
  }
  watches.set(sqlite, watch)
  return watch
}

/** What the book holds at a moment. */
interface Version {
  /** What other connections committed, and how many rows this one wrote: both only grow. */
  readonly others: number
  readonly own: number
  /** Where the journal ends; undefined amid a transaction, when that is not settled. */
  readonly journal: { readonly schema: number; readonly head: number } | undefined
}

function versionOf(sqlite: Sqlite.Database): Version {
  const watch = watchOf(sqlite)
  for (;;) {
    const others = watch.others.get() as number
    const own = watch.own.get() as number
    const { latest } = watch
    if (latest?.others === others && latest.own === own) return latest
    if (sqlite.inTransaction) return { others, own, journal: undefined }
    const journal = { schema: watch.schema.get() as number, head: watch.head.get() as number }
    // Where somebody else wrote in between, once more: all of it is to be of one moment.
    if (watch.others.get() === others) {
      watch.latest = { others, own, journal }
      return watch.latest
    }
  }
}

const isSame = (one: Version, other: Version) => one.others === other.others && one.own === other.own

/** How many rows this connection has written, the journal's among them. */
export function rowsWritten(sqlite: Sqlite.Database): number {
  return watchOf(sqlite).own.get() as number
}

/** Says that an operation is committed, so that what is kept can follow it; `changes` must be all it wrote. */
export function tellCommitted(sqlite: Sqlite.Database, operation: Committed): void {
  const { committed } = watchOf(sqlite)
  committed.push(operation)
  if (committed.length > MOST_OPERATIONS) committed.shift()
}

/** What this connection changed between two versions; undefined where not all of it is known. */
function ownChanges(sqlite: Sqlite.Database, since: Version, now: Version): readonly RowChange[] | undefined {
  let own = since.own
  const changes: RowChange[] = []
  for (const each of watchOf(sqlite).committed) {
    if (each.from !== own) continue
    own = each.to
    changes.push(...each.changes)
  }
  return own === now.own ? changes : undefined
}

/**
 * What the journal tells of the time between two versions, by whomever: more than the `own` lines of this connection.
 * Undefined where that is not all, or too much to follow: what is written past the journal, as purging and tidying do,
 * changes the schema's version, and where others wrote without a line, somebody has a tool of their own in the file.
 */
function journalled(
  sqlite: Sqlite.Database,
  since: Version,
  now: Version,
  own: number,
): readonly RowChange[] | undefined {
  if (!since.journal || !now.journal || since.journal.schema !== now.journal.schema) return undefined
  const lines = watchOf(sqlite).lines.all(since.journal.head, now.journal.head) as RowChange[]
  return lines.length > own && lines.length <= MOST_FOLLOWED ? lines : undefined
}

/** What was changed between two versions; undefined where not all of it is known. */
function changesBetween(sqlite: Sqlite.Database, since: Version, now: Version): readonly RowChange[] | undefined {
  const own = ownChanges(sqlite, since, now)
  return own && since.others !== now.others ? journalled(sqlite, since, now, own.length) : own
}

/** What a kept value hangs on, besides its key. */
export interface Source<T> {
  /** The tables it is found in: changes to others leave it as it is. */
  readonly tables: readonly JournalledTable[]
  /**
   * What changes to them, in their order, make of the value; undefined where it has to be found afresh, as without this.
   * The book is as the last of them left it.
   */
  readonly follow?: (value: T, changes: readonly RowChange[]) => T | undefined | Promise<T | undefined>
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

/** Follows changes one after the other, until one cannot be followed. */
export function oneByOne<T>(
  follow: (value: T, change: RowChange) => T | undefined | Promise<T | undefined>,
): Required<Source<T>>['follow'] {
  return async (value, changes) => {
    let now: T | undefined = value
    for (const change of changes) {
      now = await follow(now, change)
      if (now === undefined) return undefined
    }
    return now
  }
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
        : (last.value as Promise<T>).then(async (before) => (await source?.follow?.(before, touching)) ?? find())
      : find()
  const kept: Kept = { sqlite, version, key, value, sure: false }
  shelf.kept.set(name, kept)
  // What failed is looked for again; so is what was found of a book that cannot be read any more.
  const forget = () => void (shelf.kept.get(name) === kept && shelf.kept.delete(name))
  value
    .then(() => {
      kept.sure = sqlite.open && !sqlite.inTransaction && isSame(version, versionOf(sqlite))
    }, forget)
    .catch(forget)
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
    async follow(before, changes) {
      const others = new Map(before)
      for (const change of changes) {
        const changed = await source.whose(change)
        if (!changed) return undefined
        for (const id of changed) others.delete(id)
      }
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

/** After so many readings what was found is taken as it is: whoever changes the book all the time is not waited for. */
const MOST_READINGS = 3

/**
 * What `find` finds in several turns, between which others have theirs: looked for again where the book was changed in
 * the meantime, so that nobody is missed, or met twice, who moved from a part still to be read to one that was read.
 */
export async function ofOneMoment<T>(db: Kysely<Database>, find: () => Promise<T>): Promise<T> {
  // Within a transaction nobody else changes anything.
  if (!shelves.has(db)) return find()
  for (let reading = 1; ; reading++) {
    const isUnchanged = asItIsNow(db)
    const found = await find()
    if (isUnchanged() || reading === MOST_READINGS) return found
  }
}
