import type { Kysely } from 'kysely'
import type { Day, Instant } from '#model/day.ts'
import type { Write } from './journal.ts'
import type { Database, Row } from './schema.ts'

/** One archive brought in. */
export interface ImportRecord {
  /** The operation that brought it in. */
  readonly id: string
  readonly at: Instant
  readonly name: string
  readonly exportedOn: Day | null
  readonly summary: string
}

function toRecord(row: Row<'imports'>): ImportRecord {
  return { id: row.id, at: row.at, name: row.name, exportedOn: row.exported_on, summary: row.summary }
}

/** Every import, newest first. */
export async function listImports(db: Kysely<Database>): Promise<ImportRecord[]> {
  return (await db.selectFrom('imports').selectAll().orderBy('id', 'desc').execute()).map(toRecord)
}

/** One import, by the operation that brought it in. */
export async function findImport(db: Kysely<Database>, id: string): Promise<ImportRecord | undefined> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toRecord(row)
}

/** Notes an import; `summary` is JSON of the counts per file. */
export function addImport(write: Write, record: Pick<ImportRecord, 'name' | 'exportedOn' | 'summary'>): void {
  write.insert('imports', {
    id: write.operation,
    at: write.at,
    name: record.name,
    exported_on: record.exportedOn,
    summary: record.summary,
  })
}

/** The day of the newest archive brought in; null when none was, or none told its day. */
export async function newestArchiveOn(db: Kysely<Database>): Promise<Day | null> {
  const row = await db
    .selectFrom('imports')
    .select(({ fn }) => fn.max('exported_on').as('newest'))
    .executeTakeFirst()
  return (row?.newest as Day | null | undefined) ?? null
}
