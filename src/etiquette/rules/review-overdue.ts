import { defineRule, unknown } from '#etiquette/rule.ts'
import { preference } from '#etiquette/sources.ts'
import { count, daysBetween, showDay } from '#model/day.ts'

/** No weekly review for more than a week. */
export const reviewOverdue = defineRule({
  id: 'review-overdue',
  since: '0.1.0',
  looksAt: 'account',
  severity: 'info',
  summary: 'No weekly review for more than a week',
  rationale: 'Fifteen minutes a week are enough for people not to wait for you, and for nothing to pile up.',
  sources: [preference('once a week, a day to spare')],
  options: {
    days: { default: 8, unit: 'days', help: 'Days without a review from which it is mentioned', least: 1, most: 90 },
  },
  exceptions: ['The book is new.'],
  examples: {
    flags: [{ says: 'The last review was nine days ago', given: { reviewedDaysAgo: 9 } }],
    passes: [{ says: 'The last review was two days ago', given: { reviewedDaysAgo: 2 } }],
  },
  check({ lastReviewOn, bookSince, today }, { days }) {
    const since = lastReviewOn ?? bookSince
    if (since === null) return unknown('a first review, or the day the book was begun')
    const ago = daysBetween(since, today)
    if (ago < days) return
    return { ago, since, never: lastReviewOn === null }
  },
  message: ({ ago, since, never }) =>
    never
      ? `The book was begun on ${showDay(since)}, ${count(ago, 'day')} ago, and no review was finished yet.`
      : `The last review was finished on ${showDay(since)}, ${count(ago, 'day')} ago.`,
  fix: () => 'Take fifteen minutes for it now: the Review page leads through it step by step.',
})
