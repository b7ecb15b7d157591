import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'

/** With fewer particular words than this, and no kind one, a message says nothing but that it was sent. */
const PARTICULAR = 2

/** Following up without bringing anything. */
export const emptyFollowUp = defineRule({
  id: 'empty-follow-up',
  since: '0.1.0',
  looksAt: 'message',
  severity: 'info',
  escalatesTo: ['warn'],
  summary: 'Following up without bringing anything',
  rationale: 'A follow-up is welcome when it brings something new; without that it only counts the days aloud.',
  sources: [convention('Bring something new', '3 of the guides read: one follow-up, with a new reason')],
  options: {},
  exceptions: [],
  examples: {
    flags: [{ says: 'Just checking in', given: { note: 'Hi Ana, just checking in.' } }],
    passes: [
      {
        says: 'Something new',
        given: { note: 'Hi Ana, following up on the Tagus soundings: here is the new table you asked about.' },
      },
    ],
  },
  check({ note, purpose }) {
    if (purpose !== 'message') return
    const collecting = note.collecting[0]
    if (collecting !== undefined && note.recalled.length === 0)
      return { severity: 'warn', words: collecting, collects: true } as const
    const words = note.nudges[0]
    if (words === undefined) {
      const bare = note.particulars < PARTICULAR && note.recalled.length === 0 && note.offers.length === 0
      if (note.empty || note.language === null || !bare || note.kindly || note.letsGo) return
      return { severity: 'warn', words: note.text, collects: false } as const
    }
    if (note.news.length === 0) return { severity: 'warn', words, collects: false } as const
    if (note.recalled.length > 0) return
    return { words, collects: false }
  },
  message: ({ words, collects }) =>
    collects
      ? `${quoted(words)} is about the number of connections, not about them.`
      : `${quoted(words)} brings nothing new.`,
  fix: () => 'Bring something they can use: an answer, a document, a thought on what they wrote; or leave it be.',
})
