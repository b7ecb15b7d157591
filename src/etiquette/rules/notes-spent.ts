import { defineRule } from '#etiquette/rule.ts'
import { linkedInHelp } from '#etiquette/sources.ts'
import { addDays, count, type Day, showDay } from '#model/day.ts'

/** A note on a free account whose notes of the month are used up. */
export const notesSpent = defineRule({
  id: 'notes-spent',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'A note when a free account has used its notes of the month',
  rationale:
    'A free account may send a few personal notes in a calendar month. Past that the platform takes the invitation only without its note.',
  sources: [linkedInHelp('a550555', 'personal notes on a free account')],
  options: {},
  exceptions: ['The account is a premium one.', 'The invitation has no note.'],
  examples: {
    flags: [{ says: 'Five notes sent in November', given: { account: 'free', budget: { notesUsed: 5 } } }],
    passes: [{ says: 'Four notes sent in November', given: { account: 'free', budget: { notesUsed: 4 } } }],
  },
  check({ contact, account, budget, note, today }) {
    const { monthlyNotes } = account.limits
    if (!contact || !budget || account.kind !== 'free' || note.empty || budget.notesUsed < monthlyNotes) return
    const startsAgain = `${addDays(`${today.slice(0, 7)}-28` as Day, 4).slice(0, 7)}-01` as Day
    return { used: budget.notesUsed, most: monthlyNotes, startsAgain }
  },
  message: ({ used, most }) =>
    `This month’s ${count(most, 'personal note')} of a free account ${most === 1 ? 'is' : 'are'} used (${used} sent).`,
  fix: ({ startsAgain }) =>
    `Keep it as a draft until ${showDay(startsAgain)}, when the count starts again, or say the same in a mail first.`,
})
