import { accountRestricted } from '#etiquette/rules/account-restricted.ts'
import type { Day } from '#model/day.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(accountRestricted, {
  passes: [
    { name: 'no restriction', given: {} },
    {
      name: 'it ended yesterday',
      given: { restrictedUntil: '2026-11-17' as Day },
      exception: 'The last day of the restriction has passed.',
    },
  ],
  flags: [
    {
      name: 'its last day is today',
      given: { restrictedUntil: '2026-11-18' as Day },
      message: 'Your account is restricted until 18 Nov 2026.',
      fix: 'Keep it as a draft; it is fine from Thursday, 19 Nov 2026.',
    },
  ],
})
