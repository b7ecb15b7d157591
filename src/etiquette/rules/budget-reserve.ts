import { defineRule } from '#etiquette/rule.ts'
import { greatResumes } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { count, showDay } from '#model/day.ts'

/** Spending the reserve on somebody who is not of high value. */
export const budgetReserve = defineRule({
  id: 'budget-reserve',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Spending the reserve on a contact who is not of high value to you',
  rationale: 'The last invitations are kept for the one great connection you did not see coming.',
  sources: [greatResumes('paragraph 5: make sure you have one to send')],
  options: {},
  exceptions: ['The contact is of high value: marked so, or at a company or in a role among your goals.'],
  examples: {
    flags: [{ says: 'Seven left, ten in reserve', given: { budget: { left: 7, used: 93 } } }],
    passes: [
      {
        says: 'Seven left, for somebody of high value',
        given: { budget: { left: 7, used: 93 }, value: { level: 'high' } },
      },
    ],
  },
  check({ contact, budget, value }) {
    if (!contact || !budget || !value || budget.left === 0 || budget.left > budget.reserve) return
    if (value.level === 'high') return
    return { first: firstName(contact), left: budget.left, reserve: budget.reserve, nextSlotOn: budget.nextSlotOn }
  },
  message: ({ left, reserve }) =>
    `${count(left, 'invitation')} ${left === 1 ? 'is' : 'are'} left, and the last ${reserve} are your reserve.`,
  fix: ({ first, nextSlotOn }) =>
    `${nextSlotOn ? `Wait until slots free, the next on ${showDay(nextSlotOn)}` : 'Lower the reserve in the settings'}, or mark ${first} as high value if they are.`,
})
