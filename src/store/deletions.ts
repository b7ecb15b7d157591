import type { Kysely } from 'kysely'
import { nameKeyOf } from '#model/contact.ts'
import type { Instant } from '#model/day.ts'
import { keptJson } from '#model/kept-json.ts'
import type { Database, Row } from './schema.ts'

/** Somebody deleted who can still be brought back. */
export interface Deletion {
  readonly id: string
  /** The operation that deleted them, perhaps with others: a later one where they came back in between and went again. */
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
  const rows = await db.selectFrom('deletions').selectAll().execute()
  const done = await db
    .selectFrom('changes as c')
    .innerJoin('operations as o', 'o.id', 'c.operation_id')
    .select(['c.row_id as deletion', 'o.id as operation', 'o.at as at'])
    .where('c.table_name', '=', 'deletions')
    .where('c.after', 'is not', null)
    .orderBy('o.id')
    .execute()
  const last = new Map(done.map((each) => [each.deletion, each]))
  const further = new Map<string, ReadonlyMap<string, FurtherKeys>>()
  const found: Deletion[] = []
  for (const { id, contact_id, name, profile_key, email, at } of rows) {
    const { operation, at: lastAt } = last.get(id) ?? { operation: id, at }
    const ofAll = further.get(operation) ?? (await furtherKeys(db, operation))
    further.set(operation, ofAll)
    const keys = ofAll.get(contact_id) ?? { profile: [], email: [] }
    found.push({
      id,
      operation,
      contactId: contact_id,
      name,
      profileKeys: profile_key === null ? keys.profile : [profile_key, ...keys.profile],
      emails: email === null ? keys.email : [email, ...keys.email],
      at: lastAt,
    })
  }
  return found.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
}

type FurtherKeys = Readonly<Record<'profile' | 'email', string[]>>

/** The further keys an operation took away, by contact. */
async function furtherKeys(db: Kysely<Database>, operation: string): Promise<ReadonlyMap<string, FurtherKeys>> {
  const rows = await db
    .selectFrom('changes')
    .select('before')
    .where('operation_id', '=', operation)
    .where('table_name', '=', 'contact_keys')
    .where('after', 'is', null)
    .orderBy('position')
    .execute()
  const found = new Map<string, FurtherKeys>()
  for (const { before } of rows) {
    const { contact_id, kind, key } = keptJson<Row<'contact_keys'>>(before ?? '{}')
    const keys = found.get(contact_id) ?? { profile: [], email: [] }
    keys[kind].push(key)
    found.set(contact_id, keys)
  }
  return found
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
