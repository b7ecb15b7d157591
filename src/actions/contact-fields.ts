import { type Contact, nameKeyOf, profileKeyOf, type Welcome } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { findByProfile } from '#store/contacts.ts'
import type { Book } from './moment.ts'

/** What a person can write down about a contact; the profile address as typed. */
export interface ContactFields {
  readonly name: string
  readonly profile: string | null
  readonly email: string | null
  readonly company: string | null
  readonly position: string | null
  readonly region: string | null
  readonly industry: string | null
  readonly mark: Contact['mark']
  readonly connectedOn: Day | null
  readonly removedOn: Day | null
  readonly welcomes: Welcome | null
  readonly isMember: boolean | null
  readonly profileRead: boolean | null
  readonly remarks: string | null
}

function wrong(field: keyof ContactFields, what: string, why: string, fix: string): Problem {
  return new Problem('bad-input', { what, why, fix, field })
}

function checkDays({ connectedOn, removedOn }: Pick<ContactFields, 'connectedOn' | 'removedOn'>, today: Day): void {
  for (const [field, on] of [
    ['connectedOn', connectedOn],
    ['removedOn', removedOn],
  ] as const) {
    if (on !== null && on > today)
      throw wrong(field, `${showDay(on)} is still to come.`, `Today is ${showDay(today)}.`, 'Give a day up to today.')
  }
  if (removedOn === null) return
  if (connectedOn === null)
    throw wrong(
      'removedOn',
      'A connection that never was cannot have been removed.',
      'There is no day on which you became connected.',
      'Give that day too, or leave this one empty.',
    )
  if (removedOn < connectedOn)
    throw wrong(
      'removedOn',
      'The connection would be removed before it was made.',
      `You became connected on ${showDay(connectedOn)}.`,
      'Give that day or a later one.',
    )
}

/** Whose profile address it is and how it is written out; both null for none. */
async function checkProfile(
  book: Book,
  typed: string | null,
  present: Contact | null,
): Promise<Pick<Contact, 'profileKey' | 'profileUrl'>> {
  if (typed === null) return { profileKey: null, profileUrl: null }
  if (present !== null && typed === present.profileUrl)
    return { profileKey: present.profileKey, profileUrl: present.profileUrl }
  const profileKey = profileKeyOf(typed)
  if (profileKey === undefined)
    throw wrong(
      'profile',
      'This is no profile address.',
      'A profile address has /in/ and a name in it.',
      'Write it as linkedin.com/in/their-name, or leave it empty.',
    )
  const holder = await findByProfile(book.store.db, profileKey)
  if (holder && holder.id !== present?.id)
    throw wrong(
      'profile',
      `This is the address of ${holder.name}, who is in the book already.`,
      'An address belongs to one person.',
      'Open their page instead, or write another address.',
    )
  return { profileKey, profileUrl: `https://www.linkedin.com/in/${encodeURIComponent(profileKey)}` }
}

/**
 * Checks what was written about a contact and gives it as the book keeps it. `present` is the contact as they are, null
 * for somebody new. Throws a Problem that names the field.
 */
export async function checkContact(
  book: Book,
  { profile, ...fields }: ContactFields,
  present: Contact | null,
  today: Day,
): Promise<Omit<Contact, 'id'>> {
  const name = fields.name.replace(/\s+/g, ' ').trim()
  if (nameKeyOf(name) === '')
    throw wrong('name', 'A person needs a name.', 'The book is kept by names.', 'Write what you call them.')
  if (name.length > 300)
    throw wrong(
      'name',
      'That name is too long.',
      `It has ${name.length} characters; a name has at most 300.`,
      'Keep it short; remarks have a field of their own.',
    )
  if (fields.email !== null && !/^[^\s@]+@[^\s@]+$/.test(fields.email))
    throw wrong(
      'email',
      'This is no e-mail address.',
      'An address has one @ and no spaces.',
      'Write it as ana@example.org.',
    )
  checkDays(fields, today)
  return { ...fields, name, ...(await checkProfile(book, profile, present)) }
}
