import { defineRule } from '#etiquette/rule.ts'
import { convention, linkedInHelp } from '#etiquette/sources.ts'
import { count } from '#model/day.ts'

/** Inviting while very many sent invitations are open. */
export const manyOutstanding = defineRule({
  id: 'many-outstanding',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Inviting while very many of your invitations are open',
  rationale:
    'The platform restricts accounts with too many unanswered invitations, for up to a month. It names no number; people who send many keep below 500.',
  sources: [
    linkedInHelp('a551012', 'too many outstanding invitations'),
    convention('Keep below about 500', 'one vendor’s guide, which calls it unofficial'),
  ],
  options: {
    most: {
      default: 400,
      unit: 'invitations',
      help: 'Open invitations from which it is mentioned',
      least: 1,
      most: 5000,
    },
  },
  exceptions: [],
  examples: {
    flags: [{ says: '412 invitations open', given: { record: { everSent: 900, outstanding: 412 } } }],
    passes: [{ says: '60 invitations open', given: { record: { outstanding: 60 } } }],
  },
  check({ contact, record }, { most }) {
    if (!contact || !record || record.outstanding < most) return
    return { outstanding: record.outstanding }
  },
  message: ({ outstanding }) =>
    `${count(outstanding, 'invitation')} of yours ${outstanding === 1 ? 'is' : 'are'} open, as far as is known.`,
  fix: () => 'Withdraw the oldest ones first, a few at a time; the list of findings shows them.',
})
