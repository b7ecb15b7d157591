import { notesSpent } from '#etiquette/rules/notes-spent.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(notesSpent, {
  passes: [
    { name: 'four notes so far', given: { account: 'free', budget: { notesUsed: 4 } } },
    {
      name: 'a premium account',
      given: { account: 'premium', budget: { notesUsed: 40 } },
      exception: 'The account is a premium one.',
    },
    {
      name: 'no note',
      given: { account: 'free', note: '', budget: { notesUsed: 5 } },
      exception: 'The invitation has no note.',
    },
    { name: 'words alone', given: { account: 'free', wordsOnly: true } },
  ],
  flags: [
    {
      name: 'five notes so far',
      given: { account: 'free', budget: { notesUsed: 5 } },
      message: 'This month’s 5 personal notes of a free account are used (5 sent).',
      fix: /^Keep it as a draft until 1 Dec 2026/,
    },
    { name: 'a limit of one', given: { account: 'free', limits: { monthlyNotes: 1 }, budget: { notesUsed: 1 } } },
  ],
})
