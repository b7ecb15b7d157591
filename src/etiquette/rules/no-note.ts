import { defineRule } from '#etiquette/rule.ts'
import { convention, luddites } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** An invitation without a note. */
export const noNote = defineRule({
  id: 'no-note',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'An invitation without a note',
  rationale: 'Somebody who does not place your name at once has nothing to go by.',
  sources: [luddites('section 2: personalise the message')],
  dissent: [convention('Guides that find it harmless', '6 of about 46 read: a note makes little measured difference')],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [{ says: 'No words at all', given: { note: '' } }],
    passes: [{ says: 'A line of your own', given: {} }],
  },
  check({ note, ties, contact }) {
    if (!note.empty || ties?.certain) return
    return { name: contact ? firstName(contact) : 'they' }
  },
  message: ({ name }) => `The invitation has no note, so ${name} may not place you.`,
  fix: () => 'Add a line that recalls how you know each other, or says what made you write.',
})
