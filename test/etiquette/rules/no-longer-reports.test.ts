import { noLongerReports } from '#etiquette/rules/no-longer-reports.ts'
import type { Day } from '#model/day.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(noLongerReports, {
  passes: [
    { name: 'no line ever joined you', given: {} },
    {
      name: 'they came back to your team',
      given: {
        ties: { wasBelowYouUntil: '2026-06-30' as Day, belowYou: { path: ['Ana Sousa', 'you'], endsOn: null } },
      },
      exception: 'They report to you again.',
    },
  ],
  flags: [
    {
      name: 'the line ended in June',
      given: { ties: { wasBelowYouUntil: '2026-06-30' as Day } },
      message: 'Ana Sousa reported to you until 30 Jun 2026; that line has ended, so this is fine.',
    },
  ],
})
