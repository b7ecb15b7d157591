import type { Contact } from '#model/contact.ts'
import { contentLine, escapePart, escapeValue } from './content-line.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Family and given name, for address books that want them apart: the last word of the name is taken for the family's. */
function nameParts(name: string): string {
  const words = name.trim().split(/\s+/)
  const family = words.length > 1 ? words.at(-1) : ''
  const given = words.length > 1 ? words.slice(0, -1).join(' ') : words[0]
  return `${escapePart(family ?? '')};${escapePart(given ?? '')};;;`
}

/** The address of the profile: as it was given where it is one for the web, else made from the join key. */
function profileOf({ profileUrl, profileKey }: Pick<Contact, 'profileUrl' | 'profileKey'>): string | undefined {
  if (profileUrl !== null && URL.canParse(profileUrl)) {
    const url = new URL(profileUrl)
    if (url.protocol === 'https:' || url.protocol === 'http:') return url.href
  }
  return profileKey === null
    ? undefined
    : `https://www.linkedin.com/in/${encodeURIComponent(profileKey.toWellFormed())}`
}

/** A contact as one vCard 4.0; what is not known is left out. */
export function vcardOf(contact: Contact): string {
  const { id, name, company, position, email, remarks } = contact
  const url = profileOf(contact)
  const text = (property: string, value: string | null) =>
    value === null || value === '' ? '' : contentLine(property, escapeValue(value))
  return [
    contentLine('BEGIN', 'VCARD'),
    contentLine('VERSION', '4.0'),
    UUID.test(id) ? contentLine('UID', `urn:uuid:${id}`) : contentLine('UID;VALUE=text', escapeValue(id)),
    contentLine('FN', escapeValue(name)),
    contentLine('N', nameParts(name)),
    company ? contentLine('ORG', escapePart(company)) : '',
    text('TITLE', position),
    text('EMAIL', email),
    url === undefined ? '' : contentLine('URL', url),
    text('NOTE', remarks),
    contentLine('END', 'VCARD'),
  ].join('')
}
