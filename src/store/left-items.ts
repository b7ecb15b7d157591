import type { Kysely } from 'kysely'
import type { Write } from './journal.ts'
import type { Database } from './schema.ts'

// One row an item, so that leaving one can be taken back whatever was left after it.
const keyOf = (reviewId: string, item: string) => `review.${reviewId}.left.${item}`

async function keysLeft(db: Kysely<Database>, reviewId: string): Promise<string[]> {
  const start = keyOf(reviewId, '')
  const rows = await db
    .selectFrom('settings')
    .select('id')
    .where('id', '>', start)
    .where('id', '<', `${start}\u{10ffff}`)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** What was left for the next review during this one, by the ids of invitations and contacts. */
export async function leftIn(db: Kysely<Database>, reviewId: string): Promise<ReadonlySet<string>> {
  const start = keyOf(reviewId, '')
  return new Set((await keysLeft(db, reviewId)).map((key) => key.slice(start.length)))
}

/** Leaves an item for the next review. */
export async function addLeft(write: Write, reviewId: string, item: string): Promise<void> {
  const id = keyOf(reviewId, item)
  const present = await write.trx.selectFrom('settings').select('id').where('id', '=', id).executeTakeFirst()
  if (!present) write.insert('settings', { id, value: 'true' })
}

/** Takes up an item again that was left, or all of them: with the review's end nothing is remembered of it. */
export async function removeLeft(write: Write, reviewId: string, item?: string): Promise<void> {
  const keys = await keysLeft(write.trx, reviewId)
  for (const key of keys) if (item === undefined || key === keyOf(reviewId, item)) write.remove('settings', key)
}
