import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, platform, reader } from '#etiquette/sources.ts'
import { askedOrWroteSince, firstName } from '#etiquette/wording.ts'
import { showDay } from '#model/day.ts'

/** Inviting somebody who answered that they do not know you. */
export const theyDoNotKnowYou = defineRule({
  id: 'they-do-not-know-you',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody who answered “I don’t know this person”',
  rationale:
    'They told the platform so, and it bars another invitation to them. Each such answer also counts against your account.',
  sources: [
    platform('after “I don’t know this person” that sender cannot invite that person again (Help, 2015)'),
    reader(greatResumes('comment 17: what these answers led to')),
  ],
  options: {},
  exceptions: ['They asked you to invite them, or wrote to you since.'],
  examples: {
    flags: [
      {
        says: 'Ana answered so last spring',
        given: { sent: [{ sentDaysAgo: 230, events: [['unknown-person', 226]] }] },
      },
    ],
    passes: [
      {
        says: 'She answered so last spring, and wrote to you in October',
        given: { sent: [{ sentDaysAgo: 230, events: [['unknown-person', 226]] }], heardDaysAgo: 40 },
      },
    ],
  },
  check({ contact, ties, sent, lastHeardOn }) {
    const answer = sent.findLast((each) => each.standing.outcome === 'unknown-person')
    if (!contact || !answer) return
    const { since } = answer.standing
    if (askedOrWroteSince(since, ties, lastHeardOn)) return
    return { name: contact.name, first: firstName(contact), since }
  },
  message: ({ name, since }) =>
    `${name} answered your invitation with “I don’t know this person” on ${showDay(since)}.`,
  fix: ({ first }) => `Let it rest. If ${first} writes to you one day, it is fine again.`,
})
