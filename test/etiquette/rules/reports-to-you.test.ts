import { reportsToYou } from '#etiquette/rules/reports-to-you.ts'
import type { Day } from '#model/day.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(reportsToYou, {
  passes: [
    { name: 'no line joins you', given: {} },
    {
      name: 'a friend who reports to you',
      given: { ties: { friend: true, belowYou: { path: ['Ana Sousa', 'you'], endsOn: null } } },
      exception: 'They are a friend of yours, and marked so.',
    },
    {
      name: 'the line ended in June',
      given: { ties: { wasBelowYouUntil: '2026-06-30' as Day } },
      exception: 'The line between you has ended: one of you changed department or left.',
    },
    {
      name: 'you report to them',
      given: { ties: { aboveYou: { path: ['you', 'Ana Sousa'], endsOn: null } } },
      exception: 'You report to them.',
    },
  ],
  flags: [
    {
      name: 'a direct report',
      given: { ties: { belowYou: { path: ['Ana Sousa', 'you'], endsOn: null } } },
      message: 'Ana Sousa reports to you.',
    },
    {
      name: 'two steps down, until a known day',
      given: { ties: { belowYou: { path: ['Ana Sousa', 'Bo Lind', 'you'], endsOn: '2027-02-28' as Day } } },
      message: 'Ana Sousa reports to Bo Lind, Bo Lind to you.',
      fix: 'It is fine from 1 Mar 2027, when the line ends. Until then let Ana invite you.',
    },
  ],
})
