import { undo as takeBack } from '#actions/undo.ts'
import { listOperations } from '#store/operations.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** `decorum undo`: take a change back. */
export const undo: Command = {
  name: 'undo',
  summary: 'Take a change back: the latest, or the one named.',
  words: '[OPERATION]',
  options: {
    list: { type: 'boolean', help: 'List the latest changes and take nothing back.' },
    json: jsonOption,
  },
  examples: ['decorum undo', 'decorum undo --list'],
  async run(typed, io, openBook) {
    refuseMoreWords(undo, typed, 1)
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
    const { undone, operation } = await takeBack(book, typed.words[0], 'cli')
    if (typed.flag('json'))
      io.out(`${JSON.stringify({ undone: undone.id, label: undone.label, operation }, null, 2)}\n`)
    else io.out(`Taken back: ${safe(undone.label)}.\n`)
    return 0
  },
}
