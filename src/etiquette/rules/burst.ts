import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, linkedInHelp, luddites, reader } from '#etiquette/sources.ts'
import { addDays, count } from '#model/day.ts'

/** Many invitations at once, or mostly without a note. */
export const burst = defineRule({
  id: 'burst',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Many invitations in one day, or a week of mostly bare ones',
  rationale:
    'Invitations sent in a rush are rarely meant for the one who gets them, and the platform counts many in a short time against the account.',
  sources: [
    reader(luddites('comment 2: over a hundred within six days')),
    greatResumes('paragraphs 1 and 6: not on a whim'),
    linkedInHelp('a551012', 'many invitations in a short time'),
  ],
  options: {
    perDay: { default: 20, unit: 'invitations', help: 'Invitations a day that are still calm', least: 1, most: 200 },
    barePercent: {
      default: 50,
      unit: 'percent',
      help: 'Share of a week’s invitations without a note above which it is mentioned',
      least: 1,
      most: 100,
    },
    leastWeek: {
      default: 20,
      unit: 'invitations',
      help: 'The share is looked at only from so many invitations in the week on',
      least: 1,
      most: 200,
    },
  },
  exceptions: ['They all know you.'],
  examples: {
    flags: [{ says: '20 invitations went out today', given: { recent: [{ daysAgo: 0, times: 20 }] } }],
    passes: [{ says: 'Eleven over the week, all with a note', given: { recent: [{ daysAgo: 2, times: 11 }] } }],
  },
  check({ contact, recent, today, account, ties }, { perDay, barePercent, leastWeek }) {
    if (!contact) return
    const knowsYou = ties?.acquaintance === 'known'
    const ofToday = recent.filter((each) => each.sentOn === today)
    if (ofToday.length >= perDay && !(knowsYou && ofToday.every((each) => each.knowsYou)))
      return { day: ofToday.length + 1, bare: 0, week: 0, days: 1 }
    const days = account.limits.weekDays
    const before = addDays(today, -days)
    const ofWeek = recent.filter((each) => each.sentOn > before)
    const bare = ofWeek.filter((each) => !each.hasNote && !each.knowsYou).length
    if (ofWeek.length < leastWeek || bare * 100 <= ofWeek.length * barePercent) return
    return { day: 0, bare, week: ofWeek.length, days }
  },
  message: ({ day, bare, week, days }) =>
    day > 0
      ? `This would be number ${day} today.`
      : `${bare} of the ${count(week, 'invitation')} of the last ${count(days, 'day')} went without a note to people who do not know you.`,
  fix: ({ day }) =>
    day > 0
      ? 'Keep it as a draft and send it tomorrow, with the few that matter most first.'
      : 'Slow down, and give the next ones a line that says how you know each other or why you write.',
})
