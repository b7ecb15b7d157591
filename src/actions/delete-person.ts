import { type Contact, ME } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { inOperation } from '#store/journal.ts'
import { removePeople } from '#store/remove-people.ts'
import { changeMany } from './change-many.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

function refuseOwner({ id }: Contact): void {
  if (id !== ME) return
  throw new Problem('refused', {
    what: 'The owner of the book cannot be deleted.',
    why: 'Reporting lines end at them, and every invitation is from them or to them.',
    fix: 'To begin anew, name another book with --db.',
  })
}

/**
 * Takes several people and everything between you out of the book, as one operation, and returns it and how many they
 * were. Throws a Problem for the owner of the book.
 */
export async function deletePeople(
  book: Book,
  people: readonly Contact[],
  by: By,
): Promise<{ readonly operation: string | null; readonly people: number }> {
  for (const each of people) refuseOwner(each)
  return changeMany(book, { ids: people.map(({ id }) => id) }, { what: 'deletion' }, by)
}

/**
 * Takes somebody and everything between you out of the book and returns the operation; undoing it brings them back, for
 * as long as they are not purged. Invitations sent to them go on counting, without a name. Throws a Problem for the
 * owner of the book, and for somebody who is not in it.
 */
export async function deletePerson(book: Book, contact: Contact, by: By): Promise<string> {
  refuseOwner(contact)
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: `Delete ${contact.name}`.slice(0, 200) }
  const { operation } = await inOperation(book.store, occasion, (write) => removePeople(write, [contact.id]))
  if (operation !== null) return operation
  throw new Problem('not-found', {
    what: `${contact.name} is not in the book any more.`,
    why: 'They may have been deleted or taken back since the page was opened.',
    fix: 'Look for them among the people, or among those deleted.',
  })
}
