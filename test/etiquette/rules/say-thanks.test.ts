import { sayThanks } from '#etiquette/rules/say-thanks.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(sayThanks, {
  passes: [
    {
      name: 'you wrote the next day',
      given: { acceptedDaysAgo: 3, wroteDaysAgo: 2 },
      exception: 'You have written to them since.',
    },
    { name: 'you wrote the same day', given: { acceptedDaysAgo: 3, wroteDaysAgo: 3 } },
    { name: 'accepted fifteen days ago', given: { acceptedDaysAgo: 15 } },
    {
      name: 'accepted five days ago, for a person reminded for four',
      given: { acceptedDaysAgo: 5 },
      options: { days: 4 },
    },
  ],
  flags: [
    {
      name: 'accepted three days ago',
      given: { acceptedDaysAgo: 3 },
      message:
        'Ana Sousa accepted your invitation on 15 Nov 2026 (3 days ago), and no word from you since is recorded.',
      fix: /^Thank Ana in a line/,
    },
    { name: 'accepted fourteen days ago', given: { acceptedDaysAgo: 14 } },
    { name: 'you last wrote before they accepted', given: { acceptedDaysAgo: 3, wroteDaysAgo: 40 } },
  ],
})
