import { deletePerson } from '#actions/delete-person.ts'
import { findKnown } from '#actions/find-person.ts'
import { KEPT_DAYS } from '#model/deletion.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { neededWord, refuseMoreWords } from './typed.ts'

/** `decorum delete`: take somebody out of the book. */
export const deleteCommand: Command = {
  name: 'delete',
  summary: 'Delete a person and everything between you; they can come back for 30 days.',
  words: 'PERSON',
  options: { json: jsonOption },
  examples: ['decorum delete "Ana Sousa"'],
  notes: [
    'Invitations sent to them go on counting in the budget, without a name. After 30 days everything about them is',
    'removed for good, when the dashboard is started or by decorum purge.',
  ],
  async run(typed, io, openBook) {
    const person = neededWord(deleteCommand, typed, 0, 'a person')
    refuseMoreWords(deleteCommand, typed, 1)
    const book = await openBook()
    const contact = await findKnown(book.store.db, person)
    const operation = await deletePerson(book, contact, 'cli')
    if (typed.flag('json')) io.out(`${JSON.stringify({ operation, id: contact.id, name: contact.name }, null, 2)}\n`)
    else io.out(`Deleted: ${safe(contact.name)}. For ${KEPT_DAYS} days they can come back: decorum undo ${operation}\n`)
    return 0
  },
}
