import { trial as replay } from '#actions/trial.ts'
import { LEAST_BASE, SETTLED_DAYS } from '#etiquette/trial.ts'
import { count, showDay } from '#model/day.ts'
import { type Command, jsonOption } from './command.ts'
import { printer, wrap } from './print.ts'
import { replaying } from './replaying.ts'
import { refuseMoreWords } from './typed.ts'

/** `decorum trial`: the rules replayed over your own invitations. */
export const trial: Command = {
  name: 'trial',
  summary: 'Replay the rules over the invitations you sent, and see how flagged ones fared.',
  words: '',
  options: { json: jsonOption },
  examples: ['decorum trial'],
  notes: [
    `Each invitation is judged as the book stood on its day. It counts once it is ${SETTLED_DAYS} days old, and nothing is`,
    `said of fewer than ${LEAST_BASE}. A difference is no cause: a note often goes to people who know you less.`,
  ],
  async run(typed, io, openBook) {
    refuseMoreWords(trial, typed, 0)
    const { today, leftOutUntil, all, rules } = await replay(await openBook(), replaying(io))
    if (typed.flag('json')) {
      io.out(`${JSON.stringify({ today, leftOutUntil, all, rules }, null, 2)}\n`)
      return 0
    }
    const p = printer(io.colour)
    io.out(
      `${count(all.judged, 'invitation')} sent, ${all.settled} of them old enough to tell; ${all.accepted} of these accepted.\n\n`,
    )
    if (leftOutUntil)
      io.out(`What was sent up to ${showDay(leftOutUntil)} is left out: the book holds too much for one replay.\n\n`)
    const fired = rules.filter((each) => each.fired > 0)
    for (const { rule, severity, fired: times, flagged, unflagged, says } of fired) {
      io.out(`${p.severity(severity)}  ${p.strong(rule)}: ${times} of ${all.judged}\n`)
      const fared = `Flagged: ${flagged.accepted} of ${flagged.settled} accepted; not flagged: ${unflagged.accepted} of ${unflagged.settled}. ${says}`
      io.out(`${wrap(fared, '      ')}\n`)
    }
    const silent = rules.filter((each) => each.fired === 0).map((each) => each.rule)
    if (silent.length > 0) io.out(`\n${p.quiet(wrap(`Never spoke up: ${silent.join(', ')}.`, ''))}\n`)
    return 0
  },
}
