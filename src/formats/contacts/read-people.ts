import type { NamedBytes } from '#formats/archive.ts'
import { decodeText } from '#formats/decode-text.ts'
import { looksLikeZip } from '#formats/zip.ts'
import { readAddressBook } from './address-books.ts'
import { looksLikeCards } from './cards.ts'
import type { PeopleReading } from './records.ts'
import { readVcards } from './vcard.ts'

/**
 * Reads the contacts of a file: Google Contacts or Outlook as CSV, or vCards. Undefined when it is none of these. Throws
 * a Problem when it is one and cannot be read, or has nobody in it.
 */
export function readPeople({ name, bytes }: NamedBytes): PeopleReading | undefined {
  if (looksLikeZip(bytes)) return undefined
  const text = decodeText(bytes)
  return looksLikeCards(text) ? readVcards(text, name) : readAddressBook({ name, text })
}
