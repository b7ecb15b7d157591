import type Sqlite from 'better-sqlite3'
import type { JournalledTable } from './schema.ts'

/** What an operation did to a row, all its changes of it taken together. */
export interface Effect {
  readonly table: JournalledTable
  readonly id: string
  /** The row before the operation, and as the operation left it. */
  before: string | null
  after: string | null
}

/** The name of a row among those of all tables. */
export function rowKey({ table, id }: Pick<Effect, 'table' | 'id'>): string {
  return `${table} ${id}`
}

/** What an operation did to each row, in the order of the first change of each. */
export function effectsOf(sqlite: Sqlite.Database, operation: string): Effect[] {
  const effects = new Map<string, Effect>()
  const changes = sqlite
    .prepare(
      'select table_name as "table", row_id as id, before, after from changes where operation_id = ? order by position',
    )
    .iterate(operation) as IterableIterator<Effect>
  for (const change of changes) {
    const first = effects.get(rowKey(change))
    if (first) first.after = change.after
    else effects.set(rowKey(change), { ...change })
  }
  return [...effects.values()]
}
