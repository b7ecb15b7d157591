import type { Kysely } from 'kysely'
import type { Direction, EventKind } from '#model/invitation.ts'
import type { Database } from './schema.ts'

/** Something you noted of an invitation since a review began. */
export interface Decided {
  readonly invitationId: string
  readonly direction: Direction
  readonly kind: EventKind
  readonly contactId: string
  readonly name: string
}

/** What you noted of invitations after the row `id` was written, the last word on each; oldest first. Ids sort by time. */
export async function decidedAfter(db: Kysely<Database>, id: string): Promise<Decided[]> {
  const rows = await db
    .selectFrom('invitation_events as e')
    .innerJoin('invitations as i', 'i.id', 'e.invitation_id')
    .innerJoin('contacts as c', 'c.id', 'i.contact_id')
    .select([
      'i.id as invitationId',
      'i.direction as direction',
      'e.kind as kind',
      'c.id as contactId',
      'c.name as name',
    ])
    .where('e.id', '>', id)
    .where('e.said_by', '=', 'you')
    .orderBy('e.id')
    .execute()
  const last = new Map<string, Decided>()
  for (const row of rows) {
    if (row.kind === 'reopened') last.delete(row.invitationId)
    else last.set(row.invitationId, row)
  }
  return [...last.values()]
}

/** The people you wrote to, by what was written down after the row `id`; what an archive brought in does not count. */
export async function wroteAfter(db: Kysely<Database>, id: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('messages')
    .select('contact_id')
    .distinct()
    .where('id', '>', id)
    .where('direction', '=', 'sent')
    .where('source_key', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.contact_id))
}
