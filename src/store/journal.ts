import type { Transaction } from 'kysely'
import type { Instant } from '#model/day.ts'
import { prepared } from './dialect.ts'
import { inTransaction } from './in-transaction.ts'
import { MOST_FOLLOWED, type RowChange, rowsWritten, tellCommitted } from './kept.ts'
import { newId } from './new-id.ts'
import type { Store } from './open-store.ts'
import { columns, type Database, type JournalledTable, type Row } from './schema.ts'

/** Who makes a change, when, and what it is to be called in the history. */
export interface Occasion {
  readonly by: 'ui' | 'cli' | 'import'
  readonly at: Instant
  readonly label: string
  /** The operation this one takes back. */
  readonly undoes?: string
}

/** The only way to change the book: every row written through it is journalled in the same transaction. */
export interface Write {
  readonly trx: Transaction<Database>
  /** The id of the operation this change is part of. */
  readonly operation: string
  readonly at: Instant
  insert<T extends JournalledTable>(table: T, row: Row<T>): void
  /** Changes the columns named in `patch`; says false, and journals nothing, when the row has these values already. */
  update<T extends JournalledTable>(table: T, id: string, patch: Partial<Row<T>>): boolean
  remove(table: JournalledTable, id: string): void
  /** Writes a row whose present state, `before`, is known (null: it is not there), as taking back needs. */
  put(row: {
    readonly table: JournalledTable
    readonly id: string
    readonly before: Readonly<Values> | null
    readonly after: Readonly<Values> | null
  }): void
  /** Says better what the operation is called, once it is known whom it is about. */
  name(label: string): void
  /** Rows written so far. */
  changed(): number
}

/** A `Write` that carries out what is known beforehand. */
export interface BulkWrite extends Write {
  /** Writes new rows in their order, each with its line: SQLite makes the lines, far quicker than one by one. */
  insertAll(table: JournalledTable, rows: readonly Readonly<Values>[]): void
  /** Takes rows away, the latest first, in the same way; each of them is there, and they are few enough for one query. */
  removeAll(table: JournalledTable, ids: readonly string[]): void
}

/** A row by its columns. */
export type Values = Record<string, unknown>

const LONGEST_LABEL = 200

/** Runs `work` as one operation in one transaction; nothing of it stays when it throws or writes no row. */
export async function inOperation<R>(
  store: Store,
  occasion: Occasion,
  work: (write: BulkWrite) => Promise<R>,
): Promise<{ readonly result: R; readonly operation: string | null }> {
  const operation = newId()
  const { result, changed, committed } = await inTransaction(store, async (trx) => {
    const wrote: Wrote = { changes: [], rows: 0 }
    const from = rowsWritten(store.sqlite)
    const write = journalledWrite(store, trx, operation, occasion, wrote)
    const result = await work(write)
    const to = rowsWritten(store.sqlite)
    // Only where the rows it told of are all there were.
    const isWhole = to - from === wrote.rows && write.changed() === wrote.changes.length
    return { result, changed: write.changed() > 0, committed: isWhole && { from, to, changes: wrote.changes } }
  })
  if (committed) tellCommitted(store.sqlite, committed)
  return { result, operation: changed ? operation : null }
}

/** What an operation wrote: its changes, up to as many as are followed, and its rows with those of the journal. */
interface Wrote {
  readonly changes: RowChange[]
  rows: number
}

/** The `Write` of one operation within a transaction that is running. */
export function journalledWrite(
  store: Store,
  trx: Transaction<Database>,
  operation: string,
  occasion: Occasion,
  wrote: Wrote = { changes: [], rows: 0 },
): BulkWrite {
  const { sqlite } = store
  const ready = (sql: string) => prepared(sqlite, sql)
  let position = 0
  let label = occasion.label

  function begin(): void {
    if (position > 0) return
    ready('insert into operations (id, at, by, label, undoes) values (?, ?, ?, ?, ?)').run(
      operation,
      occasion.at,
      occasion.by,
      label,
      occasion.undoes ?? null,
    )
    wrote.rows++
  }

  function record(table: JournalledTable, id: string, before: string | null, after: string | null): void {
    begin()
    ready(
      'insert into changes (operation_id, position, table_name, row_id, before, after) values (?, ?, ?, ?, ?, ?)',
    ).run(operation, position++, table, id, before, after)
    wrote.rows += 2
    if (wrote.changes.length < MOST_FOLLOWED) wrote.changes.push({ table, id, before, after })
  }

  function find(table: JournalledTable, id: string): Values | undefined {
    return ready(`select ${columns[table].join(', ')} from ${table} where id = ?`).get(id) as Values | undefined
  }

  // By table: a hundred thousand rows are not to make and look up the text of their statement each.
  const inserters = new Map<JournalledTable, ReturnType<typeof sqlite.prepare>>()

  function put(table: JournalledTable, row: Readonly<Values>): void {
    const names: readonly string[] = columns[table]
    let inserter = inserters.get(table)
    if (!inserter) {
      inserter = ready(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
      inserters.set(table, inserter)
    }
    inserter.run(names.map((name) => row[name] ?? null))
  }

  function replace(table: JournalledTable, row: Readonly<Values>): void {
    const names = columns[table].filter((name) => name !== 'id') as readonly string[]
    ready(`update ${table} set ${names.map((name) => `${name} = ?`).join(', ')} where id = ?`).run(
      ...names.map((name) => row[name] ?? null),
      row.id,
    )
  }

  const write: BulkWrite = {
    trx,
    operation,
    at: occasion.at,
    insert(table, given) {
      const row = keepable(given as Values)
      put(table, row)
      record(table, String(row.id), null, asJson(table, row))
    },
    insertAll(table, rows) {
      if (rows.length === 0) return
      begin()
      const { last } = ready(`select coalesce(max(rowid), 0) as last from ${table}`).get() as { last: number }
      for (const row of rows) put(table, row)
      // Rows are numbered on from the last one, and so are their lines.
      const lines = ready(
        `insert into changes (operation_id, position, table_name, row_id, before, after)
          select ?, rowid - ?, '${table}', id, null, ${asJsonInSql(table)} from ${table} where rowid > ? order by rowid`,
      ).run(operation, last + 1 - position, last)
      if (lines.changes !== rows.length) throw new Error(`${lines.changes} lines for ${rows.length} rows of ${table}`)
      position += rows.length
    },
    removeAll(table, ids) {
      if (ids.length === 0) return
      begin()
      const all = JSON.stringify(ids)
      const lines = ready(
        `insert into changes (operation_id, position, table_name, row_id, before, after)
          select ?, ? + row_number() over (order by rowid desc), '${table}', id, ${asJsonInSql(table)}, null
          from ${table} where id in (select value from json_each(?))`,
      ).run(operation, position - 1, all)
      if (lines.changes !== ids.length) throw new Error(`${lines.changes} lines for ${ids.length} rows of ${table}`)
      position += ids.length
      ready(`delete from ${table} where id in (select value from json_each(?))`).run(all)
    },
    update(table, id, patch) {
      const before = find(table, id)
      if (!before) throw new Error(`no row ${id} in ${table}`)
      const after = { ...before, ...keepable(patch as Values) }
      const [was, is] = [asJson(table, before), asJson(table, after)]
      if (was === is) return false
      replace(table, after)
      record(table, id, was, is)
      return true
    },
    remove(table, id) {
      const before = find(table, id)
      if (!before) return
      ready(`delete from ${table} where id = ?`).run(id)
      record(table, id, asJson(table, before), null)
    },
    name(better) {
      label = better.slice(0, LONGEST_LABEL)
      if (position === 0) return
      ready('update operations set label = ? where id = ?').run(label, operation)
      wrote.rows++
    },
    changed: () => position,
    put({ table, id, before, after }) {
      if (after === null) ready(`delete from ${table} where id = ?`).run(id)
      else if (before === null) put(table, after)
      else replace(table, after)
      record(table, id, before && asJson(table, before), after && asJson(table, after))
    },
  }
  return write
}

/**
 * The values as SQLite will give them back: half a surrogate pair or a NUL would come back as something else, and the
 * journal would no longer tell what the row holds. The very row when all of them are.
 */
export function keepable(row: Readonly<Values>): Readonly<Values> {
  for (const name in row) if (!isKeepable(row[name])) return Object.fromEntries(Object.entries(row).map(keepableEntry))
  return row
}

const isKeepable = (value: unknown) => typeof value !== 'string' || (value.isWellFormed() && value.indexOf('\0') < 0)

const keepableEntry = ([name, value]: [string, unknown]) =>
  [name, typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value] as const

/** A row as the journal keeps it: JSON with the columns in the schema's order, so that equal rows are equal text. */
export function asJson(table: JournalledTable, row: Readonly<Values>): string {
  return JSON.stringify(Object.fromEntries(columns[table].map((name) => [name, row[name] ?? null])))
}

/** What makes the text of `asJson` of a row within a query of its table. */
export function asJsonInSql(table: JournalledTable): string {
  return `json_object(${columns[table].map((name) => `'${name}', ${name}`).join(', ')})`
}
