import type { Kysely } from 'kysely'
import type { Day } from '#model/day.ts'
import { madeOnceAmong } from './made-once.ts'
import type { Database } from './schema.ts'

/** People asked for at once. */
const AT_ONCE = 1000

const received = madeOnceAmong((db, ids) =>
  db
    .selectFrom('messages')
    .select(['contact_id as contactId', 'sent_on as sentOn'])
    .distinct()
    .where('contact_id', 'in', ids)
    .where('direction', '=', 'received')
    .orderBy('contact_id')
    .orderBy('sent_on'),
)

/** The days on which each of these people wrote to you, oldest first. */
export async function daysHeard(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Day[]>> {
  const heard = new Map<string, Day[]>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await received(db, ids.slice(from, from + AT_ONCE), {})
    for (const { contactId, sentOn } of rows) {
      const days = heard.get(contactId)
      if (days) days.push(sentOn)
      else heard.set(contactId, [sentOn])
    }
  }
  return heard
}
