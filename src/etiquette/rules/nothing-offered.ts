import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { greatResumes } from '#etiquette/sources.ts'

/** A note with nothing in it for them. */
export const nothingOffered = defineRule({
  id: 'nothing-offered',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'A note with nothing in it for them',
  rationale: 'A connection is worth having when both gain by it; a word about their side of it costs nothing.',
  sources: [greatResumes('paragraph 7: what you can bring to the connection')],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      {
        says: 'A wish and nothing in return',
        given: {
          ties: { acquaintance: 'stranger' },
          note: 'I would like to learn from your experience and grow my contacts.',
        },
      },
    ],
    passes: [
      {
        says: 'An exchange',
        given: { note: 'Your tide tables are a model. I chart lakes and would gladly share our soundings.' },
      },
    ],
  },
  check({ note }) {
    if (note.empty || note.stock !== null || note.language === null || note.offers.length > 0) return
    const wish = note.asks[0]?.words ?? note.collecting[0] ?? (note.recalled.length === 0 ? note.reasons[0] : undefined)
    if (wish === undefined) return
    return { wish }
  },
  message: ({ wish }) => `The note says what you would like, ${quoted(wish)}, and nothing of what they might gain.`,
  fix: () => 'Add what is in it for them: something to share, an exchange, or plain thanks for what they did.',
})
