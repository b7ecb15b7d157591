import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention, greatResumes, luddites } from '#etiquette/sources.ts'

/** A note that is nothing but a stock text. */
export const defaultNote = defineRule({
  id: 'default-note',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  escalatesTo: ['info'],
  summary: 'A note that is nothing but a stock text',
  rationale:
    'A stock text tells them neither who you are nor why you write; it speaks of what you want and could go to anybody.',
  sources: [luddites('section 2: personalise the message'), greatResumes('paragraph 3: no blanket invitations')],
  dissent: [
    convention(
      'Guides that find it harmless',
      '6 of about 46 read: no effect measured, or not needed for people who know you',
    ),
  ],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      {
        says: 'The platform’s own text',
        given: { note: "I'd like to add you to my professional network on LinkedIn." },
      },
    ],
    passes: [
      {
        says: 'The same wish with a reason of its own',
        given: { note: "Hi Ana, your talk on harbour charts made me redraw mine. I'd like to connect." },
      },
    ],
  },
  check({ note, ties }) {
    if (note.stock === null) return
    if (ties?.certain) return { severity: 'info', certain: true, words: note.text, stock: note.stock } as const
    return { certain: false, words: note.text, stock: note.stock }
  },
  message: ({ words, stock, certain }) =>
    `The note is a stock text${stock === 'dressed' ? ' with a name or greeting around it' : ''}: ${quoted(words, 90)}${certain ? '; they know you, so it will do' : ''}.`,
  fix: ({ certain }) =>
    certain
      ? 'A word of your own would still be kinder.'
      : 'Say in one line where they know you from, or what of theirs made you write, and why you would like to connect.',
})
