import type { Contact, Mark } from '#model/contact.ts'
import { changeContact as change } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { type ContactFields, checkContact } from './contact-fields.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/**
 * Changes what is known of a contact; an archive never overwrites it afterwards. Returns the operation, or null when
 * nothing was different. Throws a Problem that names the field when something does not fit.
 */
export async function changeContact(
  book: Book,
  contact: Contact,
  fields: ContactFields,
  by: By,
): Promise<string | null> {
  const moment = await momentOf(book)
  const checked = await checkContact(book, fields, contact, moment.today)
  const occasion = { by, at: moment.now, label: `Change ${contact.name}`.slice(0, 200) }
  return (await inOperation(book.store, occasion, async (write) => change(write, contact.id, checked))).operation
}

/** Marks a contact as worth much or little to you, or takes the mark away. */
export async function markContact(book: Book, contact: Contact, mark: Mark | null, by: By): Promise<string | null> {
  const moment = await momentOf(book)
  const label = mark === null ? `Take the mark off ${contact.name}` : `Mark ${contact.name} ${mark}`
  const occasion = { by, at: moment.now, label: label.slice(0, 200) }
  return (await inOperation(book.store, occasion, async (write) => change(write, contact.id, { mark }))).operation
}
