import { reviewOverdue } from '#etiquette/rules/review-overdue.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(reviewOverdue, {
  passes: [
    { name: 'seven days ago', given: { reviewedDaysAgo: 7 } },
    {
      name: 'begun last week, no review yet',
      given: { reviewedDaysAgo: null, begunDaysAgo: 7 },
      exception: 'The book is new.',
    },
    {
      name: 'ten days ago, for a person who reviews every two weeks',
      given: { reviewedDaysAgo: 10 },
      options: { days: 15 },
    },
  ],
  flags: [
    {
      name: 'eight days ago',
      given: { reviewedDaysAgo: 8 },
      message: 'The last review was finished on 10 Nov 2026, 8 days ago.',
    },
    {
      name: 'never',
      given: { reviewedDaysAgo: null, begunDaysAgo: 30 },
      message: 'The book was begun on 19 Oct 2026, 30 days ago, and no review was finished yet.',
    },
  ],
  unknown: [{ name: 'an empty book', given: { reviewedDaysAgo: null, begunDaysAgo: null }, needs: /a first review/ }],
})
