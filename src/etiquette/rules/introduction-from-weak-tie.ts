import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites, reader } from '#etiquette/sources.ts'

/** Asking a new or weak tie for introductions. */
export const introductionFromWeakTie = defineRule({
  id: 'introduction-from-weak-tie',
  since: '0.1.0',
  looksAt: 'message',
  severity: 'warn',
  summary: 'Asking a new or weak tie for introductions',
  rationale: 'An introduction spends their good name; it takes a tie that can bear it.',
  sources: [reader(luddites('comment 8, the author’s answer'))],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [
      {
        says: 'A new connection',
        given: { note: 'Thanks for accepting. Could you introduce me to your head of surveys?' },
      },
    ],
    passes: [
      {
        says: 'An introduction offered',
        given: { note: 'I would be happy to introduce you to the harbour pilots, if you like.' },
      },
    ],
  },
  check({ note, ties }) {
    const ask = note.asks.find((each) => each.for === 'introduction')
    if (!ask || ties?.certain) return
    return { words: ask.words }
  },
  message: ({ words }) => `The message asks for an introduction that the tie may not bear yet: ${quoted(words)}.`,
  fix: () => 'Write to that person yourself and mention whom you both know, if that is welcome.',
})
