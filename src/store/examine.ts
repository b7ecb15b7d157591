import type Sqlite from 'better-sqlite3'
import { asJson } from './journal.ts'
import { columns, type JournalledTable } from './schema.ts'

/** The oldest SQLite without the fault by which two programs at once could lose what was written. */
export const SAFE_SQLITE = '3.51.3'

/** Whether this SQLite is at least `SAFE_SQLITE`, and which it is. */
export function sqliteInUse(sqlite: Sqlite.Database): { readonly version: string; readonly safe: boolean } {
  const version = String(sqlite.prepare('select sqlite_version()').pluck().get())
  return { version, safe: version.localeCompare(SAFE_SQLITE, 'en', { numeric: true }) >= 0 }
}

/** What SQLite finds wrong with the pages of the file, at most ten lines; empty when nothing is. */
export function damagedPages(sqlite: Sqlite.Database): string[] {
  const lines = sqlite.pragma('integrity_check(10)') as { integrity_check: string }[]
  return lines.map((line) => line.integrity_check).filter((line) => line !== 'ok')
}

/** How many rows of each table point at something that is not there. */
export function danglingRows(sqlite: Sqlite.Database): ReadonlyMap<string, number> {
  const rows = sqlite.pragma('foreign_key_check') as { table: string }[]
  return new Map([...Map.groupBy(rows, (row) => row.table)].map(([table, all]) => [table, all.length]))
}

/** A row that the journal and the book tell differently. */
export interface Disagreement {
  readonly table: string
  readonly rowId: string
  /** `unknown`: the journal has no line of it; `broken`: a line does not follow from the one before it. */
  readonly how: 'differs' | 'broken' | 'unknown'
}

const MOST = 10

/** The same text for the same row, whatever columns the book had when the line was written. */
function asOfNow(table: JournalledTable, text: string | null): string | null {
  if (text === null) return null
  try {
    return asJson(table, JSON.parse(text) as Record<string, unknown>)
  } catch {
    return text
  }
}

// A purge takes away the lines of what was sent to somebody, together with their name; the count stays.
const WITHOUT_LINES: readonly string[] = ['unnamed_sent']

const journalled = (Object.keys(columns) as (keyof typeof columns)[]).filter(
  (table): table is JournalledTable => table !== 'operations' && table !== 'changes',
)

type Line = [table: JournalledTable, rowId: string, before: string | null, after: string | null]

/**
 * Plays the journal and compares it with the rows that stand: at most ten disagreements. The journal is read row by
 * row of the book, and nothing of it is kept.
 */
export function disagreements(sqlite: Sqlite.Database): Disagreement[] {
  const found: Disagreement[] = []
  const standing = new Map(
    journalled.map((table) => [
      table,
      sqlite.prepare(`select ${columns[table].join(', ')} from ${table} where id = ?`),
    ]),
  )
  const isSame = (table: JournalledTable, a: string | null, b: string | null) =>
    a === b || asOfNow(table, a) === asOfNow(table, b)
  let [table, rowId, last, broken] = ['' as JournalledTable, '', null as string | null, false]
  const finish = () => {
    const row = standing.get(table)?.get(rowId) as Record<string, unknown> | undefined
    if (broken) found.push({ table, rowId, how: 'broken' })
    else if (!isSame(table, last, row ? asJson(table, row) : null)) found.push({ table, rowId, how: 'differs' })
  }
  const lines = sqlite
    .prepare(
      `select c.table_name, c.row_id, c.before, c.after from changes as c indexed by changes_by_row
        cross join operations as o where o.id = c.operation_id
        order by c.table_name, c.row_id, o.rowid, c.position`,
    )
    .raw()
  for (const line of lines.iterate() as IterableIterator<Line>) {
    const [lineTable, lineRow, before, after] = line
    if (lineTable !== table || lineRow !== rowId) {
      if (rowId !== '') finish()
      if (found.length >= MOST) return found
      ;[table, rowId, last, broken] = [lineTable, lineRow, null, false]
    }
    broken ||= !columns[table] || !isSame(table, last, before)
    last = after
  }
  if (rowId !== '') finish()
  for (const each of journalled.filter((name) => !WITHOUT_LINES.includes(name))) {
    const unknown = sqlite
      .prepare(
        `select id from ${each} where not exists
          (select 1 from changes as c where c.table_name = ? and c.row_id = ${each}.id) order by id limit ${MOST}`,
      )
      .pluck()
      .all(each) as string[]
    found.push(...unknown.map((id) => ({ table: each, rowId: id, how: 'unknown' as const })))
  }
  return found.slice(0, MOST)
}

const MOMENT = '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]*Z'

/** The first line of the history whose time is none; the rows of other tables are held against the journal. */
export function timelessOperation(sqlite: Sqlite.Database): string | undefined {
  const found = sqlite.prepare('select id from operations where at not glob ? limit 1').pluck().get(MOMENT)
  return found as string | undefined
}
