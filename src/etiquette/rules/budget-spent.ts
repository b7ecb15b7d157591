import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, linkedInHelp, reader } from '#etiquette/sources.ts'
import { count, type Day, showDay, weekday } from '#model/day.ts'

/** No invitations left. */
export const budgetSpent = defineRule({
  id: 'budget-spent',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting when nothing of the budget is left',
  rationale: 'Past the weekly limit the platform takes no more invitations for about a week, whoever they are to.',
  sources: [
    linkedInHelp('a550555', 'invitation limits'),
    greatResumes('paragraph 5: you only get so many'),
    reader(greatResumes('comments 2 and 3: how many')),
  ],
  options: {},
  exceptions: ['The window has moved on and a slot is free again.'],
  examples: {
    flags: [
      {
        says: '100 invitations in the last seven days',
        given: { budget: { used: 100, left: 0, nextSlotOn: '2026-11-20' as Day } },
      },
    ],
    passes: [{ says: '80 invitations in the last seven days', given: { budget: { used: 80, left: 20 } } }],
  },
  check({ budget }) {
    if (!budget || budget.left > 0) return
    const totalSpent = budget.total > 0 && budget.totalUsed >= budget.total
    return { totalSpent, ...budget }
  },
  message: ({ totalSpent, total, totalUsed, used, weekly, weekDays }) =>
    totalSpent
      ? `All ${total} invitations of your total are used (${totalUsed} sent).`
      : `All ${weekly} invitations of the last ${count(weekDays, 'day')} are used (${used} sent).`,
  fix: ({ totalSpent, nextSlotOn, nextSlotTime }) =>
    totalSpent || nextSlotOn === null
      ? 'Keep it as a draft; change the total in the settings if it is not right.'
      : `Keep it as a draft. The next slot frees on ${weekday(nextSlotOn)}, ${showDay(nextSlotOn)}${nextSlotTime ? `, ${nextSlotTime}` : ''}.`,
})
