import { defineRule } from '#etiquette/rule.ts'
import { greatResumes } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** A blanket invitation to somebody who does not know you. */
export const strangerWithoutNote = defineRule({
  id: 'stranger-without-note',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody who does not know you with no note, or with the stock text',
  rationale: 'They cannot tell who you are or why you write, so they are left to guess.',
  sources: [greatResumes('paragraph 3: no blanket invitations to people you do not know')],
  options: {},
  exceptions: ['You know each other, and the book says how.'],
  examples: {
    flags: [{ says: 'No tie recorded, no note', given: { note: '', ties: { acquaintance: 'stranger' } } }],
    passes: [{ says: 'No tie recorded, with a note of your own', given: { ties: { acquaintance: 'stranger' } } }],
  },
  check({ contact, ties, note }) {
    if (!contact || ties?.acquaintance !== 'stranger') return
    if (!note.empty && note.stock === null) return
    return { name: contact.name, first: firstName(contact), empty: note.empty }
  },
  message: ({ name, empty }) =>
    `Nothing recorded says that you and ${name} know each other, and ${empty ? 'there is no note' : 'the note is a stock text'}.`,
  fix: ({ first }) =>
    `Write a line that says what links you and why you would like to connect, or record how you know ${first}.`,
})
