import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'

/** Asking why they have not accepted, or reproaching them for it. */
export const asksWhyNot = defineRule({
  id: 'asks-why-not',
  since: '0.1.0',
  looksAt: 'message',
  severity: 'stop',
  escalatesTo: ['warn'],
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
  check({ note, purpose }) {
    const asked = note.whyNot[0]
    // Words that let them off, or blame without asking, may be clumsy rather than a reproach: a question, not a stop.
    if (asked !== undefined) return note.letsGo ? ({ severity: 'warn', words: asked } as const) : { words: asked }
    const blamed = note.guilt[0]
    if (blamed === undefined || purpose !== 'message' || note.letsGo) return
    return { severity: 'warn', words: blamed, blames: true } as const
  },
  message: ({ words, blames }) =>
    blames
      ? `${quoted(words)} makes them feel guilty for not answering.`
      : `${quoted(words)} asks them to account for not answering.`,
  fix: () =>
    'Do not send it. No answer yet is an answer for now: write to somebody else, or wait until there is something new to share.',
})
