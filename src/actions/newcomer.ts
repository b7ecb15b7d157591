import { type Contact, ME, profileKeyOf, unknownContact } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import type { Relation, RelationKind } from '#model/relation.ts'
import { addContact, ensureMe } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { addRelation } from '#store/relations.ts'
import { type Found, findPerson } from './find-person.ts'
import type { Book } from './moment.ts'

/** What is said of somebody the book does not hold yet; each may be empty. Nothing of it is kept until they are added. */
export interface Newcomer {
  readonly name?: string
  readonly profile?: string
  readonly position?: string
  readonly company?: string
  /** How you know each other. */
  readonly knows?: RelationKind | null
}

const most = { name: 300, position: 500, company: 500 } as const

function textOf(newcomer: Newcomer, field: keyof typeof most): string | null {
  return newcomer[field]?.replaceAll('\0', '').trim().replace(/\s+/g, ' ').slice(0, most[field]) || null
}

/**
 * Finds who is meant, as `findPerson` does; somebody new is taken with what is said of them. A profile address that the
 * book knows names the person it belongs to.
 */
export async function findNewcomer(db: Book['store']['db'], typed: string, newcomer: Newcomer = {}): Promise<Found> {
  const found = await findPerson(db, typed)
  if (found.known) return found
  const profileKey = profileKeyOf(newcomer.profile ?? '')
  if (profileKey !== undefined) {
    const named = await findPerson(db, newcomer.profile ?? '')
    if (named.known) return named
  }
  const { contact } = found
  return {
    ...found,
    contact: {
      ...contact,
      name: textOf(newcomer, 'name') ?? contact.name,
      ...(profileKey !== undefined && {
        profileKey,
        profileUrl: `https://www.linkedin.com/in/${encodeURIComponent(profileKey)}`,
      }),
      position: textOf(newcomer, 'position'),
      company: textOf(newcomer, 'company'),
    },
  }
}

/** The ties said of a newcomer, as the rules see them before anything is written down. */
export function supposedTies(newcomer: Newcomer, found: Found): Relation[] {
  if (found.known || !newcomer.knows) return []
  return [{ id: '', from: '', to: ME, kind: newcomer.knows, startsOn: null, endsOn: null, remark: null }]
}

/** A contact the book does not hold yet, as the rules see one: everything but the name may be unknown. */
export function asContact(found: Found): Contact {
  if (found.known) return found.contact
  return { ...unknownContact, id: '', ...found.contact }
}

/**
 * Finds who is meant, and adds them with what is said of them when they are new. Throws a Problem when what is given as
 * their profile is no address of one.
 */
export async function findOrAddNewcomer(write: Write, typed: string, newcomer: Newcomer = {}): Promise<Contact> {
  const found = await findNewcomer(write.trx, typed, newcomer)
  if (found.known) return found.contact
  if (newcomer.profile?.trim() && profileKeyOf(newcomer.profile) === undefined) {
    throw new Problem('bad-input', {
      what: 'This profile address names nobody.',
      why: 'A profile address has /in/ and a name in it.',
      fix: 'Copy it from their profile, or leave it empty.',
      field: 'profile',
    })
  }
  const contact = addContact(write, found.contact)
  if (newcomer.knows) {
    await ensureMe(write, null)
    addRelation(write, { from: contact.id, to: ME, kind: newcomer.knows, startsOn: null, endsOn: null, remark: null })
  }
  return contact
}
