import { Problem } from '#model/problem.ts'
import { type TakenKey, takenKey } from '#store/taken-keys.ts'
import type { Book } from './moment.ts'

const taken: Readonly<Record<TakenKey['what'], (holder: string) => string>> = {
  profile: (holder) => `The profile address that would come back is that of ${holder} by now.`,
  email: (holder) => `An e-mail address that would come back is that of ${holder} by now.`,
  message: (holder) => `Messages that would come back are in the book again, with ${holder}.`,
}

/**
 * Why the rows an operation took away, of everybody or of one contact, cannot come back: a profile address, an e-mail address or the messages of an
 * archive belong to somebody else by now. Undefined when nothing is in the way.
 */
export async function restoreClash(book: Book, operation: string, contact?: string): Promise<Problem | undefined> {
  const clash = await takenKey(book.store.db, operation, contact)
  if (!clash) return undefined
  return new Problem('refused', {
    what: taken[clash.what](clash.holder),
    why: 'Each of these belongs to one person; nothing was changed.',
    fix: `${clash.what === 'message' ? '' : `Take the address off ${clash.holder}, or `}${clash.what === 'message' ? 'Delete' : 'delete'} ${clash.holder} first, which can be undone too; then bring this one back.`,
  })
}
