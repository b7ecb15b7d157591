import { defineRule } from '#etiquette/rule.ts'
import { luddites, reader } from '#etiquette/sources.ts'
import { askedOrWroteSince, firstName } from '#etiquette/wording.ts'
import { showDay } from '#model/day.ts'
import { endedUnanswered } from '#model/invitation.ts'

/** A third try after two invitations without an answer. */
export const twoUnanswered = defineRule({
  id: 'two-unanswered',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody after two invitations without an answer',
  rationale:
    'Everybody decides by their own measure whom to accept. After two tries the kind thing is to leave it, without asking why.',
  sources: [reader(luddites('comment 7: two invitations and no answer'))],
  options: {
    most: { default: 2, unit: 'invitations', help: 'Unanswered invitations after which to stop', least: 1, most: 10 },
  },
  exceptions: ['They asked you to invite them, or wrote to you since.'],
  examples: {
    flags: [
      {
        says: 'Two invitations, in 2024 and 2025, both expired',
        given: {
          sent: [
            { sentDaysAgo: 900, events: [['expired', 720]] },
            { sentDaysAgo: 500, events: [['expired', 320]] },
          ],
        },
      },
    ],
    passes: [
      { says: 'One invitation that expired', given: { sent: [{ sentDaysAgo: 500, events: [['expired', 320]] }] } },
    ],
  },
  check({ contact, ties, sent, lastHeardOn }, { most }) {
    const unanswered = sent.filter((each) => endedUnanswered(each.standing.outcome))
    const last = unanswered.at(-1)
    if (!contact || !last || unanswered.length < most) return
    if (askedOrWroteSince(last.standing.since, ties, lastHeardOn)) return
    return {
      first: firstName(contact),
      number: unanswered.length,
      days: unanswered.map((each) => showDay(each.invitation.sentOn)).slice(-3),
    }
  },
  message: ({ first, number, days }) =>
    `${number} ${number === 1 ? 'invitation' : 'invitations'} to ${first} went without an answer (${days.join(', ')}).`,
  fix: ({ first }) => `Let it rest and invite somebody else; if ${first} writes to you one day, it is fine again.`,
})
