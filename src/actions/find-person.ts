import { type Contact, ME, nameKeyOf, profileKeyOf } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { addContact, findByEmail, findByName, findByProfile, findContact, type NewContact } from '#store/contacts.ts'
import type { Write } from '#store/journal.ts'
import { listPeople } from '#store/list-people.ts'
import { readSettings } from '#store/settings.ts'
import type { Book } from './moment.ts'

type Db = Book['store']['db']

/** Somebody a person named: found in the book, or new with what the words tell. */
export type Found =
  | { readonly known: true; readonly contact: Contact }
  | { readonly known: false; readonly contact: NewContact; readonly similar: readonly Contact[] }

function nameFromSlug(slug: string): string {
  const words = slug.split('-').filter((word) => word !== '' && !/\d/.test(word))
  if (words.length === 0) return slug
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}

function describe(contact: Contact): string {
  const work = [contact.position, contact.company].filter(Boolean).join(', ')
  return `${contact.name}${work ? ` (${work})` : ''}${contact.profileUrl ? ` ${contact.profileUrl}` : ''}`
}

function only(contacts: readonly Contact[], typed: string): Contact | undefined {
  if (contacts.length <= 1) return contacts[0]
  throw new Problem('ambiguous', {
    what: `${contacts.length} people in the book go by "${typed}".`,
    why: contacts.slice(0, 5).map(describe).join('; '),
    fix: 'Name the one you mean by profile address or e-mail.',
    field: 'to',
  })
}

function thatIsYou(): Problem {
  return new Problem('bad-input', {
    what: 'That is you.',
    why: 'The owner of the book cannot be invited.',
    fix: 'Name the other person.',
    field: 'to',
  })
}

/** The contact with an id that a page named. Throws a Problem when they are not there any more. */
export async function contactOfPage(db: Db, id: string): Promise<Contact> {
  const contact = await findContact(db, id)
  if (contact) return contact
  throw new Problem('not-found', {
    what: 'This person is not in the book.',
    why: 'They may have been removed since the page was opened.',
    fix: 'Open the page again.',
  })
}

/** Whether a web address is that of somebody's profile. */
function isProfileAddress(text: string): boolean {
  const { hostname } = new URL(text)
  return /(^|\.)linkedin\.com$/i.test(hostname) && profileKeyOf(text) !== undefined
}

/**
 * Finds who is meant by a name, an e-mail address, a profile address or an id. Throws a Problem when several people
 * match, or when nothing was typed.
 */
export async function findPerson(db: Db, typed: string): Promise<Found> {
  const text = typed.toWellFormed().replace(/\0/g, '').trim().replace(/\s+/g, ' ')
  if (text === '' || nameKeyOf(text) === '') {
    throw new Problem('bad-input', {
      what: 'No person was named.',
      why: 'A name, an e-mail address or a profile address tells who is meant.',
      fix: 'Write one, such as "Ana Sousa" or https://www.linkedin.com/in/ana-sousa.',
      field: 'to',
    })
  }
  if (nameKeyOf(text) === ME) throw thatIsYou()
  if (!/[\p{L}\p{N}]/u.test(text) || (URL.canParse(text) && /^https?:/i.test(text) && !isProfileAddress(text))) {
    throw new Problem('bad-input', {
      what: `"${text.slice(0, 80)}" names no person.`,
      why: 'A profile address is on linkedin.com and has /in/ in it; a name has letters.',
      fix: 'Write a name, an e-mail address, or an address such as https://www.linkedin.com/in/ana-sousa.',
      field: 'to',
    })
  }
  if (text.length > 300) {
    throw new Problem('bad-input', {
      what: 'That name is too long.',
      why: `It has ${text.length} characters; a name has at most 300.`,
      fix: 'Write the name alone; the note goes into its own field.',
      field: 'to',
    })
  }
  const profileKey = profileKeyOf(text)
  if (profileKey !== undefined) {
    const contact = await findByProfile(db, profileKey)
    if (contact) return { known: true, contact }
    const { profile } = (await readSettings(db)).me
    if (profile !== null && profileKeyOf(profile) === profileKey) throw thatIsYou()
    const profileUrl = `https://www.linkedin.com/in/${encodeURIComponent(profileKey)}`
    return { known: false, contact: { name: nameFromSlug(profileKey), profileKey, profileUrl }, similar: [] }
  }
  if (/^\S+@\S+$/.test(text)) {
    const contact = only(await findByEmail(db, text), text)
    if (contact) return { known: true, contact }
    return { known: false, contact: { name: text.split('@')[0] ?? text, email: text }, similar: [] }
  }
  const contact = (await findContact(db, text)) ?? only(await findByName(db, text), text)
  if (contact) return { known: true, contact }
  const ownName = (await readSettings(db)).me.name
  if (ownName !== null && nameKeyOf(ownName) === nameKeyOf(text)) throw thatIsYou()
  const similar = (await listPeople(db, { words: text }, 3)).people
  return { known: false, contact: { name: text }, similar }
}

/** Finds who is meant, and writes them down as a new contact when they are not in the book yet. */
export async function findOrAdd(write: Write, typed: string): Promise<Contact> {
  const found = await findPerson(write.trx, typed)
  return found.known ? found.contact : addContact(write, found.contact)
}

/** Finds somebody who must be in the book already; throws a Problem when they are not. */
export async function findKnown(db: Db, typed: string): Promise<Contact> {
  const found = await findPerson(db, typed)
  if (found.known) return found.contact
  const similar = found.similar.map((contact) => contact.name)
  throw new Problem('not-found', {
    what: `Nobody in the book goes by "${typed}".`,
    why: similar.length > 0 ? `Close to it: ${similar.join(', ')}.` : 'No name, e-mail or profile address matches.',
    fix: 'Check the spelling, or log an invitation with them first.',
    field: 'to',
  })
}
