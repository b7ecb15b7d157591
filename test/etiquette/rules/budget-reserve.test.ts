import { budgetReserve } from '#etiquette/rules/budget-reserve.ts'
import type { Day } from '#model/day.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(budgetReserve, {
  passes: [
    { name: 'one more than the reserve is left', given: { budget: { left: 11, used: 89 } } },
    { name: 'nothing is left at all, which is another rule', given: { budget: { left: 0, used: 100 } } },
    {
      name: 'the contact is of high value',
      given: { budget: { left: 7, used: 93 }, value: { level: 'high' } },
      exception: 'The contact is of high value: marked so, or at a company or in a role among your goals.',
    },
  ],
  flags: [
    {
      name: 'exactly the reserve is left',
      given: { budget: { left: 10, used: 90, nextSlotOn: '2026-11-20' as Day } },
      message: '10 invitations are left, and the last 10 are your reserve.',
      fix: 'Wait until slots free, the next on 20 Nov 2026, or mark Ana as high value if they are.',
    },
    { name: 'one is left', given: { budget: { left: 1, used: 99 } }, message: /^1 invitation is left/ },
  ],
})
