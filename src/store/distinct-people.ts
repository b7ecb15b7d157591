import type { Kysely } from 'kysely'
import type { Write } from './journal.ts'
import { newId } from './new-id.ts'
import type { Database } from './schema.ts'

/** The pairs the owner said are two people, each as its two ids, the smaller first, with a blank between. */
export async function distinctPairs(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db.selectFrom('distinct_people').select(['one_id', 'other_id']).execute()
  return new Set(rows.map((row) => pairOf(row.one_id, row.other_id)))
}

/** Two ids as one text, whatever their order. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** Notes that two contacts are two people. */
export function addDistinct(write: Write, a: string, b: string): void {
  const [one_id, other_id] = a < b ? [a, b] : [b, a]
  write.insert('distinct_people', { id: newId(), one_id, other_id })
}
