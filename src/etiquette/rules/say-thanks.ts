import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { daysBetween, showDay, showDistance } from '#model/day.ts'

/** An invitation accepted lately, and no word from you since. */
export const sayThanks = defineRule({
  id: 'say-thanks',
  since: '0.1.0',
  looksAt: 'accepted',
  severity: 'info',
  summary: 'An invitation accepted lately, and no word from you since',
  rationale: 'They took a moment to say yes. A line of thanks that asks for nothing is the best start there is.',
  sources: [convention('Thank new connections', 'six guides, among them LinkedIn’s blog (2011) and Chance (2013)')],
  options: {
    days: { default: 14, unit: 'days', help: 'How long after the acceptance it is mentioned', least: 1, most: 90 },
  },
  exceptions: ['You have written to them since.'],
  examples: {
    flags: [{ says: 'Accepted three days ago', given: { acceptedDaysAgo: 3 } }],
    passes: [
      { says: 'Accepted three days ago, and you wrote the next day', given: { acceptedDaysAgo: 3, wroteDaysAgo: 2 } },
    ],
  },
  check({ contact, acceptedOn, lastWroteOn, today }, { days }) {
    if (daysBetween(acceptedOn, today) > days) return
    if (lastWroteOn !== null && lastWroteOn >= acceptedOn) return
    return { name: contact.name, first: firstName(contact), acceptedOn, distance: showDistance(acceptedOn, today) }
  },
  message: ({ name, acceptedOn, distance }) =>
    `${name} accepted your invitation on ${showDay(acceptedOn)} (${distance}), and no word from you since is recorded.`,
  fix: ({ first }) => `Thank ${first} in a line, without asking for anything yet; or log it if you have.`,
})
