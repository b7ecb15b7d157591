import { defineRule } from '#etiquette/rule.ts'
import { convention, luddites } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { count, daysBetween, showDay } from '#model/day.ts'

/** A received invitation that waits for a decision. */
export const receivedUnhandled = defineRule({
  id: 'received-unhandled',
  since: '0.1.0',
  looksAt: 'received',
  severity: 'warn',
  escalatesTo: ['stop'],
  summary: 'A received invitation that waits for your decision',
  rationale:
    'You owe nobody a yes, but a decision ends the reminders, which come from the platform and not from the sender. Ignoring is silent: they are not told.',
  sources: [
    luddites('section 4: if you do not want to accept, do not'),
    convention('Deal with invitations as they come', 'five guides, among them dummies.com and tillmannconsulting.de'),
  ],
  options: {
    warnDays: { default: 7, unit: 'days', help: 'Age from which it is a warning', least: 1, most: 180 },
    stopDays: { default: 30, unit: 'days', help: 'Age from which it stands at the top', least: 1, most: 365 },
  },
  exceptions: ['You answered without accepting, and lately.'],
  examples: {
    flags: [{ says: 'Received nine days ago, undecided', given: { ageDays: 9 } }],
    passes: [{ says: 'Received two days ago', given: { ageDays: 2 } }],
  },
  check({ contact, invitation, standing, ageDays, today }, { warnDays, stopDays }) {
    if (ageDays < warnDays) return
    // An answer is a decision for a while: the next word is theirs.
    if (standing.answeredOn !== null && daysBetween(standing.answeredOn, today) < stopDays) return
    return {
      severity: ageDays >= stopDays ? ('stop' as const) : ('warn' as const),
      name: contact.name,
      first: firstName(contact),
      ageDays,
      sentOn: invitation.sentOn,
      hasNote: Boolean(invitation.note),
    }
  },
  message: ({ name, ageDays, sentOn }) =>
    `The invitation from ${name} of ${showDay(sentOn)} has waited ${count(ageDays, 'day')} for your decision.`,
  fix: ({ first, hasNote }) =>
    hasNote
      ? `Accept it, ignore it (${first} is not told), or answer without accepting.`
      : `Accept it, ignore it (${first} is not told), or ask how you know each other.`,
})
