import type { Contact } from '#model/contact.ts'
import { dropDraft, keepDraft as keep } from '#store/drafts.ts'
import { inOperation } from '#store/journal.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'
import { findOrAddNewcomer, type Newcomer } from './newcomer.ts'

/** Keeps a draft to a person for later; an earlier draft to them is replaced. */
export async function keepDraft(
  book: Book,
  draft: {
    readonly to: string
    readonly note: string
    readonly purpose: string | null
    readonly commonGround?: string | null
    readonly offer?: string | null
    readonly newcomer?: Newcomer
    readonly by: By
  },
): Promise<{ readonly contact: Contact; readonly operation: string | null }> {
  const moment = await momentOf(book)
  const occasion = { by: draft.by, at: moment.now, label: 'Keep a draft' }
  const { result, operation } = await inOperation(book.store, occasion, async (write) => {
    const contact = await findOrAddNewcomer(write, draft.to, draft.newcomer)
    write.name(`Keep a draft to ${contact.name}`)
    const words = (text: string | null | undefined) => text?.trim() || null
    await keep(write, {
      contactId: contact.id,
      note: draft.note,
      purpose: words(draft.purpose),
      commonGround: words(draft.commonGround),
      offer: words(draft.offer),
    })
    return contact
  })
  return { contact: result, operation }
}

/** Drops the draft to a contact. */
export async function discardDraft(book: Book, contact: Contact, by: By): Promise<string | null> {
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: `Discard the draft to ${contact.name}` }
  return (await inOperation(book.store, occasion, (write) => dropDraft(write, contact.id))).operation
}
