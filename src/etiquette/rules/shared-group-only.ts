import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'

/** A shared group as the only reason. */
export const sharedGroupOnly = defineRule({
  id: 'shared-group-only',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'A shared group as the only reason',
  rationale: 'Thousands share a group; on its own it says little about the two of you.',
  sources: [convention('A shared group alone is no reason', '4 of the guides read; 2 use it as an opening')],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [
      {
        says: 'A group and nothing more',
        given: { note: 'We are both members of the Tide Mappers group. Shall we connect?' },
      },
    ],
    passes: [
      {
        says: 'A group and a topic',
        given: {
          note: 'We are both in the Tide Mappers group; your question about silt in the Tagus is mine as well.',
        },
      },
    ],
  },
  check({ note, ties }) {
    if (note.recalled.length === 0 || ties?.certain || !note.recalled.every((each) => each.as === 'group')) return
    return { words: note.recalled[0]?.words ?? note.text }
  },
  message: ({ words }) => `The only link the note names is a group: ${quoted(words)}.`,
  fix: () => 'Add what was said or asked there that made you think of them.',
})
