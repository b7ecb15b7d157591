import { defineRule } from '#etiquette/rule.ts'
import { platform } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { showDay } from '#model/day.ts'

/** Inviting somebody whose own invitation waits for an answer. */
export const theyInvitedYou = defineRule({
  id: 'they-invited-you',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody whose own invitation waits for your answer',
  rationale:
    'Accepting theirs makes the connection at once, costs none of your invitations and answers their courtesy.',
  sources: [platform('accepting an invitation connects both')],
  options: {},
  exceptions: ['You have answered their invitation.'],
  examples: {
    flags: [{ says: 'Their invitation came four days ago', given: { received: [{ sentDaysAgo: 4 }] } }],
    passes: [{ says: 'They never invited you', given: {} }],
  },
  check({ contact, received }) {
    const open = received.findLast((each) => each.standing.outcome === 'open')
    if (!contact || !open) return
    return { name: contact.name, first: firstName(contact), sentOn: open.invitation.sentOn }
  },
  message: ({ name, sentOn }) => `${name} invited you on ${showDay(sentOn)}, and that invitation is open.`,
  fix: ({ first }) => `Answer it: accept, or write ${first} a line without accepting.`,
})
