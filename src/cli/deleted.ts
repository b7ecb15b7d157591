import { deletedPeople } from '#actions/deleted-people.ts'
import { count, showDay } from '#model/day.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { refuseMoreWords } from './typed.ts'

/** `decorum deleted`: who can still be brought back. */
export const deleted: Command = {
  name: 'deleted',
  summary: 'List the people deleted who can still come back.',
  words: '',
  options: { json: jsonOption },
  examples: ['decorum deleted'],
  async run(typed, io, openBook) {
    refuseMoreWords(deleted, typed, 0)
    const people = await deletedPeople(await openBook())
    if (typed.flag('json')) {
      const shown = people.map(({ deletion, on, until, together, clash }) => ({
        id: deletion.id,
        operation: deletion.operation,
        name: deletion.name,
        profileKeys: deletion.profileKeys,
        emails: deletion.emails,
        deletedOn: on,
        until,
        together,
        inTheWay: clash === null ? null : clash.message,
      }))
      io.out(`${JSON.stringify(shown, null, 2)}\n`)
    } else if (people.length === 0) io.out('Nobody is deleted.\n')
    else
      for (const { deletion, on, until, together, clash } of people) {
        const { id, operation, name } = deletion
        const others = together > 1 ? ` with ${count(together - 1, 'other', 'others')}` : ''
        const alone = together > 1 ? `, or by themselves: decorum undo ${operation} ${id}` : ''
        io.out(
          `${id}  ${safe(name)}, deleted on ${showDay(on)}${others}; can come back until ${showDay(until)}: decorum undo ${operation}${alone}\n${clash === null ? '' : `  ${safe(clash.message)} ${safe(clash.fix)}\n`}`,
        )
      }
    return 0
  },
}
