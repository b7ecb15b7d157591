import { defineRule } from '#etiquette/rule.ts'
import { linkedInHelp, luddites, reader } from '#etiquette/sources.ts'
import { askedOrWroteSince, firstName } from '#etiquette/wording.ts'
import { addDays, count, daysBetween, showDay } from '#model/day.ts'

/** Withdrawing a young invitation in order to send a better one. */
export const withdrawToResend = defineRule({
  id: 'withdraw-to-resend',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Withdrawing a young invitation in order to send another',
  rationale:
    'They may have seen the first one, so the second looks like a mass mailing. Plenty of invitations go out without a note; adding one is no reason to try again.',
  sources: [
    reader(luddites('comment 2: withdrawing a hundred to resend them')),
    linkedInHelp('a551012', 'withdrawing gives no invitation back'),
  ],
  options: {
    youngDays: {
      default: 28,
      unit: 'days',
      help: 'Up to this age an invitation counts as withdrawn too early',
      least: 1,
      most: 180,
    },
    rememberDays: {
      default: 90,
      unit: 'days',
      help: 'How long after the withdrawal the rule looks back',
      least: 1,
      most: 730,
    },
  },
  exceptions: ['They asked you to invite them, or wrote to you since.'],
  examples: {
    flags: [
      {
        says: 'Sent eight days ago, withdrawn yesterday',
        given: { sent: [{ sentDaysAgo: 8, events: [['withdrawn', 1]] }] },
      },
    ],
    passes: [
      {
        says: 'Withdrawn after two months, long ago',
        given: { sent: [{ sentDaysAgo: 300, events: [['withdrawn', 240]] }] },
      },
    ],
  },
  check({ contact, ties, sent, lastHeardOn, today }, { youngDays, rememberDays }) {
    const last = sent.at(-1)
    if (!contact || last?.standing.outcome !== 'withdrawn') return
    const { since } = last.standing
    const ageDays = daysBetween(last.invitation.sentOn, since)
    if (ageDays >= youngDays || daysBetween(since, today) >= rememberDays) return
    if (askedOrWroteSince(since, ties, lastHeardOn)) return
    return { first: firstName(contact), ageDays, since, fineFrom: addDays(since, rememberDays) }
  },
  message: ({ first, ageDays, since }) =>
    `You withdrew an invitation to ${first} on ${showDay(since)}, when it was only ${count(ageDays, 'day')} old.`,
  fix: ({ fineFrom }) => `Leave it until ${showDay(fineFrom)}; if it matters now, write to them another way.`,
})
