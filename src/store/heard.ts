import type { Kysely } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Database } from './schema.ts'

/** The days on which each person wrote to you, oldest first. */
export async function daysHeard(db: Kysely<Database>): Promise<Map<string, Day[]>> {
  const rows = await db
    .selectFrom('messages')
    .select(['contact_id as contactId', 'sent_on as sentOn'])
    .distinct()
    .where('direction', '=', 'received')
    .orderBy('contact_id')
    .orderBy('sent_on')
    .execute()
  const heard = new Map<string, Day[]>()
  for (const { contactId, sentOn } of rows) {
    const days = heard.get(contactId)
    if (days) days.push(sentOn)
    else heard.set(contactId, [sentOn])
  }
  return heard
}
