import { quoted } from '#etiquette/note/quote.ts'
import { defineRule, unknown } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { count } from '#model/day.ts'

/** Selling or asking right after they accepted. */
export const pitchAfterAcceptance = defineRule({
  id: 'pitch-after-acceptance',
  since: '0.1.0',
  looksAt: 'message',
  severity: 'warn',
  summary: 'Selling or asking right after they accepted',
  rationale: 'A pitch within a day or two of the acceptance shows that it was the only reason for it.',
  sources: [
    convention(
      'No pitch right after acceptance',
      '7 of the guides read; wait 24 to 48 hours and begin with thanks or a question',
    ),
  ],
  dissent: [convention('Pitch at once', '2 of the guides read')],
  options: {
    waitDays: {
      default: 3,
      unit: 'days',
      help: 'Days to wait after an acceptance before selling or asking',
      least: 0,
      most: 90,
    },
  },
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [
      {
        says: 'A demo on the first day',
        given: {
          acceptedDaysAgo: 0,
          note: 'Thanks for connecting, Ana. Our platform helps mapmakers save costs. Worth a demo?',
        },
      },
    ],
    passes: [
      {
        says: 'Thanks and a question',
        given: { acceptedDaysAgo: 0, note: 'Thanks for connecting, Ana. How did the survey of the Tagus turn out?' },
      },
    ],
  },
  check({ note, purpose, contact, ties, daysSinceAccepted }, { waitDays }) {
    if (ties?.certain) return
    // An answer to an inviter is the first word between the two: selling in it is as early as can be.
    const answers = purpose === 'reply'
    if (!answers && daysSinceAccepted !== null && daysSinceAccepted >= waitDays) return
    const ask = note.asks.find((each) => each.for === 'job' || each.for === 'time' || each.for === 'favour')
    // Words judged by themselves may be from any day: a request that recalls something is then left alone.
    const asked = daysSinceAccepted === null && note.recalled.length > 0 && ask?.for === 'time' ? undefined : ask?.words
    const words = note.pitch[0] ?? asked
    if (words === undefined) return
    if (!answers && contact !== null && daysSinceAccepted === null)
      return unknown(`the day on which ${firstName(contact)} accepted`)
    return { words, sells: note.pitch.length > 0, answers, days: answers ? null : daysSinceAccepted, waitDays }
  },
  message: ({ words, sells, answers, days }) =>
    `The ${answers ? 'answer' : 'message'} ${sells ? 'sells' : 'asks a favour'}${days === null ? '' : ` ${days === 0 ? 'on the day' : count(days, 'day')} ${days === 0 ? 'they accepted' : 'after they accepted'}`}: ${quoted(words)}.`,
  fix: ({ waitDays, days }) =>
    `Thank them, or ask about their work. ${days === null ? `Let ${count(waitDays, 'day')} pass after an acceptance before you ask for anything.` : `Come back to this in ${count(waitDays - days, 'day')}.`}`,
})
