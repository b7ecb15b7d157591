import { lookBack } from '#actions/look-back.ts'
import { trial as replay } from '#actions/trial.ts'
import { type GroupFared, saysOfGroups } from '#etiquette/insight/groups.ts'
import { LEAST_BASE, SETTLED_DAYS } from '#etiquette/trial.ts'
import { count } from '#model/day.ts'
import { type Command, jsonOption } from './command.ts'
import { printer, wrap } from './print.ts'
import { replaying } from './replaying.ts'
import { refuseMoreWords } from './typed.ts'

function showGroups(groups: readonly GroupFared[]): string {
  const width = Math.max(0, ...groups.map(({ label }) => label.length))
  const lines = groups.map(
    ({ label, accepted, settled, says }) => `  ${label.padEnd(width)}  ${accepted} of ${settled} accepted. ${says}.`,
  )
  return [wrap(saysOfGroups(groups), '  '), ...lines].join('\n')
}

/** `decorum insight`: what the page of that name shows, but for the rules, which `decorum trial` prints. */
export const insight: Command = {
  name: 'insight',
  summary: 'See how soon your invitations are accepted, which kinds fared how, and what you sent.',
  words: '',
  options: { json: jsonOption },
  examples: ['decorum insight', 'decorum insight --json'],
  notes: [
    `Kinds count invitations of ${SETTLED_DAYS} days and older, as the book had it on their day; nothing is said of fewer than`,
    `${LEAST_BASE}. A difference is no cause. The rules on trial are printed by decorum trial.`,
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(insight, typed, 0)
    const book = await openBook()
    const { today, sent, received, reach, patience, budget, flow } = await lookBack(book)
    const { knew, notes } = await replay(book, replaying(io))
    if (typed.flag('json')) {
      io.out(`${JSON.stringify({ today, sent, received, reach, patience, budget, flow, knew, notes }, null, 2)}\n`)
      return 0
    }
    if (reach === null) {
      io.out(
        'There is no invitation in the book yet. Bring an archive in (decorum import), or log one (decorum log).\n',
      )
      return 0
    }
    const p = printer(io.colour)
    const part = (title: string, text: string) => `${p.strong(title)}\n${text}\n`
    io.out(
      [
        `${count(sent, 'invitation')} sent, ${received} received.\n`,
        part('How soon they accept', wrap(patience.says, '  ')),
        part('Budget over time', wrap(budget.says, '  ')),
        part('Sent and received', wrap(flow.says, '  ')),
        part('How you knew them', showGroups(knew)),
        part('What note they had', showGroups(notes)),
      ].join('\n'),
    )
    return 0
  },
}
