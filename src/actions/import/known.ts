import type { Book } from '#actions/moment.ts'
import { type Contact, nameKeyOf } from '#model/contact.ts'
import type { Invitation } from '#model/invitation.ts'
import type { SourcedContact } from '#model/source.ts'
import { allContacts } from '#store/contacts.ts'
import { allInvitations } from '#store/invitations.ts'

type Db = Book['store']['db']

/** What the book holds already, indexed the ways an archive names people; kept up to date while rows are taken. */
export interface Known {
  readonly byProfile: Map<string, SourcedContact>
  /** People of one name; several may share it. */
  readonly byName: Map<string, SourcedContact[]>
  readonly invitationsOf: Map<string, Invitation[]>
}

/** Reads what the book holds. */
export async function readKnown(db: Db): Promise<Known> {
  const known: Known = { byProfile: new Map(), byName: new Map(), invitationsOf: new Map() }
  for (const contact of await allContacts(db)) remember(known, contact)
  for (const invitation of await allInvitations(db)) rememberInvitation(known, invitation)
  return known
}

/** Adds a contact, or puts a changed one in the place of the old. */
export function remember(known: Known, contact: SourcedContact): void {
  if (contact.profileKey !== null) known.byProfile.set(contact.profileKey, contact)
  const key = nameKeyOf(contact.name)
  const others = (known.byName.get(key) ?? []).filter((each) => each.id !== contact.id)
  known.byName.set(key, [...others, contact])
}

/** Adds an invitation to its contact's. */
export function rememberInvitation(known: Known, invitation: Invitation): void {
  const list = known.invitationsOf.get(invitation.contactId) ?? []
  list.push(invitation)
  known.invitationsOf.set(invitation.contactId, list)
}

function namesakesOf(known: Known, row: Pick<Contact, 'name' | 'profileKey'>): SourcedContact[] {
  const all = known.byName.get(nameKeyOf(row.name)) ?? []
  return row.profileKey === null ? all : all.filter((each) => each.profileKey === null)
}

/**
 * The contact a row of invitations or messages means: by profile address; else the only one of that name. Two people of
 * one name are never taken for one.
 */
export function whoIs(known: Known, row: Pick<Contact, 'name' | 'profileKey'>): SourcedContact | undefined {
  const found = row.profileKey === null ? undefined : known.byProfile.get(row.profileKey)
  if (found) return found
  const all = known.byName.get(nameKeyOf(row.name)) ?? []
  return all.length === 1 ? namesakesOf(known, row)[0] : undefined
}

/**
 * The contact a row of connections means. Archives before 2023 have no addresses: there the day of connecting, which
 * never changes, tells people of one name apart. `taken` are contacts that other rows of the same file have meant.
 */
export function whichConnection(
  known: Known,
  row: Pick<Contact, 'name' | 'profileKey' | 'connectedOn'>,
  taken: ReadonlyMap<string, number>,
): SourcedContact | undefined {
  const found = row.profileKey === null ? undefined : known.byProfile.get(row.profileKey)
  if (found) return found
  const possible = namesakesOf(known, row).filter((each) => !taken.has(each.id))
  const sameDay = possible.find((each) => each.connectedOn === row.connectedOn)
  if (sameDay) return sameDay
  return possible.length === 1 && possible[0]?.connectedOn === null ? possible[0] : undefined
}
