import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, linkedInHelp, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** Answering "I don't know this person". */
export const dontKnowLightly = defineRule({
  id: 'dont-know-lightly',
  since: '0.1.0',
  looksAt: 'answer',
  severity: 'warn',
  summary: 'Answering “I don’t know this person” where ignoring would do',
  rationale:
    'A few of these answers can restrict the sender’s account, however politely they wrote. Ignoring is silent and harms nobody.',
  sources: [
    reader(greatResumes('comment 17: what such answers did to a sender')),
    linkedInHelp('a1303', 'what the answer does (2015)'),
  ],
  options: {},
  exceptions: ['Their words demean, threaten or turn personal.'],
  examples: {
    flags: [{ says: 'A polite note, about to be answered so', given: { answer: 'unknown-person' } }],
    passes: [{ says: 'The same, about to be ignored', given: { answer: 'ignored' } }],
  },
  check({ contact, answer, note, ties }) {
    if (answer !== 'unknown-person' || note.unkind.length > 0 || note.personal.length > 0) return
    return { name: contact.name, first: firstName(contact), known: ties.acquaintance === 'known' }
  },
  message: ({ name, known }) =>
    known
      ? `The book says that you and ${name} know each other, and this answer counts against their account.`
      : `“I don’t know this person” counts against the account of ${name}; ignoring does not.`,
  fix: ({ first }) => `Ignore it instead (${first} is not told), or ask ${first} how you know each other.`,
})
