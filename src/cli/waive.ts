import { momentOf } from '#actions/moment.ts'
import { waive as setAside } from '#actions/waive.ts'
import { showDay } from '#model/day.ts'
import { type Command, jsonOption } from './command.ts'
import { safe } from './print.ts'
import { dayOption, neededWord, refuseMoreWords } from './typed.ts'

/** `decorum waive`: set one rule aside for one person, with a reason. */
export const waive: Command = {
  name: 'waive',
  summary: 'Set one rule aside for one person, with your reason.',
  words: 'RULE PERSON --reason TEXT',
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'Why the rule does not apply here.' },
    until: { type: 'string', value: 'DAY', help: 'The last day it holds; left out: without end.' },
    json: jsonOption,
  },
  examples: ['decorum waive resend-too-soon "Ana Sousa" --reason "She asked me in person to try again"'],
  notes: ['A waived finding stays visible and no longer counts. RULE is one of decorum rules.'],
  async run(typed, io, openBook) {
    const rule = neededWord(waive, typed, 0, 'a rule')
    const person = neededWord(waive, typed, 1, 'a person')
    refuseMoreWords(waive, typed, 2)
    const book = await openBook()
    const { today } = await momentOf(book)
    const until = dayOption(typed, 'until', () => today) ?? null
    const { waiver, operation } = await setAside(book, {
      rule,
      person,
      reason: typed.text('reason') ?? '',
      until,
      by: 'cli',
    })
    if (typed.flag('json')) io.out(`${JSON.stringify({ operation, waiver }, null, 2)}\n`)
    else
      io.out(
        `Set aside: ${rule} for ${safe(person)}${until ? ` until ${showDay(until)}` : ''}. To take it back: decorum undo ${operation}\n`,
      )
    return 0
  },
}
