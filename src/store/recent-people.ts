import { type Kysely, sql } from 'kysely'
import { type Contact, ME } from '#model/contact.ts'
import { findContacts } from './contacts.ts'
import type { Database } from './schema.ts'

/** How many of the latest changes are looked at: those of an hour's work, whatever the size of the book. */
const CHANGES = 40

/** The people somebody last had to do with by hand, the latest first; what an import wrote does not count. */
export async function recentPeople(db: Kysely<Database>, most: number): Promise<Contact[]> {
  const rows = await db
    .with('lately', (with_) =>
      with_
        .selectFrom('operations')
        .select(['id', sql<number>`operations.rowid`.as('place')])
        .where('by', '<>', 'import')
        .orderBy(sql`operations.rowid`, 'desc')
        .limit(CHANGES),
    )
    .selectFrom('lately')
    .innerJoin('changes', 'changes.operation_id', 'lately.id')
    .leftJoin('invitations', (join) =>
      join.onRef('invitations.id', '=', 'changes.row_id').on('changes.table_name', '=', 'invitations'),
    )
    .select([
      sql<string>`coalesce(invitations.contact_id, case changes.table_name when 'contacts' then changes.row_id
        else json_extract(coalesce(changes.after, changes.before), '$.contact_id') end)`.as('contact'),
    ])
    .where('changes.table_name', 'in', ['contacts', 'invitations', 'drafts', 'messages'])
    .where('changes.position', '<', 20)
    .orderBy('lately.place', 'desc')
    .orderBy('changes.position')
    .execute()
  const ids = [...new Set(rows.map((row) => row.contact))].filter((id) => id && id !== ME)
  const people = await findContacts(db, ids.slice(0, most * 2))
  return ids.flatMap((id) => people.get(id) ?? []).slice(0, most)
}
