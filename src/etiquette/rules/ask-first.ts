import { defineRule } from '#etiquette/rule.ts'
import { convention, greatResumes, reader } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** A stranger who could be asked by mail whether an invitation is welcome. */
export const askFirst = defineRule({
  id: 'ask-first',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'A stranger whose e-mail address you have: asking first is possible',
  rationale: 'A mail has room for a reason, costs no invitation, and lets them say no without leaving anything open.',
  sources: [
    reader(greatResumes('comments 20 and 25: ask by mail first')),
    convention('Ask whether they want to connect', 'three guides, among them thevirtualhandshake (2010)'),
  ],
  options: {},
  exceptions: ['You know each other, and the book says how.'],
  examples: {
    flags: [
      {
        says: 'No tie recorded, and an e-mail address',
        given: { contact: { email: 'ana@example.org' }, ties: { acquaintance: 'stranger' } },
      },
    ],
    passes: [{ says: 'No tie recorded, and no e-mail address', given: { ties: { acquaintance: 'stranger' } } }],
  },
  check({ contact, ties }) {
    if (!contact?.email || ties?.acquaintance !== 'stranger') return
    return { name: contact.name, first: firstName(contact), email: contact.email }
  },
  message: ({ name, email }) => `You and ${name} do not know each other yet, and you have their address ${email}.`,
  fix: ({ first }) => `Ask ${first} by mail whether an invitation is welcome, and write the answer down.`,
})
