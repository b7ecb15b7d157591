import { inWords, patienceSource, type StillToCome } from '#etiquette/patience.ts'
import { defineRule } from '#etiquette/rule.ts'
import { linkedInHelp, luddites, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { addDays, count, showDay } from '#model/day.ts'

/** A sent invitation that has waited long for an answer. */
export const pendingLong = defineRule({
  id: 'pending-long',
  since: '0.1.0',
  looksAt: 'sent',
  severity: 'info',
  escalatesTo: ['warn'],
  summary: 'A sent invitation without an answer for some time',
  rationale:
    'Most answers come within days, a few within weeks; after that an open invitation mainly takes up room. Withdrawing is quiet, gives no invitation back, and bars a new one for about three weeks.',
  sources: [
    reader(luddites('comment 2: not in order to send another')),
    linkedInHelp('a551012', 'withdrawing, and the wait after it'),
    patienceSource,
  ],
  options: {
    tellDays: { default: 14, unit: 'days', help: 'Age from which it is mentioned', least: 1, most: 180 },
    warnDays: { default: 28, unit: 'days', help: 'Age from which withdrawing is suggested', least: 1, most: 180 },
  },
  exceptions: [],
  examples: {
    flags: [{ says: 'Sent 35 days ago, no answer yet', given: { ageDays: 35 } }],
    passes: [{ says: 'Sent six days ago', given: { ageDays: 6 } }],
  },
  check({ contact, invitation, standing, ageDays, account, stillToCome }, { tellDays, warnDays }) {
    if (ageDays < tellDays) return
    return {
      severity: ageDays >= warnDays ? ('warn' as const) : ('info' as const),
      name: contact.name,
      sentOn: invitation.sentOn,
      ageDays,
      certain: standing.certain,
      first: firstName(contact),
      stillToCome,
      expiresOn: addDays(invitation.sentOn, account.limits.expiryDays),
    }
  },
  message: ({ name, sentOn, ageDays, certain, stillToCome }) =>
    `No answer yet from ${name} to your invitation of ${showDay(sentOn)}, ${count(ageDays, 'day')} ago.${certain ? '' : ' The archive cannot tell whether it is still open.'} ${sayChance(stillToCome)}`,
  fix: ({ severity, first, expiresOn }) =>
    severity === 'warn'
      ? `Withdraw it if you like it tidy, or leave it; it ends by itself on ${showDay(expiresOn)}. Never withdraw it only to try again with a note.`
      : `Nothing to do: ${first} may answer still.`,
})

// Below this many of their own a person is told the measured curve alone.
const LEAST_OWN = 10

function sayChance({ chance, open, later }: StillToCome): string {
  const own = open >= LEAST_OWN ? ` (of yours, ${later} of ${open})` : ''
  return `At this age ${inWords(chance)} ${chance >= 2 / 3 ? 'are' : 'is'} still accepted${own}.`
}
