import { defineRule } from '#etiquette/rule.ts'
import { platform } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'
import { isConnected } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'

/** Inviting somebody who is a connection. */
export const alreadyConnected = defineRule({
  id: 'already-connected',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'Inviting somebody you are connected with',
  rationale:
    'There is nothing to accept: a connection can be written to directly, and the invitation would be spent on nothing.',
  sources: [platform('a connection cannot be invited again')],
  options: {},
  exceptions: ['The connection was removed since.'],
  examples: {
    flags: [{ says: 'Connected since 2 March 2024', given: { contact: { connectedOn: '2024-03-02' as Day } } }],
    passes: [{ says: 'Never connected', given: {} }],
  },
  check({ contact, today }) {
    if (!contact?.connectedOn || !isConnected(contact, today)) return
    return { name: contact.name, first: firstName(contact), since: contact.connectedOn }
  },
  message: ({ name, since }) => `You and ${name} have been connected since ${showDay(since)}.`,
  fix: ({ first }) => `Write ${first} a message instead, or record on their page that the connection was removed.`,
})
