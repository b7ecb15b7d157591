import { quotedFew } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { slip } from '#etiquette/sources.ts'

/** A placeholder left unfilled. */
export const unfilledPlaceholder = defineRule({
  id: 'unfilled-placeholder',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'A placeholder left unfilled',
  rationale: 'A slot nobody filled in shows that the note was meant for anybody.',
  sources: [slip('a slot of a template left in the note')],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      { says: 'A slot in braces', given: { note: 'Hi {{firstName}}, your talk on harbour charts stayed with me.' } },
    ],
    passes: [
      {
        says: 'An abbreviation in capitals',
        given: { note: 'Hi Ana, your piece on GIS and SaaS maps (in PHP) stayed with me.' },
      },
    ],
  },
  check({ note }) {
    if (note.placeholders.length === 0) return
    return { words: note.placeholders }
  },
  message: ({ words }) =>
    `${words.length === 1 ? 'A placeholder was' : 'Placeholders were'} left unfilled: ${quotedFew(words, 3)}.`,
  fix: ({ words }) => `Replace ${quotedFew(words, 3)} with the real words before you send it.`,
})
