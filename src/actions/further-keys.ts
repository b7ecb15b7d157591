import { type Contact, profileKeyOf } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { addKey, type KeyKind, keyAsKept, keysOf, removeKey } from '#store/contact-keys.ts'
import { findByEmail, findByProfile } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

function read(typed: string): { readonly kind: KeyKind; readonly key: string } {
  const text = typed.trim()
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return { kind: 'email', key: keyAsKept('email', text) }
  const key = profileKeyOf(text)
  if (key !== undefined) return { kind: 'profile', key }
  throw new Problem('bad-input', {
    what: 'This is neither an e-mail address nor a profile address.',
    why: 'Further addresses tell files of other programs who is meant.',
    fix: 'Write one as ana@example.org or linkedin.com/in/ana-sousa.',
    field: 'key',
  })
}

/** Notes a further e-mail or profile address by which somebody is known. Null when they are known by it already. */
export async function addFurtherKey(book: Book, contact: Contact, typed: string, by: By): Promise<string | null> {
  const { db } = book.store
  const { kind, key } = read(typed)
  const [holder] = kind === 'profile' ? [await findByProfile(db, key)] : await findByEmail(db, key)
  if (holder?.id === contact.id) return null
  if (holder)
    throw new Problem('refused', {
      what: `This is the address of ${holder.name}, who is in the book already.`,
      why: 'An address belongs to one person.',
      fix: 'If they are the same person, make one of the two.',
      field: 'key',
    })
  const occasion = { by, at: (await momentOf(book)).now, label: `Add an address of ${contact.name}`.slice(0, 200) }
  return (await inOperation(book.store, occasion, async (write) => addKey(write, contact.id, kind, key))).operation
}

/** Takes a further address of somebody away. */
export async function removeFurtherKey(book: Book, contact: Contact, id: string, by: By): Promise<string | null> {
  const key = (await keysOf(book.store.db, contact.id)).find((each) => each.id === id)
  if (!key) return null
  const occasion = { by, at: (await momentOf(book)).now, label: `Remove an address of ${contact.name}`.slice(0, 200) }
  return (await inOperation(book.store, occasion, async (write) => removeKey(write, key.id))).operation
}
