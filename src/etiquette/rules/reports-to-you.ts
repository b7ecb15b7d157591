import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, luddites, reader } from '#etiquette/sources.ts'
import { firstName, reportingLine } from '#etiquette/wording.ts'
import { addDays, type Day, showDay } from '#model/day.ts'

/** Inviting somebody who reports to you, at any depth. */
export const reportsToYou = defineRule({
  id: 'reports-to-you',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody who reports to you, at any depth',
  rationale:
    'Somebody whose work you have a say in can hardly leave your invitation unanswered. The story behind the rule is of a boss’s boss, so the whole line below you counts.',
  sources: [
    luddites('section 3: not to people who report to you'),
    reader(luddites('comment 4: while you have authority over them')),
  ],
  dissent: [
    reader(luddites('comment 10: a network has no ranks')),
    reader(greatResumes('comment 28: be open to all levels alike')),
  ],
  options: {},
  exceptions: [
    'They are a friend of yours, and marked so.',
    'The line between you has ended: one of you changed department or left.',
    'You report to them.',
  ],
  examples: {
    flags: [
      {
        says: 'Ana reports to Bo, and Bo to you',
        given: { ties: { belowYou: { path: ['Ana Sousa', 'Bo Lind', 'you'], endsOn: null } } },
      },
    ],
    passes: [
      {
        says: 'Ana reported to you until she left in June',
        given: { ties: { wasBelowYouUntil: '2026-06-30' as Day } },
      },
    ],
  },
  check({ contact, ties }) {
    if (!contact || !ties?.belowYou || ties.friend) return
    const { path, endsOn } = ties.belowYou
    return { first: firstName(contact), path, fineFrom: endsOn ? addDays(endsOn, 1) : undefined }
  },
  message: ({ path }) => `${reportingLine(path)}.`,
  fix: ({ first, fineFrom }) =>
    fineFrom
      ? `It is fine from ${showDay(fineFrom)}, when the line ends. Until then let ${first} invite you.`
      : `Let ${first} invite you if they wish. If you are friends outside work, mark them as a friend.`,
})
