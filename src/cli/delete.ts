import { deletePeople, deletePerson } from '#actions/delete-person.ts'
import { findKnown } from '#actions/find-person.ts'
import type { Contact } from '#model/contact.ts'
import { KEPT_DAYS } from '#model/deletion.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { neededWord } from './typed.ts'

/** `decorum delete`: take people out of the book. */
export const deleteCommand: Command = {
  name: 'delete',
  summary: 'Delete people and everything between you; they can come back for 30 days.',
  words: 'PERSON …',
  options: { json: jsonOption },
  examples: ['decorum delete "Ana Sousa"', 'decorum delete "Ana Sousa" "Bo Lind"'],
  notes: [
    'Invitations sent to them go on counting in the budget, without a name. After 30 days everything about them is',
    'removed for good, when the dashboard is started or by decorum purge.',
  ],
  async run(typed, io, openBook) {
    const person = neededWord(deleteCommand, typed, 0, 'a person')
    const book = await openBook()
    const contact = await findKnown(book.store.db, person)
    const others: Contact[] = []
    for (const word of typed.words.slice(1)) others.push(await findKnown(book.store.db, word))
    if (others.length > 0) {
      const people = [...new Map([contact, ...others].map((each) => [each.id, each])).values()]
      const { operation } = await deletePeople(book, people, 'cli')
      const told = people.map(({ id, name }) => ({ id, name }))
      if (typed.flag('json')) io.out(`${JSON.stringify({ operation, people: told }, null, 2)}\n`)
      else
        io.out(
          `Deleted: ${people.map(({ name }) => safe(name)).join(', ')}. For ${KEPT_DAYS} days they can come back: decorum undo ${operation}\n`,
        )
      return 0
    }
    const operation = await deletePerson(book, contact, 'cli')
    if (typed.flag('json')) io.out(`${JSON.stringify({ operation, id: contact.id, name: contact.name }, null, 2)}\n`)
    else io.out(`Deleted: ${safe(contact.name)}. For ${KEPT_DAYS} days they can come back: decorum undo ${operation}\n`)
    return 0
  },
}
