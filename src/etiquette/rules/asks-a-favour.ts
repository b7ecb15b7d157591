import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'

/** What is too much for a first word; introductions and invitations have rules of their own. */
const WANTED = ['job', 'time', 'favour', 'request'] as const

/** Asking a favour in the first note. */
export const asksAFavour = defineRule({
  id: 'asks-a-favour',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Asking a favour in the first note',
  rationale: 'A favour asked before the first hello turns the invitation into a bill.',
  sources: [
    convention('No favour at first contact', 'about 14 of the guides read: job, referral, a call, pick your brain'),
  ],
  dissent: [convention('Saying openly that you look for work', '5 of the guides read find it a fair reason')],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [
      { says: 'A call at once', given: { note: 'Hi Ana, could I have 20 minutes of your time to pick your brain?' } },
    ],
    passes: [
      {
        says: 'A question kept for later',
        given: { note: 'Hi Ana, I applied at Tidewater last week and liked your talk on charts. No ask, just hello.' },
      },
    ],
  },
  check({ note, ties }) {
    const ask = note.asks.find((each) => (WANTED as readonly string[]).includes(each.for))
    if (!ask || ties?.certain) return
    return { words: ask.words, what: ask.for }
  },
  message: ({ words, what }) =>
    `The first note already asks for ${what === 'job' ? 'help with a job' : what === 'time' ? 'their time' : 'a favour'}: ${quoted(words)}.`,
  fix: () => 'Leave the request for later: connect first, thank them, and ask once there has been an exchange.',
})
