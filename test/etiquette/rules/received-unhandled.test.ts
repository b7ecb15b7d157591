import { receivedUnhandled } from '#etiquette/rules/received-unhandled.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(receivedUnhandled, {
  passes: [
    { name: 'six days old', given: { ageDays: 6 } },
    {
      name: 'you wrote back last week',
      given: { ageDays: 20, answeredDaysAgo: 7 },
      exception: 'You answered without accepting, and lately.',
    },
    { name: 'a person who takes two weeks', given: { ageDays: 10 }, options: { warnDays: 14 } },
  ],
  flags: [
    {
      name: 'seven days old',
      given: { ageDays: 7 },
      message: 'The invitation from Ana Sousa of 11 Nov 2026 has waited 7 days for your decision.',
    },
    { name: 'twenty-nine days old', given: { ageDays: 29 }, severity: 'warn' },
    { name: 'thirty days old', given: { ageDays: 30 }, severity: 'stop' },
    {
      name: 'a person for whom two weeks are long',
      given: { ageDays: 14 },
      options: { stopDays: 14 },
      severity: 'stop',
    },
    {
      name: 'answered thirty days ago, and nothing since',
      given: { ageDays: 60, answeredDaysAgo: 30 },
      severity: 'stop',
    },
    { name: 'without a note', given: { ageDays: 8, note: '' }, fix: /ask how you know each other/ },
  ],
})
