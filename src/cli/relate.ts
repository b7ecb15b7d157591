import { momentOf } from '#actions/moment.ts'
import { relate as relateAction } from '#actions/relate.ts'
import { showDay } from '#model/day.ts'
import { RELATION_KINDS } from '#model/relation.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { dayOption, neededWord, refuseMoreWords } from './typed.ts'

/** `decorum relate`: write down how two people stand to each other. */
export const relate: Command = {
  name: 'relate',
  summary: 'Write down how somebody stands to you, or to somebody else.',
  words: 'PERSON KIND me|OTHER',
  options: {
    from: { type: 'string', value: 'DAY', help: 'The first day it holds; left out: it has always been so.' },
    until: { type: 'string', value: 'DAY', help: 'The last day it holds; left out: it still does.' },
    json: jsonOption,
  },
  examples: [
    'decorum relate "Ana Sousa" reports-to "Bo Lind"',
    'decorum relate "Bo Lind" reports-to me --until 2027-02-28',
  ],
  notes: [
    `KIND is one of: ${RELATION_KINDS.join(', ')}.`,
    '"Ana reports-to me" means that Ana reports to you. The same tie said again gets the new dates.',
  ],
  async run(typed, io, openBook) {
    const person = neededWord(relate, typed, 0, 'a person')
    const kind = neededWord(relate, typed, 1, `a relation: ${RELATION_KINDS.join(', ')}`)
    const other = typed.words[2] ?? 'me'
    refuseMoreWords(relate, typed, 3)
    const book = await openBook()
    const { today } = await momentOf(book)
    const from = dayOption(typed, 'from', () => today) ?? null
    const until = dayOption(typed, 'until', () => today) ?? null
    const related = await relateAction(book, { person, kind, other, from, until, by: 'cli' })
    const { relation, says, operation } = related
    if (typed.flag('json')) io.out(`${JSON.stringify({ operation, relation, says }, null, 2)}\n`)
    else {
      const since = relation.startsOn ? ` from ${showDay(relation.startsOn)}` : ''
      const end = relation.endsOn ? ` until ${showDay(relation.endsOn)}` : ''
      io.out(
        `Noted: ${safe(says)}${since}${end}.${operation ? ` To take it back: decorum undo ${operation}` : ' The book said so already.'}\n`,
      )
    }
    return 0
  },
}
