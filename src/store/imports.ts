import type { Kysely } from 'kysely'
import type { Day, Instant } from '#model/day.ts'
import type { Write } from './journal.ts'
import type { Database } from './schema.ts'

/** One archive brought in. */
export interface ImportRecord {
  /** The operation that brought it in. */
  readonly id: string
  readonly at: Instant
  readonly name: string
  readonly exportedOn: Day | null
  readonly summary: string
}

/** Every import, newest first. */
export async function listImports(db: Kysely<Database>): Promise<ImportRecord[]> {
  const rows = await db.selectFrom('imports').selectAll().orderBy('id', 'desc').execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    name: row.name,
    exportedOn: row.exported_on,
    summary: row.summary,
  }))
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
