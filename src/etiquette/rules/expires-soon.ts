import { defineRule } from '#etiquette/rule.ts'
import { research } from '#etiquette/sources.ts'
import { addDays, count, showDay } from '#model/day.ts'

/** A sent invitation that is about to end by itself. */
export const expiresSoon = defineRule({
  id: 'expires-soon',
  since: '0.1.0',
  looksAt: 'sent',
  severity: 'info',
  summary: 'A sent invitation that is about to end by itself',
  rationale:
    'The platform ends an open invitation after about half a year. Nothing is lost by it; it is only good to know.',
  sources: [research('Longest wait measured', '179 days, of 8,153 accepted invitations in public archives')],
  options: {
    lastDays: { default: 10, unit: 'days', help: 'How many days before the end it is mentioned', least: 1, most: 60 },
  },
  exceptions: [],
  examples: {
    flags: [{ says: 'Sent 172 days ago', given: { ageDays: 172 } }],
    passes: [{ says: 'Sent 120 days ago', given: { ageDays: 120 } }],
  },
  check({ contact, invitation, ageDays, account }, { lastDays }) {
    const { expiryDays } = account.limits
    if (ageDays < expiryDays - lastDays) return
    return { name: contact.name, expiresOn: addDays(invitation.sentOn, expiryDays), daysLeft: expiryDays - ageDays }
  },
  message: ({ name, expiresOn, daysLeft }) =>
    `Your invitation to ${name} ends by itself on ${showDay(expiresOn)}, in ${count(daysLeft, 'day')}.`,
  fix: () => 'Nothing to do: it counts as unanswered then, and nobody is told.',
})
