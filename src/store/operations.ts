import type { Kysely } from 'kysely'
import type { Instant } from '#model/day.ts'
import { asJson, type Write } from './journal.ts'
import { columns, type Database, type JournalledTable } from './schema.ts'

/** One undoable change, as the history shows it. */
export interface Operation {
  readonly id: string
  readonly at: Instant
  readonly by: 'ui' | 'cli' | 'import'
  readonly label: string
  /** The operation this one took back. */
  readonly undoes: string | null
  /** The operation that took this one back. */
  readonly undoneBy: string | null
  readonly rows: number
}

function selectOperations(db: Kysely<Database>) {
  return db
    .selectFrom('operations as o')
    .leftJoin('operations as later', 'later.undoes', 'o.id')
    .select(({ selectFrom, ref }) => [
      'o.id as id',
      'o.at as at',
      'o.by as by',
      'o.label as label',
      'o.undoes as undoes',
      'later.id as undoneBy',
      selectFrom('changes')
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .where('changes.operation_id', '=', ref('o.id'))
        .as('rows'),
    ])
}

/** The latest operations, newest first; `before` is the id of the last one already shown. */
export async function listOperations(db: Kysely<Database>, limit: number, before?: string): Promise<Operation[]> {
  let query = selectOperations(db)
  if (before !== undefined) query = query.where('o.id', '<', before)
  const rows = await query.orderBy('o.id', 'desc').limit(limit).execute()
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}

/** One operation by its id. */
export async function findOperation(db: Kysely<Database>, id: string): Promise<Operation | undefined> {
  const row = await selectOperations(db).where('o.id', '=', id).executeTakeFirst()
  return row && { ...row, rows: Number(row.rows) }
}

/** A row that has changed since the operation, and so cannot be put back without losing that later change. */
export interface Touched {
  readonly table: JournalledTable
  readonly rowId: string
}

/** What the journal says of a row, in the columns the book has now: it may be older than one of them. */
function asOfNow(table: JournalledTable, kept: string | null): string | null {
  return kept === null ? null : asJson(table, JSON.parse(kept) as never)
}

/**
 * Puts every row of an operation back to what it was before, unless one of them has changed since: then nothing is
 * written and those rows are returned.
 */
export async function takeBack(write: Write, operation: string): Promise<Touched[]> {
  const changes = await write.trx
    .selectFrom('changes')
    .selectAll()
    .where('operation_id', '=', operation)
    .orderBy('position', 'desc')
    .execute()
  const final = new Map<string, (typeof changes)[number]>()
  for (const change of changes) {
    const key = `${change.table_name} ${change.row_id}`
    if (!final.has(key)) final.set(key, change)
  }
  const touched: Touched[] = []
  for (const change of final.values()) {
    const present = await write.trx
      .selectFrom(change.table_name)
      .select(columns[change.table_name] as never)
      .where('id', '=', change.row_id)
      .executeTakeFirst()
    const is = present === undefined ? null : asJson(change.table_name, present as never)
    if (is !== asOfNow(change.table_name, change.after))
      touched.push({ table: change.table_name, rowId: change.row_id })
  }
  if (touched.length > 0) return touched
  for (const change of changes) write.restore(change.table_name, change.row_id, change.before)
  return []
}
