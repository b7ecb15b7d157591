import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'

/** Telling them that you saw them visit your profile. */
export const mentionsTheirVisit = defineRule({
  id: 'mentions-their-visit',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Telling them that you saw them visit your profile',
  rationale: 'Nobody likes to hear that they were watched; a visit is no invitation.',
  sources: [luddites('comment 1, the author’s answer')],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      {
        says: 'Their visit',
        given: { note: 'Hi Ana, I saw that you visited my profile. Your charts of Faro are fine work.' },
      },
    ],
    passes: [
      {
        says: 'Your visit to theirs',
        given: { note: 'Hi Ana, I looked at your profile after your talk on harbour charts in Faro.' },
      },
    ],
  },
  check({ note }) {
    const words = note.theirVisit[0]
    if (words === undefined) return
    return { words }
  },
  message: ({ words }) => `The note tells them that their visit was noticed: ${quoted(words)}.`,
  fix: () => 'Leave the visit out and say what interests you about their work.',
})
