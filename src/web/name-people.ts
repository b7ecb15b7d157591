import { findPerson } from '#actions/find-person.ts'
import type { Book } from '#actions/moment.ts'
import type { Contact } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'

type Db = Book['store']['db']

/** The words by which an action finds exactly this person: their name, where no one else goes by it, else their id. */
export async function nameToType(db: Db, contact: Contact): Promise<string> {
  // “me” is the owner, whoever else is called so.
  if (contact.name.trim().toLowerCase() === 'me') return contact.id
  try {
    const found = await findPerson(db, contact.name)
    return found.known && found.contact.id === contact.id ? contact.name : contact.id
  } catch (error) {
    if (error instanceof Problem) return contact.id
    throw error
  }
}

/** Who was meant by what a person typed into a form about two people: the owner, somebody known, or nobody yet. */
export async function whoIsMeant(
  db: Db,
  typed: string,
): Promise<{ readonly known: boolean; readonly typed: string; readonly close: readonly string[] }> {
  if (['me', 'you', 'myself'].includes(typed.trim().toLowerCase())) return { known: true, typed: 'me', close: [] }
  const found = await findPerson(db, typed)
  return found.known
    ? { known: true, typed, close: [] }
    : { known: false, typed, close: found.similar.map((contact) => contact.name) }
}
