import type Sqlite from 'better-sqlite3'
import type { columns } from './schema.ts'

type Table = keyof typeof columns

/** New rows from which it pays to sort an index once in place of finding each row's place in it. */
const MANY = 5_000

interface Index {
  readonly name: string
  readonly sql: string
}

/** The indices of a table but for that of its key. */
function indicesOf(sqlite: Sqlite.Database, table: Table): Index[] {
  return sqlite
    .prepare(
      `select name, sql from sqlite_schema where type = 'index' and tbl_name = ? and sql is not null order by rowid`,
    )
    .all(table) as Index[]
}

/**
 * Runs `work`, within a transaction, without the indices of the tables that at least double by it, and makes these anew
 * afterwards; `coming` says how many rows each table is about to get. An index that may not hold one thing twice throws
 * only then. Not for work that takes rows away: what hangs on them is found by these indices.
 */
export function rebuildingIndices(sqlite: Sqlite.Database, coming: ReadonlyMap<Table, number>, work: () => void): void {
  const rebuilt: Index[] = []
  for (const [table, rows] of coming) {
    if (rows < MANY) continue
    const present = sqlite
      .prepare(`select count(*) from (select 1 from ${table} limit ?)`)
      .pluck()
      .get(rows + 1)
    if (Number(present) <= rows) rebuilt.push(...indicesOf(sqlite, table))
  }
  for (const { name } of rebuilt) sqlite.exec(`drop index ${name}`)
  work()
  for (const { sql } of rebuilt) sqlite.exec(sql)
}
