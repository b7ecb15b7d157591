import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'

/** Asking why they have not accepted, or reproaching them for it. */
export const asksWhyNot = defineRule({
  id: 'asks-why-not',
  since: '0.1.0',
  looksAt: 'message',
  severity: 'stop',
  summary: 'Asking why they have not accepted, or reproaching them for it',
  rationale: 'They owe nobody a reason. The question makes a quiet decision into a quarrel.',
  sources: [luddites('section 1: do not write to ask why')],
  options: {},
  exceptions: [],
  examples: {
    flags: [{ says: 'The question', given: { note: 'I invited you two weeks ago. Why have you not accepted?' } }],
    passes: [
      {
        says: 'Asking an inviter what they had in mind',
        given: { as: 'reply', note: 'Thank you for the invitation. May I ask why you would like to connect?' },
      },
    ],
  },
  check({ note }) {
    const words = note.whyNot[0]
    if (words === undefined) return
    return { words }
  },
  message: ({ words }) => `${quoted(words)} asks them to account for not answering.`,
  fix: () =>
    'Do not send it. No answer yet is an answer for now: write to somebody else, or wait until there is something new to share.',
})
