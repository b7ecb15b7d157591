import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'

/** A remark about looks, age or private life. */
export const personalRemark = defineRule({
  id: 'personal-remark',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'A remark about looks, age or private life',
  rationale: 'People are here for their work; a remark about their person makes many of them uneasy.',
  sources: [convention('No remarks on looks', '2 of the guides read; nobody disagrees')],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [{ says: 'Looks', given: { note: 'Hi Ana, you have such a lovely smile in your profile photo.' } }],
    passes: [
      {
        says: 'A photograph that is their work',
        given: { note: 'Hi Ana, your photo of the breakwater in Faro is what made me redraw ours.' },
      },
    ],
  },
  check({ note, ties }) {
    const words = note.personal[0]
    if (words === undefined || ties?.certain) return
    return { words }
  },
  message: ({ words }) => `${quoted(words)} remarks on their person rather than their work.`,
  fix: () => 'Leave it out and speak of their work.',
})
