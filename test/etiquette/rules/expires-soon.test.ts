import { expiresSoon } from '#etiquette/rules/expires-soon.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(expiresSoon, {
  passes: [
    { name: '169 days old', given: { ageDays: 169 } },
    { name: 'a person told two days before', given: { ageDays: 175 }, options: { lastDays: 2 } },
  ],
  flags: [
    {
      name: '170 days old',
      given: { ageDays: 170 },
      message: 'Your invitation to Ana Sousa ends by itself on 28 Nov 2026, in 10 days.',
    },
    { name: 'on its last day', given: { ageDays: 179 }, message: /in 1 day\.$/ },
  ],
})
