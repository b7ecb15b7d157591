import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'
import { firstName, reportingLine } from '#etiquette/wording.ts'

/** Inviting somebody you report to: fine. */
export const upTheChain = defineRule({
  id: 'up-the-chain',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'Inviting somebody you report to, which is fine',
  rationale:
    'Upwards an invitation presses nobody. Some people keep work and network apart, so a no says nothing about you.',
  sources: [luddites('section 3: the opposite does not hold')],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      { says: 'Ana is your manager', given: { ties: { aboveYou: { path: ['you', 'Ana Sousa'], endsOn: null } } } },
    ],
    passes: [{ says: 'No line joins you', given: {} }],
  },
  check({ contact, ties }) {
    if (!contact || !ties?.aboveYou) return
    return { first: firstName(contact), path: ties.aboveYou.path }
  },
  message: ({ path }) => `${reportingLine(['You', ...path.slice(1)])}. Inviting up the line is fine.`,
  fix: ({ first }) => `Send it if you like, and do not mind if ${first} leaves it.`,
})
