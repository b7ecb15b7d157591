import { withdrawToResend } from '#etiquette/rules/withdraw-to-resend.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(withdrawToResend, {
  passes: [
    { name: 'nothing was withdrawn', given: { sent: [{ sentDaysAgo: 200 }] } },
    { name: 'withdrawn at 28 days of age', given: { sent: [{ sentDaysAgo: 38, events: [['withdrawn', 10]] }] } },
    {
      name: 'withdrawn young, but ninety days ago',
      given: { sent: [{ sentDaysAgo: 98, events: [['withdrawn', 90]] }] },
    },
    {
      name: 'they wrote to you afterwards',
      given: { sent: [{ sentDaysAgo: 18, events: [['withdrawn', 10]] }], heardDaysAgo: 2 },
      exception: 'They asked you to invite them, or wrote to you since.',
    },
    {
      name: 'a person who counts ten days as old enough',
      given: { sent: [{ sentDaysAgo: 30, events: [['withdrawn', 10]] }] },
      options: { youngDays: 10 },
    },
    {
      name: 'a person who looks back for a week only',
      given: { sent: [{ sentDaysAgo: 18, events: [['withdrawn', 10]] }] },
      options: { rememberDays: 7 },
    },
  ],
  flags: [
    {
      name: 'withdrawn at seven days of age, yesterday',
      given: { sent: [{ sentDaysAgo: 8, events: [['withdrawn', 1]] }] },
      message: 'You withdrew an invitation to Ana on 17 Nov 2026, when it was only 7 days old.',
      fix: 'Leave it until 15 Feb 2027; if it matters now, write to them another way.',
    },
    { name: 'withdrawn at 27 days of age', given: { sent: [{ sentDaysAgo: 37, events: [['withdrawn', 10]] }] } },
  ],
})
