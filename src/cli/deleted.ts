import { deletedPeople } from '#actions/deleted-people.ts'
import { showDay } from '#model/day.ts'
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
      const shown = people.map(({ deletion, on, until, clash }) => ({
        operation: deletion.operation,
        name: deletion.name,
        profileKeys: deletion.profileKeys,
        emails: deletion.emails,
        deletedOn: on,
        until,
        inTheWay: clash === null ? null : clash.message,
      }))
      io.out(`${JSON.stringify(shown, null, 2)}\n`)
    } else if (people.length === 0) io.out('Nobody is deleted.\n')
    else
      for (const { deletion, on, until, clash } of people)
        io.out(
          `${deletion.operation}  ${safe(deletion.name)}, deleted on ${showDay(on)}; can come back until ${showDay(until)}: decorum undo ${deletion.operation}\n${clash === null ? '' : `  ${safe(clash.message)} ${safe(clash.fix)}\n`}`,
        )
    return 0
  },
}
