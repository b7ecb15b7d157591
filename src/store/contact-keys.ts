import type { Kysely } from 'kysely'
import type { Write } from './journal.ts'
import { newId } from './new-id.ts'
import type { Database, Row } from './schema.ts'

export type KeyKind = Row<'contact_keys'>['kind']

/** A further profile address or e-mail address of a contact, beside the one among their fields. */
export interface FurtherKey {
  readonly id: string
  readonly contactId: string
  readonly kind: KeyKind
  /** A profile key as `profileKeyOf` gives it, or an e-mail address in lower case. */
  readonly key: string
}

function toKey(row: Row<'contact_keys'>): FurtherKey {
  return { id: row.id, contactId: row.contact_id, kind: row.kind, key: row.key }
}

/** How a key of that kind is kept and looked up: case does not tell two e-mail addresses apart. */
export function keyAsKept(kind: KeyKind, key: string): string {
  return kind === 'email' ? key.trim().toLowerCase() : key
}

/** The further keys of one contact, profile addresses last, in the order they were written down. */
export async function keysOf(db: Kysely<Database>, contactId: string): Promise<FurtherKey[]> {
  const rows = await db
    .selectFrom('contact_keys')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('kind')
    .orderBy('id')
    .execute()
  return rows.map(toKey)
}

/** The further key that reads so, whoever has it. */
export async function findKey(db: Kysely<Database>, kind: KeyKind, key: string): Promise<FurtherKey | undefined> {
  const row = await db
    .selectFrom('contact_keys')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', keyAsKept(kind, key))
    .executeTakeFirst()
  return row && toKey(row)
}

/** Every further key in the book, leading to its contact; the keys among the fields of a contact are not in it. */
export async function allContactKeys(db: Kysely<Database>): Promise<Record<KeyKind, Map<string, string>>> {
  const rows = await db.selectFrom('contact_keys').selectAll().orderBy('id').execute()
  const ofKind = (kind: KeyKind) =>
    new Map(rows.filter((row) => row.kind === kind).map((row) => [row.key, row.contact_id]))
  return { profile: ofKind('profile'), email: ofKind('email') }
}

/** Writes a further key of a contact down. Nobody else may have it. */
export function addKey(write: Write, contactId: string, kind: KeyKind, key: string): FurtherKey {
  const added = { id: newId(), contactId, kind, key: keyAsKept(kind, key) }
  write.insert('contact_keys', { id: added.id, contact_id: contactId, kind, key: added.key })
  return added
}

/** Makes a further key one of another contact. */
export function moveKey(write: Write, id: string, contactId: string): void {
  write.update('contact_keys', id, { contact_id: contactId })
}

/** Takes a further key out of the book. */
export function removeKey(write: Write, id: string): void {
  write.remove('contact_keys', id)
}
