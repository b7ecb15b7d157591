import { defineRule } from '#etiquette/rule.ts'
import { linkedInHelp, luddites, reader } from '#etiquette/sources.ts'
import { askedOrWroteSince, firstName } from '#etiquette/wording.ts'
import { addDays, count, daysBetween, showDay } from '#model/day.ts'
import { endedUnanswered } from '#model/invitation.ts'

/** Inviting again soon after an invitation that ended without an answer. */
export const resendTooSoon = defineRule({
  id: 'resend-too-soon',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting again soon after an invitation that ended without an answer',
  rationale:
    'A second invitation soon after the first reads as pressure. After a withdrawal the platform itself refuses one for about three weeks.',
  sources: [linkedInHelp('a551012', 'no new invitation for up to three weeks'), reader(luddites('comment 2'))],
  options: {
    waitDays: {
      default: 90,
      unit: 'days',
      help: 'Days to wait after an invitation ended unanswered',
      least: 0,
      most: 730,
    },
  },
  exceptions: ['They asked you to invite them, or wrote to you since.'],
  examples: {
    flags: [
      {
        says: 'An invitation withdrawn ten days ago',
        given: { sent: [{ sentDaysAgo: 60, events: [['withdrawn', 10]] }] },
      },
    ],
    passes: [
      {
        says: 'An invitation that ended five months ago',
        given: { sent: [{ sentDaysAgo: 330, events: [['expired', 150]] }] },
      },
    ],
  },
  check({ contact, ties, sent, lastHeardOn, today, account }, { waitDays }) {
    const last = sent.at(-1)
    if (!contact || !last || !endedUnanswered(last.standing.outcome)) return
    const { outcome, since } = last.standing
    const waited = daysBetween(since, today)
    if (waited >= waitDays || askedOrWroteSince(since, ties, lastHeardOn)) return
    const platformUntil = outcome === 'withdrawn' ? addDays(since, account.limits.reinviteDays) : since
    return {
      name: firstName(contact),
      waited,
      outcome,
      fineFrom: addDays(since, waitDays),
      platformUntil: platformUntil > today ? platformUntil : undefined,
    }
  },
  message: ({ name, waited, outcome }) =>
    `Your last invitation to ${name} ${outcome === 'ignored' ? 'was ignored' : outcome === 'withdrawn' ? 'was withdrawn' : 'expired'} ${waited === 0 ? 'today' : `${count(waited, 'day')} ago`}, without an answer.`,
  fix: ({ fineFrom, platformUntil }) =>
    `Wait until ${showDay(fineFrom)}, or reach them another way.${platformUntil ? ` The platform may refuse it until ${showDay(platformUntil)}.` : ''}`,
})
