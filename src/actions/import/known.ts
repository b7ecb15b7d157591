import type { Book } from '#actions/moment.ts'
import { type Contact, nameKeyOf } from '#model/contact.ts'
import { type Day, dayOf, showDay } from '#model/day.ts'
import { dueAt } from '#model/deletion.ts'
import type { Invitation } from '#model/invitation.ts'
import type { SourcedContact } from '#model/source.ts'
import { allContactKeys } from '#store/contact-keys.ts'
import { allContacts } from '#store/contacts.ts'
import { type Deletion, deletionOf, listDeletions } from '#store/deletions.ts'
import { newestArchiveOn } from '#store/imports.ts'
import { allInvitations } from '#store/invitations.ts'

type Db = Book['store']['db']

/** What the book holds already, indexed the ways a file names people; kept up to date while rows are taken. */
export interface Known {
  readonly byId: Map<string, SourcedContact>
  /** Ids by profile key: the contact's own and their further ones. */
  readonly byProfile: Map<string, string>
  /** Ids by e-mail address in lower case; several people may share one. */
  readonly byEmail: Map<string, string[]>
  /** Addresses people are known by beside the one among their fields, as `kind key`. */
  readonly further: Set<string>
  /** Ids by folded name; several people may share it. */
  readonly byName: Map<string, string[]>
  readonly invitationsOf: Map<string, Invitation[]>
  /** The day of the newest archive brought in before; null for the first. */
  readonly newestArchiveOn: Day | null
  /** People the owner deleted, who are not brought in again behind their back. */
  readonly deletions: readonly Deletion[]
}

/** Reads what the book holds. */
export async function readKnown(db: Db): Promise<Known> {
  const known: Known = {
    byId: new Map(),
    byProfile: new Map(),
    byEmail: new Map(),
    further: new Set(),
    byName: new Map(),
    invitationsOf: new Map(),
    newestArchiveOn: await newestArchiveOn(db),
    deletions: await listDeletions(db),
  }
  for (const contact of await allContacts(db)) remember(known, contact)
  const keys = await allContactKeys(db)
  for (const kind of ['profile', 'email'] as const)
    for (const [key, id] of keys[kind]) rememberKey(known, id, kind, key)
  for (const invitation of await allInvitations(db)) rememberInvitation(known, invitation)
  return known
}

function addTo(index: Map<string, string[]>, key: string, id: string): void {
  const ids = index.get(key)
  if (!ids) index.set(key, [id])
  else if (!ids.includes(id)) ids.push(id)
}

function removeFrom(index: Map<string, string[]>, key: string, id: string): void {
  const rest = (index.get(key) ?? []).filter((each) => each !== id)
  if (rest.length > 0) index.set(key, rest)
  else index.delete(key)
}

/** Takes what somebody was known by out of the indexes, but for their further addresses. */
function forget(known: Known, { id, name, profileKey, email }: SourcedContact): void {
  removeFrom(known.byName, nameKeyOf(name), id)
  if (profileKey !== null && !known.further.has(`profile ${profileKey}`)) known.byProfile.delete(profileKey)
  const address = email?.toLowerCase()
  if (address !== undefined && !known.further.has(`email ${address}`)) removeFrom(known.byEmail, address, id)
}

/** Adds a contact, or puts a changed one in the place of the old. */
export function remember(known: Known, contact: SourcedContact): void {
  const before = known.byId.get(contact.id)
  if (before) forget(known, before)
  known.byId.set(contact.id, contact)
  if (contact.profileKey !== null) known.byProfile.set(contact.profileKey, contact.id)
  if (contact.email !== null) addTo(known.byEmail, contact.email.toLowerCase(), contact.id)
  addTo(known.byName, nameKeyOf(contact.name), contact.id)
}

/** Adds a further address somebody is known by. */
export function rememberKey(known: Known, id: string, kind: 'profile' | 'email', key: string): void {
  known.further.add(`${kind} ${key}`)
  if (kind === 'profile') known.byProfile.set(key, id)
  else addTo(known.byEmail, key, id)
}

/** Adds an invitation to its contact's. */
export function rememberInvitation(known: Known, invitation: Invitation): void {
  const list = known.invitationsOf.get(invitation.contactId)
  if (list) list.push(invitation)
  else known.invitationsOf.set(invitation.contactId, [invitation])
}

/** Everybody of that name, accents and case folded. */
export function namesakes({ byName, byId }: Known, name: string): SourcedContact[] {
  return contactsOf(byId, byName.get(nameKeyOf(name)))
}

function contactsOf(byId: Known['byId'], ids: readonly string[] = []): SourcedContact[] {
  const found: SourcedContact[] = []
  for (const id of ids) {
    const contact = byId.get(id)
    if (contact) found.push(contact)
  }
  return found
}

/** The contact of that profile. */
export function ofProfile(known: Known, profileKey: string | null): SourcedContact | undefined {
  return profileKey === null ? undefined : known.byId.get(known.byProfile.get(profileKey) ?? '')
}

/** Everybody with that e-mail address. */
export function ofEmail({ byEmail, byId }: Known, email: string | null): SourcedContact[] {
  return email === null ? [] : contactsOf(byId, byEmail.get(email.toLowerCase()))
}

/** Whether somebody of that name is in the book who may be the same person: two addresses are two accounts. */
export function hasDouble(known: Known, { id, name, profileKey }: Contact): boolean {
  return namesakes(known, name).some(
    (other) => other.id !== id && (other.profileKey === null || profileKey === null || other.profileKey === profileKey),
  )
}

/** Why a row about somebody new is left out: the owner deleted them, and can bring them back. */
export function whyDeleted(
  { deletions }: Known,
  who: Pick<Contact, 'name' | 'profileKey' | 'email'>,
  zone: string,
): string | undefined {
  const deletion = deletions.length === 0 ? undefined : deletionOf(deletions, who)
  if (!deletion) return undefined
  const [on, until] = [dayOf(deletion.at, zone), dayOf(dueAt(deletion.at), zone)]
  return `You deleted this person on ${showDay(on)}. Until ${showDay(until)} the page of the deleted brings them back; then import once more.`
}
