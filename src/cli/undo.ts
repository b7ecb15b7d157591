import { bringBack, undo as takeBack } from '#actions/undo.ts'
import { listDeletions } from '#store/deletions.ts'
import { listOperations } from '#store/operations.ts'
import { type Command, jsonOption } from './command.ts'
import { deletionMeant } from './deletion-meant.ts'
import { safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** `decorum undo`: take a change back. */
export const undo: Command = {
  name: 'undo',
  summary: 'Take a change back: the latest, or the one named.',
  words: '[OPERATION [PERSON]]',
  options: {
    list: { type: 'boolean', help: 'List the latest changes and take nothing back.' },
    json: jsonOption,
  },
  examples: ['decorum undo', 'decorum undo --list'],
  notes: ['With a person: of those the change deleted, only this one comes back.'],
  async run(typed, io, openBook) {
    refuseMoreWords(undo, typed, 2)
    const book = await openBook()
    if (typed.flag('list')) {
      const operations = await listOperations(book.store.db, 50)
      if (typed.flag('json')) io.out(`${JSON.stringify(operations, null, 2)}\n`)
      else if (operations.length === 0) io.out('Nothing has been changed yet.\n')
      else
        for (const each of operations)
          io.out(
            `${each.id}  ${each.at.slice(0, 16).replace('T', ' ')}  ${safe(each.label)}${each.undoneBy ? ' (taken back)' : ''}\n`,
          )
      return 0
    }
    const [named, person] = typed.words
    if (named !== undefined && person !== undefined) {
      const deletions = (await listDeletions(book.store.db)).filter((each) => each.operation === named)
      const deletion = deletionMeant(deletions, person)
      const operation = await bringBack(book, deletion, 'cli')
      if (typed.flag('json')) io.out(`${JSON.stringify({ name: deletion.name, operation }, null, 2)}\n`)
      else io.out(`Back in the book: ${safe(deletion.name)}.\n`)
      return 0
    }
    const { undone, operation } = await takeBack(book, named, 'cli')
    if (typed.flag('json'))
      io.out(`${JSON.stringify({ undone: undone.id, label: undone.label, operation }, null, 2)}\n`)
    else io.out(`Taken back: ${safe(undone.label)}.\n`)
    return 0
  },
}
