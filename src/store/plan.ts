import type Sqlite from 'better-sqlite3'
import type { Kysely, Transaction } from 'kysely'
import type { Instant } from '#model/day.ts'
import { inTransaction } from './in-transaction.ts'
import { journalledWrite, keepable, type Occasion, type Values, type Write } from './journal.ts'
import { newId } from './new-id.ts'
import type { Store } from './open-store.ts'
import { rebuildingIndices } from './rebuild-indices.ts'
import { columns, type Database, type JournalledTable } from './schema.ts'
import { withRoom } from './with-room.ts'

/** A row a plan would write: as it is and as it would be; null where it is not there. */
export interface PlannedRow {
  readonly table: JournalledTable
  readonly id: string
  readonly before: Readonly<Values> | null
  readonly after: Readonly<Values> | null
}

/** Everything one operation would write, worked out beforehand while others go on reading and writing. */
export interface Plan<R> {
  /** What the work told. */
  readonly result: R
  readonly rows: readonly PlannedRow[]
  readonly occasion: Occasion
  /** The operations the book had seen when the plan was made; after another one it is made anew. */
  readonly seen: number
  readonly work: (write: Write) => Promise<R>
}

interface Planned {
  readonly finder: Sqlite.Statement
  readonly kept: Map<string, Kept>
  /** Rows put and not asked for since, by ascending id. */
  readonly fresh: Kept[]
}

type Kept = { -readonly [K in keyof PlannedRow]: PlannedRow[K] }

/** How many operations the book has seen. */
function operationsSeen({ sqlite }: Store): number {
  return (sqlite.prepare('select max(rowid) from operations').pluck().get() as number | null) ?? 0
}

/** A `Write` that keeps what it is told to itself. What is read through its `trx` does not show it. */
function planningWrite(store: Store, db: Kysely<Database>, at: Instant): { write: Write; rows: () => PlannedRow[] } {
  const { sqlite } = store
  const rows: Kept[] = []
  const tables = new Map<JournalledTable, Planned>()

  function of(table: JournalledTable): Planned {
    let found = tables.get(table)
    if (!found) {
      const finder = sqlite.prepare(`select ${columns[table].join(', ')} from ${table} where id = ?`)
      found = { finder, kept: new Map(), fresh: [] }
      tables.set(table, found)
    }
    return found
  }

  /** The rows of a table that are kept, by id. Most new ones are never asked for, so they are put in only now. */
  function keptOf({ kept, fresh }: Planned): Map<string, Kept> {
    if (fresh.length > 0) for (const row of fresh.splice(0)) kept.set(row.id, row)
    return kept
  }

  function row(table: JournalledTable, id: string): Kept {
    const planned = of(table)
    const kept = keptOf(planned)
    let found = kept.get(id)
    if (!found) {
      const before = (planned.finder.get(id) as Values | undefined) ?? null
      found = { table, id, before, after: before }
      kept.set(id, found)
      rows.push(found)
    }
    return found
  }

  function put(row: Kept): void {
    const planned = of(row.table)
    const last = planned.fresh.at(-1)
    // Ids made one after the other ascend: none of them is among the fresh ones already.
    const ascends = last === undefined || row.id > last.id
    const kept = ascends ? planned.kept : keptOf(planned)
    const present = kept.size > 0 ? kept.get(row.id) : undefined
    if (present) present.after = row.after
    else {
      planned.fresh.push(row)
      rows.push(row)
    }
  }

  const differs = ({ before, after, table }: Kept) =>
    before === null || after === null
      ? before !== after
      : columns[table].some((name) => (before[name] ?? null) !== (after[name] ?? null))

  const write: Write = {
    trx: db as Transaction<Database>,
    operation: '',
    at,
    insert(table, given) {
      const after = keepable(given as Values)
      put({ table, id: String(after.id), before: null, after })
    },
    update(table, id, patch) {
      const found = row(table, id)
      if (!found.after) throw new Error(`no row ${id} in ${table}`)
      const changes = keepable(patch as Values)
      const was = found.after
      if (Object.entries(changes).every(([name, value]) => (was[name] ?? null) === (value ?? null))) return false
      found.after = { ...was, ...changes }
      return true
    },
    remove(table, id) {
      row(table, id).after = null
    },
    put: ({ table, id, before, after }) => put({ table, id, before, after }),
    name() {
      throw new Error('a plan has its name beforehand')
    },
    changed: () => rows.filter(differs).length,
  }
  return { write, rows: () => rows.filter(differs) }
}

async function make<R>(
  store: Store,
  db: Kysely<Database>,
  occasion: Occasion,
  work: (write: Write) => Promise<R>,
): Promise<Plan<R>> {
  const seen = operationsSeen(store)
  const { write, rows } = planningWrite(store, db, occasion.at)
  const result = await work(write)
  return { result, rows: rows(), occasion, seen, work }
}

/**
 * Works out what `work` would write, and changes nothing. `work` reads the book before it writes: it does not see its
 * own changes, and may be run a second time.
 */
export async function planOperation<R>(
  store: Store,
  occasion: Occasion,
  work: (write: Write) => Promise<R>,
): Promise<Plan<R>> {
  return make(store, store.db, occasion, work)
}

/** What may happen while a plan is carried out. */
export interface CarryingOut<R> {
  readonly at: Instant
  /** Called now and then with the rows written so far of all; may throw, and then nothing stays. */
  readonly onRows?: (written: number, all: number) => void
  /** Writes what is known only now, such as a record of the operation itself. */
  readonly finish?: (write: Write, result: R) => void
}

const TELL_EVERY = 1_000

// Whom rows hang on comes before them.
const inOrder = Object.keys(columns) as JournalledTable[]

/** New rows of one table, or one that is there already. */
type Piece =
  | { readonly is: 'created'; readonly table: JournalledTable; readonly rows: readonly Readonly<Values>[] }
  | { readonly is: 'present'; readonly row: PlannedRow }

/** The rows in the order they are written in; of those created one after the other, table by table. */
function* pieces(rows: readonly PlannedRow[]): Generator<Piece> {
  const created = new Map<JournalledTable, Readonly<Values>[]>()
  function* ofCreated(): Generator<Piece> {
    for (const table of inOrder) {
      const all = created.get(table) ?? []
      for (let from = 0; from < all.length; from += TELL_EVERY)
        yield { is: 'created', table, rows: all.slice(from, from + TELL_EVERY) }
    }
    created.clear()
  }
  for (const row of rows) {
    const { table, before, after } = row
    if (before !== null || after === null) {
      yield* ofCreated()
      yield { is: 'present', row }
      continue
    }
    const all = created.get(table)
    if (all) all.push(after)
    else created.set(table, [after])
  }
  yield* ofCreated()
}

/** How many rows each table is about to get; none where some are taken away. */
function coming(rows: readonly PlannedRow[]): Map<keyof Database, number> {
  const numbers = new Map<keyof Database, number>()
  for (const { table, before, after } of rows) {
    if (after === null) return new Map()
    if (before === null) numbers.set(table, (numbers.get(table) ?? 0) + 1)
  }
  return numbers.set('changes', rows.length)
}

/**
 * Writes a plan as one operation in one transaction; one that was overtaken by another change is made anew first, so
 * the result may differ from the plan's. Writes nothing, and names no operation, when there is nothing to write.
 */
export async function carryOut<R>(
  store: Store,
  plan: Plan<R>,
  { at, onRows, finish }: CarryingOut<R>,
): Promise<{ readonly result: R; readonly operation: string | null }> {
  const operation = newId()
  return inTransaction(store, async (trx) => {
    const overtaken = operationsSeen(store) !== plan.seen
    const { result, rows, occasion } = overtaken ? await make(store, trx, plan.occasion, plan.work) : plan
    if (rows.length === 0) return { result, operation: null }
    const write = journalledWrite(store, trx, operation, { ...occasion, at })
    const writeAll = () => {
      let [written, told] = [0, 0]
      for (const piece of pieces(rows)) {
        if (written >= told) {
          onRows?.(written, rows.length)
          told += TELL_EVERY
        }
        if (piece.is === 'created') write.insertAll(piece.table, piece.rows)
        else write.put(piece.row)
        written += piece.is === 'created' ? piece.rows.length : 1
      }
    }
    withRoom(store.sqlite, rows.length, () => rebuildingIndices(store.sqlite, coming(rows), writeAll))
    onRows?.(rows.length, rows.length)
    finish?.(write, result)
    return { result, operation }
  })
}
