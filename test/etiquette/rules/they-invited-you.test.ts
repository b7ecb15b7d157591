import { theyInvitedYou } from '#etiquette/rules/they-invited-you.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(theyInvitedYou, {
  passes: [
    { name: 'they never invited you', given: {} },
    {
      name: 'you ignored their invitation',
      given: { received: [{ sentDaysAgo: 30, events: [['ignored', 20]] }] },
      exception: 'You have answered their invitation.',
    },
  ],
  flags: [
    {
      name: 'their invitation waits',
      given: { received: [{ sentDaysAgo: 4 }] },
      message: 'Ana Sousa invited you on 14 Nov 2026, and that invitation is open.',
    },
    {
      name: 'you wrote back without accepting, so it still waits',
      given: { received: [{ sentDaysAgo: 9, events: [['answered', 3]] }] },
    },
  ],
})
