import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'

/** Capitals, rows of exclamation marks or emoji. */
export const shouting = defineRule({
  id: 'shouting',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'Capitals, rows of exclamation marks or emoji',
  rationale: 'A raised voice makes a short note sound like an advertisement.',
  sources: [convention('No shouting', 'common to style guides for messages; 3 lists of banned phrases name emoji')],
  options: {},
  exceptions: [],
  examples: {
    flags: [{ says: 'A row of marks', given: { note: 'Your charts of Faro are GREAT!!!' } }],
    passes: [
      {
        says: 'One mark is plenty',
        given: { note: 'Thank you for your charts of Faro! They hang in our NATO liaison office.' },
      },
    ],
  },
  check({ note }) {
    if (note.shouting.length === 0) return
    const marks = note.shouting.some((each) => each.includes('!'))
    const emoji = note.shouting.some((each) => /\p{Extended_Pictographic}/u.test(each))
    return { what: marks ? 'a row of exclamation marks' : emoji ? 'a row of emoji' : 'words in capitals' }
  },
  message: ({ what }) => `The note raises its voice with ${what}.`,
  fix: ({ what }) => `Write it without ${what}.`,
})
