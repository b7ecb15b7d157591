import type { Kysely } from 'kysely'
import type { Invitation } from '#model/invitation.ts'
import { among } from './among.ts'
import { withEvents } from './invitations.ts'
import type { Database } from './schema.ts'

/** Several invitations with their events at once, by id. */
export async function findInvitations(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Invitation>> {
  const rows = await db.selectFrom('invitations').selectAll().where('id', 'in', among(ids)).orderBy('id').execute()
  return new Map((await withEvents(db, rows)).map((invitation) => [invitation.id, invitation]))
}
