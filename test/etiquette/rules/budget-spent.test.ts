import { budgetSpent } from '#etiquette/rules/budget-spent.ts'
import type { Day } from '#model/day.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(budgetSpent, {
  passes: [
    {
      name: 'one slot is free',
      given: { budget: { used: 99, left: 1 } },
      exception: 'The window has moved on and a slot is free again.',
    },
    { name: 'words without a person', given: { wordsOnly: true } },
  ],
  flags: [
    {
      name: 'the week is used up',
      given: { budget: { used: 100, left: 0, nextSlotOn: '2026-11-19' as Day } },
      message: 'All 100 invitations of the last 7 days are used (100 sent).',
      fix: 'Keep it as a draft. The next slot frees on Thursday, 19 Nov 2026.',
    },
    {
      name: 'the week is used up, and the minute of the next slot is known',
      given: { budget: { used: 100, left: 0, nextSlotOn: '2026-11-19' as Day, nextSlotTime: '14:05' } },
      fix: 'Keep it as a draft. The next slot frees on Thursday, 19 Nov 2026, 14:05.',
    },
    {
      name: 'the configured total is used up',
      given: { budget: { used: 3, left: 0, total: 3000, totalUsed: 3000 } },
      message: 'All 3000 invitations of your total are used (3000 sent).',
    },
  ],
})
