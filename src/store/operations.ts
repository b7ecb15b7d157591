import { type Kysely, sql } from 'kysely'
import type { Instant } from '#model/day.ts'
import type { Database } from './schema.ts'

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
      // Lines are numbered from nought: the last one tells their number without counting a hundred thousand.
      selectFrom('changes')
        .select((eb) => eb(eb.fn.max('changes.position'), '+', 1).as('rows'))
        .where('changes.operation_id', '=', ref('o.id'))
        .as('rows'),
    ])
}

// The order in which they were committed: an id tells the time it was made at, and clocks are set back. On PostgreSQL
// this is a column of its own, counted by a sequence.
const place = (table: string) => sql<number>`${sql.ref(table)}.rowid`

/** The latest operations, newest first; `before` is the id of the last one already shown. */
export async function listOperations(db: Kysely<Database>, limit: number, before?: string): Promise<Operation[]> {
  let query = selectOperations(db)
  if (before !== undefined)
    query = query.where(place('o'), '<', sql<number>`(select b.rowid from operations as b where b.id = ${before})`)
  const rows = await query.orderBy(place('o'), 'desc').limit(limit).execute()
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }))
}

/** One operation by its id. */
export async function findOperation(db: Kysely<Database>, id: string): Promise<Operation | undefined> {
  const row = await selectOperations(db).where('o.id', '=', id).executeTakeFirst()
  return row && { ...row, rows: Number(row.rows) }
}
