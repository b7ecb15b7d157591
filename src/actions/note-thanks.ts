import { inOperation } from '#store/journal.ts'
import { addMessage } from '#store/messages.ts'
import { contactOfPage } from './find-person.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/**
 * Notes that you thanked somebody today, as a message to them; `text` is what you wrote, where it is to be kept. Without
 * it the message has no words: none are put into your mouth. Returns the operation.
 */
export async function noteThanks(
  book: Book,
  { contactId, text, by }: { readonly contactId: string; readonly text?: string | undefined; readonly by: By },
): Promise<string | null> {
  const contact = await contactOfPage(book.store.db, contactId)
  const { now, today } = await momentOf(book)
  const { operation } = await inOperation(
    book.store,
    { by, at: now, label: `Thanked ${contact.name}` },
    async (write) =>
      addMessage(write, { contactId, direction: 'sent', sentOn: today, sentAt: now, text: text?.trim() ?? '' }),
  )
  return operation
}
