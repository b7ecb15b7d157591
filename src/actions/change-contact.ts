import type { Contact, Mark } from '#model/contact.ts'
import { type Source, type SourceField, sourceWords } from '#model/source.ts'
import { changeContact as change, findSourced } from '#store/contacts.ts'
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

/** Takes over what a source says of a field, in place of what is in force. Null when it says nothing else. */
export async function takeOver(
  book: Book,
  id: string,
  field: SourceField,
  source: Source,
  by: By,
): Promise<string | null> {
  const contact = await findSourced(book.store.db, id)
  const values = contact?.sources[source]?.values
  const value = values?.[field]
  if (!contact || value === null || value === undefined || value === contact[field]) return null
  // A profile address and its key are one; whose it is was decided when it came in.
  const patch = field === 'profileUrl' ? { profileUrl: values?.profileUrl ?? null } : { [field]: value }
  const label = `Take over from ${sourceWords[source]}: ${contact.name}`.slice(0, 200)
  const occasion = { by, at: (await momentOf(book)).now, label }
  return (await inOperation(book.store, occasion, async (write) => change(write, id, patch))).operation
}
