import type { Contact } from '#model/contact.ts'
import { addContact } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { type ContactFields, checkContact } from './contact-fields.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/** Writes a new person down. Throws a Problem that names the field when something does not fit. */
export async function addPerson(
  book: Book,
  fields: ContactFields,
  by: By,
): Promise<{ readonly contact: Contact; readonly operation: string | null }> {
  const moment = await momentOf(book)
  const checked = await checkContact(book, fields, null, moment.today)
  const occasion = { by, at: moment.now, label: `Add ${checked.name}`.slice(0, 200) }
  const { result, operation } = await inOperation(book.store, occasion, async (write) => addContact(write, checked))
  return { contact: result, operation }
}
