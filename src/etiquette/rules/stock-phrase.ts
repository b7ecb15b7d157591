import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'

/** Worn phrases, and praise without an object. */
export const stockPhrase = defineRule({
  id: 'stock-phrase',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  escalatesTo: ['info'],
  summary: 'Worn phrases, and praise without an object',
  rationale: 'Praise that names nothing could be for anybody, and reads so.',
  sources: [convention('Phrases that mark a template', '8 lists of banned phrases; praise must name its object')],
  dissent: [convention('Coming across a profile', '3 of the guides read use the phrase, each with an object')],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      {
        says: 'Praise of nothing in particular',
        given: { note: 'I came across your profile and was impressed by your background.' },
      },
    ],
    passes: [
      {
        says: 'Praise with an object',
        given: { note: 'I came across your profile through your map of the Ria Formosa, which our pilots use daily.' },
      },
    ],
  },
  check({ note }) {
    const words = note.worn[0]
    if (words === undefined || note.stock !== null) return
    if (note.recalled.length > 0) return { severity: 'info', words } as const
    return { words }
  },
  message: ({ words }) => `${quoted(words)} could be said to anybody.`,
  fix: () => 'Name what you mean: the article, the talk, the project, and what of it stayed with you.',
})
