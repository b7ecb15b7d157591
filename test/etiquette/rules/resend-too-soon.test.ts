import { resendTooSoon } from '#etiquette/rules/resend-too-soon.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(resendTooSoon, {
  passes: [
    { name: 'nobody was invited before', given: {} },
    { name: 'the earlier invitation is still open', given: { sent: [{ sentDaysAgo: 10 }] } },
    { name: 'it ended ninety days ago', given: { sent: [{ sentDaysAgo: 120, events: [['withdrawn', 90]] }] } },
    {
      name: 'a person who waits shorter has waited long enough',
      given: { sent: [{ sentDaysAgo: 60, events: [['withdrawn', 30]] }] },
      options: { waitDays: 30 },
    },
    {
      name: 'they wrote to you after it ended',
      given: { sent: [{ sentDaysAgo: 60, events: [['withdrawn', 10]] }], heardDaysAgo: 5 },
      exception: 'They asked you to invite them, or wrote to you since.',
    },
  ],
  flags: [
    {
      name: 'it was withdrawn ten days ago',
      given: { sent: [{ sentDaysAgo: 60, events: [['withdrawn', 10]] }] },
      message: 'Your last invitation to Ana was withdrawn 10 days ago, without an answer.',
      fix: 'Wait until 6 Feb 2027, or reach them another way. The platform may refuse it until 29 Nov 2026.',
    },
    {
      name: 'it was ignored eighty-nine days ago',
      given: { sent: [{ sentDaysAgo: 100, events: [['ignored', 89]] }] },
      fix: 'Wait until 19 Nov 2026, or reach them another way.',
    },
    {
      name: 'they wrote to you, but before it ended',
      given: { sent: [{ sentDaysAgo: 60, events: [['withdrawn', 10]] }], heardDaysAgo: 20 },
    },
  ],
})
