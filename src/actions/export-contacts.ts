import { vcardOf } from '#formats/vcard-write.ts'
import { ME } from '#model/contact.ts'
import { toContact } from '#store/contacts.ts'
import { openSnapshot, readRows } from '#store/read-rows.ts'
import type { Book } from './moment.ts'

/** Everybody in the book but the owner as vCards 4.0, in pieces of text. */
export async function* exportContacts(book: Book): AsyncGenerator<string> {
  const snapshot = await openSnapshot(book.store)
  try {
    for await (const rows of readRows(snapshot.db, 'contacts'))
      yield rows
        .filter((row) => row.id !== ME)
        .map((row) => vcardOf(toContact(row)))
        .join('')
  } finally {
    await snapshot.close()
  }
}
