import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, luddites, reader } from '#etiquette/sources.ts'
import { RECEIVING_DAYS } from '#model/receiving.ts'

/** Many received invitations turn out unwanted. */
export const manyUnwanted = defineRule({
  id: 'many-unwanted',
  since: '0.1.0',
  looksAt: 'account',
  severity: 'info',
  summary: 'Many of the invitations you receive are unwanted',
  rationale:
    'The platform lets you choose who may invite you, so that fewer people wait for an answer that will not come.',
  sources: [luddites('section 4: choosing who can invite you')],
  dissent: [reader(greatResumes('comment 28: closed doors keep out what you cannot foresee'))],
  options: {
    least: {
      default: 15,
      unit: 'invitations',
      help: 'Unwanted invitations from which it is mentioned',
      least: 1,
      most: 1000,
    },
    percent: {
      default: 60,
      unit: 'percent',
      help: 'Share of all decided from which it is mentioned',
      least: 1,
      most: 100,
    },
  },
  exceptions: [],
  examples: {
    flags: [{ says: '22 of 30 ignored or reported', given: { receiving: { decided: 30, unwanted: 22 } } }],
    passes: [{ says: 'Four of six', given: { receiving: { decided: 6, unwanted: 4 } } }],
  },
  check({ receiving }, { least, percent }) {
    const { decided, unwanted } = receiving
    if (unwanted < least || unwanted * 100 < decided * percent) return
    return { decided, unwanted }
  },
  message: ({ decided, unwanted }) =>
    `${unwanted} of the ${decided} invitations you decided on in the last ${RECEIVING_DAYS} days were unwanted.`,
  fix: () =>
    'Choose in the platform’s privacy settings who may invite you: everybody, or people who know your e-mail address.',
})
