import { pendingLong } from '#etiquette/rules/pending-long.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(pendingLong, {
  passes: [
    { name: 'thirteen days old', given: { ageDays: 13 } },
    { name: 'a person who waits a month before hearing of it', given: { ageDays: 20 }, options: { tellDays: 30 } },
  ],
  flags: [
    {
      name: 'fourteen days old',
      given: { ageDays: 14 },
      severity: 'info',
      message:
        'No answer yet from Ana Sousa to your invitation of 4 Nov 2026, 14 days ago. At this age about 1 in 14 is still accepted.',
    },
    { name: 'twenty-seven days old', given: { ageDays: 27 }, severity: 'info' },
    {
      name: 'twenty-eight days old',
      given: { ageDays: 28 },
      severity: 'warn',
      fix: 'Withdraw it if you like it tidy, or leave it; it ends by itself on 19 Apr 2027. Never withdraw it only to try again with a note.',
    },
    {
      name: 'a person who is warned at twenty days',
      given: { ageDays: 20 },
      options: { warnDays: 20 },
      severity: 'warn',
    },
    {
      name: 'with a history of your own',
      given: { ageDays: 40, stillToCome: { chance: 0.08, open: 41, later: 3 } },
      severity: 'warn',
      message:
        'No answer yet from Ana Sousa to your invitation of 9 Oct 2026, 40 days ago. At this age about 1 in 13 is still accepted (of yours, 3 of 41).',
    },
    {
      name: 'with a history too short to count',
      given: { ageDays: 40, stillToCome: { chance: 0.004, open: 9, later: 0 } },
      severity: 'warn',
      message: /40 days ago. At this age under 1 in 100 is still accepted\.$/,
    },
    {
      name: 'known from an archive alone',
      given: { ageDays: 40, certain: false },
      severity: 'warn',
      message: /cannot tell whether it is still open/,
    },
  ],
})
