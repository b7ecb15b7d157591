import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, reader } from '#etiquette/sources.ts'

/** Asking somebody who does not know you to send you the invitation. */
export const asksThemToInvite = defineRule({
  id: 'asks-them-to-invite',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Asking somebody who does not know you to send you the invitation',
  rationale: 'Invitations are limited for everybody; asking a stranger to spend one on you takes what is theirs.',
  sources: [greatResumes('paragraph 2: not OK to ask that I use one of mine'), reader(greatResumes('comment 26'))],
  dissent: [reader(greatResumes('comment 6: the other may decide')), reader(greatResumes('comment 24'))],
  options: {},
  exceptions: ['You know each other.'],
  examples: {
    flags: [
      {
        says: 'Asking for theirs',
        given: {
          ties: { acquaintance: 'stranger' },
          note: 'I am out of invitations. Could you send me an invitation instead?',
        },
      },
    ],
    passes: [
      {
        says: 'Sending your own',
        given: {
          ties: { acquaintance: 'stranger' },
          note: 'Thank you for inviting questions after your talk on silt. Here is mine, with an invitation.',
        },
      },
    ],
  },
  check({ note, ties }) {
    const ask = note.asks.find((each) => each.for === 'invitation')
    if (!ask || ties?.acquaintance === 'known') return
    return { words: ask.words }
  },
  message: ({ words }) => `The note asks them to spend an invitation on you: ${quoted(words)}.`,
  fix: () => 'Send your own invitation when you have one left, or ask by mail whether yours would be welcome.',
})
