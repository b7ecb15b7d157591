import { greetsBy } from '#etiquette/note/names.ts'
import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { slip } from '#etiquette/sources.ts'

/** Greeting another name than theirs. */
export const wrongName = defineRule({
  id: 'wrong-name',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Greeting another name than theirs',
  rationale: 'A wrong name shows that the note was written to somebody else.',
  sources: [slip('the greeting names another person')],
  options: {},
  exceptions: ['A short form, a nickname or one letter more or less.'],
  examples: {
    flags: [{ says: 'Another name', given: { note: 'Hi Martin, your talk on harbour charts stayed with me.' } }],
    passes: [
      {
        says: 'A short form of the name',
        given: { contact: { name: 'Thomas Weber' }, note: 'Hi Tom, your talk on harbour charts stayed with me.' },
      },
    ],
  },
  check({ note, contact }) {
    const greeted = note.greeting?.name
    if (!contact || !greeted || greetsBy(greeted, contact.name)) return
    return { words: greeted, name: contact.name }
  },
  message: ({ words, name }) => `The note greets ${quoted(words)}, and the invitation is to ${name}.`,
  fix: ({ name }) =>
    `Greet ${name} by the right name, and read the rest again: it may have been meant for somebody else.`,
})
