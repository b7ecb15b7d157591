import { defineRule } from '#etiquette/rule.ts'
import { greatResumes } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** An invitation without a stated purpose. */
export const noPurpose = defineRule({
  id: 'no-purpose',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Inviting without a purpose of your own',
  rationale:
    'A purpose, in a few words and for yourself alone, tells a wish from a whim and reminds you later why you wrote.',
  sources: [greatResumes('paragraph 6: connections with a purpose')],
  options: {},
  exceptions: [],
  examples: {
    flags: [{ says: 'No purpose written down', given: { purpose: null } }],
    passes: [{ says: 'A purpose in four words', given: { purpose: 'Learn about tide models' } }],
  },
  check({ contact, purpose }) {
    if (!contact || purpose === undefined || purpose?.trim()) return
    return { first: firstName(contact) }
  },
  message: ({ first }) => `No purpose is written down for inviting ${first}.`,
  fix: () => 'Add a few words for yourself: what you hope to learn, share or do together.',
})
