import { defineRule } from '#etiquette/rule.ts'
import { luddites, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { type Day, showDay } from '#model/day.ts'

/** Inviting somebody who reported to you and no longer does: fine. */
export const noLongerReports = defineRule({
  id: 'no-longer-reports',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'Inviting somebody who reported to you and no longer does, which is fine',
  rationale:
    'Once one of you has changed department or left, an invitation presses nobody: they can leave it without a thought.',
  sources: [reader(luddites('comment 4: fine after a move or a leave'))],
  options: {},
  exceptions: ['They report to you again.'],
  examples: {
    flags: [
      {
        says: 'Ana reported to you until she left in June',
        given: { ties: { wasBelowYouUntil: '2026-06-30' as Day } },
      },
    ],
    passes: [{ says: 'No line ever joined you', given: {} }],
  },
  check({ contact, ties }) {
    if (!contact || !ties?.wasBelowYouUntil || ties.belowYou) return
    return { name: contact.name, first: firstName(contact), until: ties.wasBelowYouUntil }
  },
  message: ({ name, until }) =>
    `${name} reported to you until ${showDay(until)}; that line has ended, so this is fine.`,
  fix: ({ first }) => `Send it if you like, and do not mind if ${first} leaves it.`,
})
