import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention, greatResumes, reader } from '#etiquette/sources.ts'

/** Claiming a closeness that nothing supports. */
export const claimedCloseness = defineRule({
  id: 'claimed-closeness',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Claiming a closeness that nothing supports',
  rationale: 'A claim they cannot place costs the trust it was meant to borrow.',
  sources: [
    reader(greatResumes('comment 11')),
    convention('Do not claim a relation that is not there', '9 of the guides read'),
  ],
  options: {},
  exceptions: ['The book says how you know each other.', 'The note says enough to recall it by.'],
  examples: {
    flags: [{ says: 'A claim alone', given: { wordsOnly: true, note: 'Hello, we were colleagues before. Add me.' } }],
    passes: [
      {
        says: 'A claim they can place',
        given: { wordsOnly: true, note: 'Hi Ana, we worked together at Marlow Maps in 2016, on the Tagus survey.' },
      },
    ],
  },
  check({ note, ties }) {
    const claim = note.claims.find((each) => !each.supported)
    if (!claim || ties?.acquaintance === 'known') return
    return { words: claim.words }
  },
  message: ({ words }) => `${quoted(words)} claims that you know each other, and nothing says from where.`,
  fix: () => 'Say where and when you worked, studied or met, in a way they can recall, or leave the claim out.',
})
