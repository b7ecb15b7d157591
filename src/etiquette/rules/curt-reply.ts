import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites, reader } from '#etiquette/sources.ts'

/** An answer without a kind word that is no longer than this sounds curt, in characters. */
const CURT = 120

/** One question and nothing else; words around it that are not kind make it a challenge. */
const PLAIN_QUESTION = /^[^.!?]*\?\s*$/

/** An answer to an inviter that demeans or accuses. */
export const curtReply = defineRule({
  id: 'curt-reply',
  since: '0.1.0',
  looksAt: 'message',
  severity: 'warn',
  summary: 'An answer to an inviter that demeans or accuses',
  rationale: 'Not accepting needs no words at all; if there are words, they can be kind.',
  sources: [luddites('section 4: explain, or ask a question'), reader(luddites('comment 5'))],
  options: {},
  exceptions: ['The answer is to somebody you wrote to first.'],
  examples: {
    flags: [{ says: 'An accusation', given: { as: 'reply', note: 'I do not know you. Stop spamming me.' } }],
    passes: [
      {
        says: 'A friendly no',
        given: {
          as: 'reply',
          note: 'Thank you for asking. I only connect with people I have worked with, and wish you well.',
        },
      },
    ],
  },
  check({ note, purpose }) {
    if (purpose !== 'reply' || note.empty) return
    const words = note.unkind[0]
    if (words !== undefined) return { words, unkind: true }
    if (note.recalled.length > 0 || note.courteous || note.length > CURT) return
    if (note.asksPlainly && PLAIN_QUESTION.test(note.text)) return
    return { words: note.text, unkind: false }
  },
  message: ({ words, unkind }) =>
    unkind
      ? `${quoted(words)} may hurt somebody who meant no harm.`
      : `${quoted(words)} is short enough to sound cold.`,
  fix: () =>
    'Thank them, say in one line how you choose your contacts, and wish them well; or ignore the invitation, which tells them nothing.',
})
