import type { Kysely } from 'kysely'
import type { Invitation } from '#model/invitation.ts'
import { withEvents } from './invitations.ts'
import type { Database } from './schema.ts'

/** Several invitations with their events at once, by id. */
export async function findInvitations(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Invitation>> {
  const found = new Map<string, Invitation>()
  const unique = [...new Set(ids)]
  for (let from = 0; from < unique.length; from += 500) {
    const rows = await db
      .selectFrom('invitations')
      .selectAll()
      .where('id', 'in', unique.slice(from, from + 500))
      .orderBy('id')
      .execute()
    for (const invitation of await withEvents(db, rows)) found.set(invitation.id, invitation)
  }
  return found
}
