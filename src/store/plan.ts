import type { Kysely, Transaction } from 'kysely'
import type { Instant } from '#model/day.ts'
import { inTransaction } from './in-transaction.ts'
import { journalledWrite, keepable, type Occasion, type Values, type Write } from './journal.ts'
import { newId } from './new-id.ts'
import type { Store } from './open-store.ts'
import { columns, type Database, type JournalledTable } from './schema.ts'

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

type Kept = { -readonly [K in keyof PlannedRow]: PlannedRow[K] }

/** How many operations the book has seen. */
function operationsSeen({ sqlite }: Store): number {
  return (sqlite.prepare('select max(rowid) from operations').pluck().get() as number | null) ?? 0
}

/** A `Write` that keeps what it is told to itself. What is read through its `trx` does not show it. */
function planningWrite(store: Store, db: Kysely<Database>, at: Instant): { write: Write; rows: () => PlannedRow[] } {
  const { sqlite } = store
  const kept = new Map<string, Kept>()
  const finders = new Map<JournalledTable, ReturnType<typeof sqlite.prepare>>()

  function find(table: JournalledTable, id: string): Values | null {
    let finder = finders.get(table)
    if (!finder) {
      finder = sqlite.prepare(`select ${columns[table].join(', ')} from ${table} where id = ?`)
      finders.set(table, finder)
    }
    return (finder.get(id) as Values | undefined) ?? null
  }

  function row(table: JournalledTable, id: string): Kept {
    const key = `${table} ${id}`
    let found = kept.get(key)
    if (!found) {
      const before = find(table, id)
      found = { table, id, before, after: before }
      kept.set(key, found)
    }
    return found
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
      const id = String(after.id)
      const present = kept.get(`${table} ${id}`)
      if (present) present.after = after
      else kept.set(`${table} ${id}`, { table, id, before: null, after })
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
    put({ table, id, before, after }) {
      const present = kept.get(`${table} ${id}`)
      if (present) present.after = after
      else kept.set(`${table} ${id}`, { table, id, before, after })
    },
    name() {
      throw new Error('a plan has its name beforehand')
    },
    changed: () => [...kept.values()].filter(differs).length,
  }
  return { write, rows: () => [...kept.values()].filter(differs) }
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
    for (const [index, planned] of rows.entries()) {
      write.put(planned)
      if (index % TELL_EVERY === 0) onRows?.(index, rows.length)
    }
    onRows?.(rows.length, rows.length)
    finish?.(write, result)
    return { result, operation }
  })
}
