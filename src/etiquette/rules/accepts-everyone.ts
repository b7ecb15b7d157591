import { defineRule } from '#etiquette/rule.ts'
import { convention, greatResumes, luddites, reader } from '#etiquette/sources.ts'
import { count } from '#model/day.ts'
import { RECEIVING_DAYS } from '#model/receiving.ts'

/** Nearly every invitation is accepted, without a note or anything in common. */
export const acceptsEveryone = defineRule({
  id: 'accepts-everyone',
  since: '0.1.0',
  looksAt: 'account',
  severity: 'info',
  summary: 'Nearly every invitation is accepted, without a note or a tie',
  rationale:
    'Many people read a connection as a quiet recommendation. Accepting whoever asks makes yours say less, unless that is how you mean it.',
  sources: [
    luddites('section 1: a connection as a tacit endorsement'),
    reader(greatResumes('comment 32: not anyone and everyone')),
  ],
  dissent: [convention('Accept everybody', 'open networkers, among them headsblog (2015) and kedar.gadgil (2024)')],
  options: {
    least: { default: 15, unit: 'invitations', help: 'Nothing is said about fewer decisions', least: 5, most: 1000 },
    percent: {
      default: 80,
      unit: 'percent',
      help: 'Share of bare acceptances from which it is mentioned',
      least: 10,
      most: 100,
    },
  },
  exceptions: ['Accepting everybody is what you chose.'],
  examples: {
    flags: [
      {
        says: '28 of 30 accepted, with neither note nor tie',
        given: { receiving: { decided: 30, accepted: 29, acceptedBlind: 28 } },
      },
    ],
    passes: [{ says: '12 of 30', given: { receiving: { decided: 30, accepted: 20, acceptedBlind: 12 } } }],
  },
  check({ receiving, account }, { least, percent }) {
    const { decided, acceptedBlind } = receiving
    if (account.accepting === 'everybody' || decided < least || acceptedBlind * 100 < decided * percent) return
    return { decided, acceptedBlind }
  },
  message: ({ decided, acceptedBlind }) =>
    `Of ${count(decided, 'invitation')} decided in the last ${RECEIVING_DAYS} days you accepted ${acceptedBlind} that had no note, from people nothing links you with.`,
  fix: () => 'Ask one or two of the next what brings them, or set whom you accept to everybody if that is your way.',
})
