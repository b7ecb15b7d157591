import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites, reader } from '#etiquette/sources.ts'

/** Asking for introductions in the first note. */
export const asksForIntroduction = defineRule({
  id: 'asks-for-introduction',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Asking for introductions in the first note',
  rationale: 'An introduction spends their good name; it takes a tie that can bear it.',
  sources: [reader(luddites('comment 8, the author’s answer'))],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [
      { says: 'An introduction at once', given: { note: 'Hi Ana, could you introduce me to your head of surveys?' } },
    ],
    passes: [
      {
        says: 'An introduction offered',
        given: { note: 'Hi Ana, I would be happy to introduce you to the pilots in Faro whose soundings you quote.' },
      },
    ],
  },
  check({ note, ties }) {
    const ask = note.asks.find((each) => each.for === 'introduction')
    if (!ask || ties?.certain) return
    return { words: ask.words }
  },
  message: ({ words }) => `The note asks for an introduction before you know each other well: ${quoted(words)}.`,
  fix: () => 'Write to that person yourself and say how you found them, or ask once you know each other better.',
})
