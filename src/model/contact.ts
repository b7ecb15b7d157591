import type { Day } from './day.ts'

/** What you say yourself about a contact's worth to you; it outranks every other factor. */
export type Mark = 'high' | 'low'

/** Whom somebody says on their profile that they welcome invitations from. */
export const WELCOMES = ['everybody', 'people-they-know', 'nobody'] as const

export type Welcome = (typeof WELCOMES)[number]

/** A person in the book. Every field but id and name may be unknown (null); unknown is never counted against anybody. */
export interface Contact {
  readonly id: string
  readonly name: string
  /** Join key of a profile address: the part after `/in/`, decoded, NFC, lower case. */
  readonly profileKey: string | null
  readonly profileUrl: string | null
  readonly email: string | null
  readonly company: string | null
  readonly position: string | null
  readonly region: string | null
  readonly industry: string | null
  readonly mark: Mark | null
  /** The day you became connected, if you ever did. */
  readonly connectedOn: Day | null
  /** The day the connection was removed; null while it stands. */
  readonly removedOn: Day | null
  /** Whom their profile says they welcome invitations from; `everybody` is an open networker. */
  readonly welcomes: Welcome | null
  /** Whether they have an account: an invitation to somebody without one is a sign-up mail too. */
  readonly isMember: boolean | null
  /** Whether you have looked at their profile. */
  readonly profileRead: boolean | null
  /** Your own remarks about the person. */
  readonly remarks: string | null
}

/** A contact of whom nothing is known: what a new one starts from. */
export const unknownContact: Omit<Contact, 'id' | 'name'> = {
  profileKey: null,
  profileUrl: null,
  email: null,
  company: null,
  position: null,
  region: null,
  industry: null,
  mark: null,
  connectedOn: null,
  removedOn: null,
  welcomes: null,
  isMember: null,
  profileRead: null,
  remarks: null,
}

/** The id of the contact that is the owner of the book. */
export const ME = 'me'

/** Whether the two of you are connected on `day`. */
export function isConnected(contact: Pick<Contact, 'connectedOn' | 'removedOn'>, day: Day): boolean {
  if (contact.connectedOn === null || contact.connectedOn > day) return false
  return contact.removedOn === null || contact.removedOn > day || contact.removedOn < contact.connectedOn
}

/**
 * The join key of a profile address: the part after `/in/`, cut at `/`, `?` or `#`, percent-decoded, NFC, lower case.
 * The archive writes the same person percent-encoded in one file and plain in another. Undefined when the address
 * names nobody (the bare `https://www.linkedin.com/in` of late 2023 included).
 */
export function profileKeyOf(address: string): string | undefined {
  const slug = /\/in\/([^/?#\s]+)/i.exec(address)?.[1]
  if (!slug) return undefined
  let decoded = slug
  try {
    decoded = decodeURIComponent(slug)
  } catch {
    // A stray percent sign: the slug is taken as it stands.
  }
  return decoded.toWellFormed().normalize('NFC').toLowerCase()
}

/** Letters and signs of the alphabet with single spaces between: nothing of it is folded but the case. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/** A name as it is compared: accents folded away, lower case, single spaces, no invisible characters. */
export function nameKeyOf(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase()
  return name
    .toWellFormed()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
