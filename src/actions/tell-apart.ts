import { Problem } from '#model/problem.ts'
import { findContact } from '#store/contacts.ts'
import { addDistinct, distinctPairs, pairOf } from '#store/distinct-people.ts'
import { inOperation } from '#store/journal.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/** Notes that two contacts are two people, so that they are not suggested as one again. Null when that is known. */
export async function tellApart(book: Book, oneId: string, otherId: string, by: By): Promise<string | null> {
  const [one, other] = [await findContact(book.store.db, oneId), await findContact(book.store.db, otherId)]
  if (!one || !other || oneId === otherId)
    throw new Problem('not-found', {
      what: 'One of the two is not in the book.',
      why: 'They may have been made one already, or taken back with the change that added them.',
      fix: 'See who may be one person once more.',
    })
  const occasion = { by, at: (await momentOf(book)).now, label: `Tell ${one.name} from ${other.name}`.slice(0, 200) }
  const known = (await distinctPairs(book.store.db)).has(pairOf(oneId, otherId))
  if (known) return null
  return (await inOperation(book.store, occasion, async (write) => addDistinct(write, oneId, otherId))).operation
}
