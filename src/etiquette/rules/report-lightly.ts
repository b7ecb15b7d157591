import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** Reporting an invitation that shows no abuse. */
export const reportLightly = defineRule({
  id: 'report-lightly',
  since: '0.1.0',
  looksAt: 'answer',
  severity: 'warn',
  summary: 'Reporting an invitation whose words show no abuse',
  rationale:
    'A report can restrict the other person’s account. It is there for abuse and harassment; an unwanted invitation is settled by ignoring it.',
  sources: [luddites('section 4: reporting only real abuse')],
  options: {},
  exceptions: ['Their words demean, threaten or turn personal.'],
  examples: {
    flags: [{ says: 'A plain note, about to be reported', given: { answer: 'reported' } }],
    passes: [{ says: 'The same, about to be ignored', given: { answer: 'ignored' } }],
  },
  check({ contact, answer, note }) {
    if (answer !== 'reported' || note.unkind.length > 0 || note.personal.length > 0) return
    return { name: contact.name, first: firstName(contact), empty: note.empty }
  },
  message: ({ name, empty }) =>
    `${empty ? `The invitation from ${name} has no words` : `Nothing in the words of ${name} reads as abuse`}, and a report can restrict their account.`,
  fix: ({ first }) => `Ignore it instead (${first} is not told), or report it if something else happened between you.`,
})
