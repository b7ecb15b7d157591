import { defineRule } from '#etiquette/rule.ts'
import { luddites, platform, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { addDays, count, daysBetween, showDay } from '#model/day.ts'

const A_WHILE = 14

/** Inviting somebody to whom an invitation is still open. */
export const alreadyInvited = defineRule({
  id: 'already-invited',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody to whom an invitation is still open',
  rationale: 'People often see an invitation late and accept it then. A second one beside it reads as impatience.',
  sources: [platform('one open invitation to a person'), reader(luddites('comment 2: six days are not long'))],
  options: {},
  exceptions: ['The earlier invitation was withdrawn, has expired or was answered.'],
  examples: {
    flags: [{ says: 'An invitation sent six days ago, still open', given: { sent: [{ sentDaysAgo: 6 }] } }],
    passes: [{ says: 'An invitation of last year, long expired', given: { sent: [{ sentDaysAgo: 400 }] } }],
  },
  check({ contact, sent, today, account }) {
    const open = sent.findLast((each) => each.standing.outcome === 'open')
    if (!contact || !open) return
    const { sentOn } = open.invitation
    const ageDays = daysBetween(sentOn, today)
    return {
      name: contact.name,
      first: firstName(contact),
      sentOn,
      ageDays,
      certain: open.standing.certain,
      expiresOn: addDays(sentOn, account.limits.expiryDays),
    }
  },
  message: ({ name, sentOn, ageDays, certain }) =>
    `An invitation to ${name} of ${showDay(sentOn)} (${ageDays === 0 ? 'today' : `${count(ageDays, 'day')} ago`}) is ${certain ? 'open' : 'open, as far as the archive tells'}.${ageDays < A_WHILE ? ' A week or so is not long.' : ''}`,
  fix: ({ first, ageDays, expiresOn }) =>
    ageDays < A_WHILE
      ? `Give ${first} time; it stays open until ${showDay(expiresOn)} by itself.`
      : `Leave it open until ${showDay(expiresOn)}, or record what became of it; another way to reach ${first} may suit better.`,
})
