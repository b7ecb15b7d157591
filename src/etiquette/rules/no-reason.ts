import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, luddites, reader } from '#etiquette/sources.ts'

/** A note that does not say why you want to connect. */
export const noReason = defineRule({
  id: 'no-reason',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'A note that does not say why you want to connect',
  rationale: 'A person asked without a reason has to guess one, and the guess is rarely kind.',
  sources: [
    greatResumes('paragraph 7: let them know why you want to connect'),
    reader(luddites('comment 1')),
    reader(greatResumes('comment 11')),
  ],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [{ says: 'A greeting and nothing more', given: { note: 'Hello Ana, how are you today?' } }],
    passes: [
      { says: 'A reason in half a line', given: { note: 'Hello Ana, I would like to follow your work on tide maps.' } },
    ],
  },
  check({ note, ties }) {
    if (note.empty || note.stock !== null || note.language === null || ties?.certain) return
    // An ask or an offer for sale is a reason, if not a good one; other rules speak of it.
    if (note.reasons.length + note.recalled.length + note.asks.length + note.pitch.length > 0) return
    return { words: note.text }
  },
  message: ({ words }) => `Nothing in ${quoted(words)} says why you would like to connect.`,
  fix: () => 'Add the reason in half a line: what you would like to follow, compare, ask about or thank them for.',
})
