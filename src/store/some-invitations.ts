import type { Kysely } from 'kysely'
import type { Invitation } from '#model/invitation.ts'
import { withEvents } from './invitations.ts'
import { madeOnceAmong } from './made-once.ts'
import type { Database } from './schema.ts'

const byIds = madeOnceAmong((db, ids) => db.selectFrom('invitations').selectAll().where('id', 'in', ids).orderBy('id'))

/** Several invitations with their events at once, by id. */
export async function findInvitations(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Invitation>> {
  const rows = await byIds(db, ids, {})
  return new Map((await withEvents(db, rows)).map((invitation) => [invitation.id, invitation]))
}
