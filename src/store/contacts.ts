import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type Contact, ME, nameKeyOf, unknownContact } from '#model/contact.ts'
import { type SourcedContact, type Sources, sourcesFrom } from '#model/source.ts'
import { findKey, keyAsKept } from './contact-keys.ts'
import type { Write } from './journal.ts'
import { keptOfEach } from './kept.ts'
import { madeOnce, madeOnceAmong } from './made-once.ts'
import { newId } from './new-id.ts'
import type { Database, Row } from './schema.ts'

type Kept = Omit<Contact, 'id'>

const toBoolean = (value: 0 | 1 | null): boolean | null => (value === null ? null : value === 1)
const fromBoolean = (value: boolean | null): 0 | 1 | null => (value === null ? null : value ? 1 : 0)

/** A contact row as the rest of the program sees it. */
export function toContact(row: Pick<Row<'contacts'>, (typeof TOLD)[number]>): Contact {
  return {
    id: row.id,
    name: row.name,
    profileKey: row.profile_key,
    profileUrl: row.profile_url,
    email: row.email,
    company: row.company,
    position: row.position,
    region: row.region,
    industry: row.industry,
    mark: row.mark,
    connectedOn: row.connected_on,
    removedOn: row.removed_on,
    welcomes: row.welcomes,
    isMember: toBoolean(row.is_member),
    profileRead: toBoolean(row.profile_read),
    remarks: row.remarks,
  }
}

const columnOf = {
  name: 'name',
  profileKey: 'profile_key',
  profileUrl: 'profile_url',
  email: 'email',
  company: 'company',
  position: 'position',
  region: 'region',
  industry: 'industry',
  mark: 'mark',
  connectedOn: 'connected_on',
  removedOn: 'removed_on',
  welcomes: 'welcomes',
  isMember: 'is_member',
  profileRead: 'profile_read',
  remarks: 'remarks',
} as const satisfies { [K in keyof Kept]: keyof Row<'contacts'> }

/** The columns a contact is made of: what the sources said of them is read by those who ask, and is half of the row. */
const TOLD = ['id', ...Object.values(columnOf)] as const

/** What is known of a contact when they are first written down: a name, and whatever else there is. */
export type NewContact = Pick<Kept, 'name'> & Partial<Kept>

/** Everybody but the owner, for a query to go on from. */
export const people = (db: Kysely<Database>) => db.selectFrom('contacts').selectAll().where('id', '<>', ME)

const byId = madeOnce((db, { id }: { readonly id: string }) =>
  db.selectFrom('contacts').select(TOLD).where('id', '=', id),
)

/** One contact by id; the owner is found under `me`. */
export async function findContact(db: Kysely<Database>, id: string): Promise<Contact | undefined> {
  const [row] = await byId(db, { id })
  return row && toContact(row)
}

/** One contact by the join key of their profile address, or of a further one. */
export async function findByProfile(db: Kysely<Database>, profileKey: string): Promise<Contact | undefined> {
  const row = await people(db).where('profile_key', '=', profileKey).executeTakeFirst()
  if (row) return toContact(row)
  const further = await findKey(db, 'profile', profileKey)
  return further && findContact(db, further.contactId)
}

/** Every contact with that e-mail address, as their own or a further one, upper and lower case alike. */
export async function findByEmail(db: Kysely<Database>, email: string): Promise<Contact[]> {
  const further = await findKey(db, 'email', email)
  const rows = await people(db)
    .where(({ eb, or }) =>
      or([
        eb(sql<string>`lower(email)`, '=', keyAsKept('email', email)),
        ...(further ? [eb('id', '=', further.contactId)] : []),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(toContact)
}

const byNameKey = madeOnce((db, { nameKey }: { readonly nameKey: string }) =>
  people(db).where('name_key', '=', nameKey).orderBy('id'),
)

/** Every contact of exactly that name, accents and case folded. */
export async function findByName(db: Kysely<Database>, name: string): Promise<Contact[]> {
  const rows = await byNameKey(db, { nameKey: nameKeyOf(name) })
  return rows.map(toContact)
}

const byIds = madeOnceAmong((db, ids) => db.selectFrom('contacts').select(TOLD).where('id', 'in', ids))

/** Several contacts at once, by id. */
export async function findContacts(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Contact>> {
  if (ids.length === 0) return new Map()
  const rows = await byIds(db, ids, {})
  return new Map(rows.map((row) => [row.id, toContact(row)]))
}

/** The same of those that are judged again and again; whoever was not changed is the very same object as before. */
export function keptContacts(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<(id: string) => Contact | undefined> {
  return keptOfEach(db, 'contacts', '', ids, (missed) => findContacts(db, missed), {
    tables: ['contacts'],
    whose: ({ id }) => [id],
  })
}

/** Writes a new contact down and returns it. `sources` is what files said, to tell it from what you say. */
export function addContact(write: Write, contact: NewContact, sources: Sources = {}, id = newId()): Contact {
  const full: Contact = { ...unknownContact, ...contact, id }
  write.insert('contacts', {
    id,
    name: full.name,
    name_key: nameKeyOf(full.name),
    profile_key: full.profileKey,
    profile_url: full.profileUrl,
    email: full.email,
    company: full.company,
    position: full.position,
    region: full.region,
    industry: full.industry,
    mark: full.mark,
    connected_on: full.connectedOn,
    removed_on: full.removedOn,
    welcomes: full.welcomes,
    is_member: fromBoolean(full.isMember),
    profile_read: fromBoolean(full.profileRead),
    remarks: full.remarks,
    imported: keepableSources(sources),
  })
  return full
}

/** Changes what is known of a contact; says whether anything did change. */
export function changeContact(write: Write, id: string, patch: Partial<Kept>, sources?: Sources): boolean {
  const row: Partial<Row<'contacts'>> = Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [
      columnOf[field as keyof Kept],
      typeof value === 'boolean' ? fromBoolean(value) : value,
    ]),
  )
  if (patch.name !== undefined) row.name_key = nameKeyOf(patch.name)
  if (sources !== undefined) row.imported = keepableSources(sources)
  return write.update('contacts', id, row)
}

/** Takes a contact out of the book; whatever names them has to be gone or somebody else's by then. */
export function removeContact(write: Write, id: string): void {
  write.remove('contacts', id)
}

/** Makes sure the owner stands in the book as a contact, so that reporting lines can end at them. */
export async function ensureMe(write: Write, name: string | null): Promise<void> {
  const me = await write.trx.selectFrom('contacts').select('id').where('id', '=', ME).executeTakeFirst()
  if (!me) addContact(write, { name: name ?? 'you' }, {}, ME)
  else if (name !== null) changeContact(write, ME, { name })
}

/** A contact with what the sources said of them. */
export function toSourcedContact(row: Row<'contacts'>): SourcedContact {
  return { ...toContact(row), sources: sourcesFrom(row.imported) }
}

/** Everybody in the book but the owner, for an import to match rows against. */
export async function allContacts(db: Kysely<Database>): Promise<SourcedContact[]> {
  return (await people(db).orderBy('id').execute()).map(toSourcedContact)
}

/** One contact by id with what the sources said of them. */
export async function findSourced(db: Kysely<Database>, id: string): Promise<SourcedContact | undefined> {
  const row = await db.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toSourcedContact(row)
}

function keepableSources(sources: Sources): string | null {
  return Object.keys(sources).length === 0 ? null : JSON.stringify(sources)
}
