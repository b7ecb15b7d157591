import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { count } from '#model/day.ts'

/** Somebody who asks you to spend one of your invitations on them. */
export const asksYouToInvite = defineRule({
  id: 'asks-you-to-invite',
  since: '0.1.0',
  looksAt: 'received',
  severity: 'warn',
  summary: 'Somebody asks you to spend one of your invitations on them',
  rationale:
    'Invitations are few on both sides. Whoever asks for yours, without saying what links you, mostly has used up their own.',
  sources: [
    greatResumes('paragraph 2: asked to send the invitation'),
    reader(greatResumes('comment 26: the same again')),
  ],
  dissent: [
    reader(greatResumes('comment 6: it is for the one asked to decide')),
    reader(greatResumes('comment 24: attracting invitations is the better way')),
  ],
  options: {},
  exceptions: ['You know each other, and the book says how.'],
  examples: {
    flags: [
      {
        says: '“Could you send me an invitation instead?” from somebody you do not know',
        given: {
          note: 'Hi, I have nearly used up my invitations this week. Could you send me an invitation instead?',
          ties: { acquaintance: 'stranger' },
        },
      },
    ],
    passes: [{ says: 'A note that asks for nothing', given: { ties: { acquaintance: 'stranger' } } }],
  },
  check({ contact, ties, note, budget }) {
    const asks = note.asks.filter((each) => each.for === 'invitation')
    // Where the note says it twice, the longer words are the plainer ones.
    const [ask] = asks.toSorted((a, b) => b.words.length - a.words.length)
    if (!ask || ties.acquaintance === 'known') return
    return { name: contact.name, first: firstName(contact), words: ask.words, left: budget?.left ?? null }
  },
  message: ({ name, words }) => `${name} asks you to send the invitation: “${shorten(words)}”.`,
  fix: ({ first, left }) =>
    `It would cost you one${left === null ? '' : ` of the ${count(left, 'invitation')} left`}. If you would like to be connected, accept theirs, which costs nothing; else ignore it (${first} is not told).`,
})

const MOST = 90

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line
}
