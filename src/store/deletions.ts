import type { Kysely } from 'kysely'
import { nameKeyOf } from '#model/contact.ts'
import type { Instant } from '#model/day.ts'
import type { Database, Row } from './schema.ts'

/** Somebody deleted who can still be brought back. */
export interface Deletion {
  /** The operation that deleted them first. */
  readonly id: string
  /** The operation to undo to bring them back: a later one where they came back in between and went again. */
  readonly operation: string
  readonly contactId: string
  readonly name: string
  /** Every profile key they had, their first one first. */
  readonly profileKeys: readonly string[]
  /** Every e-mail address they had, their first one first. */
  readonly emails: readonly string[]
  /** When they were deleted, the last time. */
  readonly at: Instant
}

/** Everybody deleted and not yet purged, the last first. */
export async function listDeletions(db: Kysely<Database>): Promise<Deletion[]> {
  const rows = await db.selectFrom('deletions').selectAll().orderBy('id').execute()
  const found: Deletion[] = []
  for (const { id, contact_id, name, profile_key, email, at } of rows) {
    const last = await db
      .selectFrom('changes as c')
      .innerJoin('operations as o', 'o.id', 'c.operation_id')
      .select(['o.id as id', 'o.at as at'])
      .where('c.table_name', '=', 'deletions')
      .where('c.row_id', '=', id)
      .where('c.after', 'is not', null)
      .orderBy('o.id', 'desc')
      .limit(1)
      .executeTakeFirst()
    const keys = await furtherKeys(db, last?.id ?? id)
    found.push({
      id,
      operation: last?.id ?? id,
      contactId: contact_id,
      name,
      profileKeys: profile_key === null ? keys.profile : [profile_key, ...keys.profile],
      emails: email === null ? keys.email : [email, ...keys.email],
      at: last?.at ?? at,
    })
  }
  return found.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
}

/** The further keys an operation took away. */
async function furtherKeys(db: Kysely<Database>, operation: string): Promise<Record<'profile' | 'email', string[]>> {
  const rows = await db
    .selectFrom('changes')
    .select('before')
    .where('operation_id', '=', operation)
    .where('table_name', '=', 'contact_keys')
    .where('after', 'is', null)
    .orderBy('position')
    .execute()
  const keys = rows.map((row) => JSON.parse(row.before ?? '{}') as Row<'contact_keys'>)
  const of = (kind: 'profile' | 'email') => keys.filter((key) => key.kind === kind).map(({ key }) => key)
  return { profile: of('profile'), email: of('email') }
}

/** What a file knows of somebody. */
interface Somebody {
  readonly name: string
  readonly profileKey: string | null
  readonly email: string | null
}

/**
 * The deletion of just this person, where `deletions` has it: by profile key, else by e-mail address, else by name
 * where nothing tells the two apart.
 */
export function deletionOf(deletions: readonly Deletion[], who: Somebody): Deletion | undefined {
  const email = who.email?.toLowerCase()
  const name = nameKeyOf(who.name)
  return (
    deletions.find(({ profileKeys }) => who.profileKey !== null && profileKeys.includes(who.profileKey)) ??
    deletions.find(({ emails }) => emails.some((each) => each.toLowerCase() === email)) ??
    deletions.find(
      (each) => nameKeyOf(each.name) === name && (who.profileKey === null || each.profileKeys.length === 0),
    )
  )
}
