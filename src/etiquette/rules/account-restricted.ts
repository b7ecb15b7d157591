import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, linkedInHelp, reader } from '#etiquette/sources.ts'
import { addDays, type Day, showDay, weekday } from '#model/day.ts'

/** Inviting while the account is restricted. */
export const accountRestricted = defineRule({
  id: 'account-restricted',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting while the platform lets this account invite nobody',
  rationale:
    'A restriction ends by itself, mostly within a week. Withdrawing does not shorten it, and trying again in between may lengthen it.',
  sources: [
    linkedInHelp('a551012', 'how long restrictions last'),
    reader(greatResumes('comment 17: what a restriction is like')),
  ],
  options: {},
  exceptions: ['The last day of the restriction has passed.'],
  examples: {
    flags: [{ says: 'Restricted until 22 November', given: { restrictedUntil: '2026-11-22' as Day } }],
    passes: [{ says: 'Restricted until 10 November', given: { restrictedUntil: '2026-11-10' as Day } }],
  },
  check({ contact, account, today }) {
    const until = account.restrictedUntil
    if (!contact || until === null || until < today) return
    return { until, fineFrom: addDays(until, 1) }
  },
  message: ({ until }) => `Your account is restricted until ${showDay(until)}.`,
  fix: ({ fineFrom }) => `Keep it as a draft; it is fine from ${weekday(fineFrom)}, ${showDay(fineFrom)}.`,
})
