import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'

/** Planning a call without something of value to them. */
export const callWithoutPurpose = defineRule({
  id: 'call-without-purpose',
  since: '0.1.0',
  looksAt: 'message',
  severity: 'info',
  summary: 'Planning a call without something of value to them',
  rationale: 'A number given is for when there is something to tell; a reply can wait in the inbox.',
  sources: [luddites('comment 3, the author’s answer')],
  options: {},
  exceptions: ['They are certain to know you: a friend, family or a colleague.'],
  examples: {
    flags: [{ says: 'A call to say hello', given: { note: 'Thanks for your number. I will call you tomorrow.' } }],
    passes: [
      {
        says: 'A call with a purpose',
        given: { note: 'Thanks for your number. I will call you about the Tagus soundings you asked for.' },
      },
    ],
  },
  check({ note, ties }) {
    const words = note.calls[0]
    if (words === undefined || note.recalled.length > 0 || ties?.certain) return
    return { words }
  },
  message: ({ words }) => `A call is planned, ${quoted(words)}, without saying what it brings them.`,
  fix: () => 'Say what the call is about and what they gain by it, or answer in writing.',
})
