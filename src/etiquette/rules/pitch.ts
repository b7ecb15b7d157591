import { quotedFew } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'

/** Selling in the note. */
export const pitch = defineRule({
  id: 'pitch',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Selling in the note',
  rationale: 'An invitation that sells is read as an advertisement, and as one sent to many.',
  sources: [convention('No pitch in the note', 'about 16 of the guides read')],
  dissent: [convention('Pitch openly', '1 of the guides read: it is a business network')],
  options: {},
  exceptions: ['They asked you to get in touch.'],
  examples: {
    flags: [
      {
        says: 'An offer with figures',
        given: { note: 'Hi Ana, our platform helps mapmakers cut costs by 40 %. Worth a demo?' },
      },
    ],
    passes: [
      {
        says: 'A trade, not a sale',
        given: {
          note: 'Hi Ana, I make depth sounders and liked your piece on silt in Faro. No sales talk, I learned a lot.',
        },
      },
    ],
  },
  check({ note, ties }) {
    if (note.pitch.length === 0 || ties?.active.some((relation) => relation.kind === 'asked-to-be-invited')) return
    return { words: note.pitch }
  },
  message: ({ words }) => `The note sells: ${quotedFew(words)}.`,
  fix: () => 'Take the offer out. Say what interests you about their work; what you sell can wait until they ask.',
})
