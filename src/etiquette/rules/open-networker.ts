import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'
import type { Contact } from '#model/contact.ts'

function saysSo({ name, position }: Contact): boolean {
  return /\bLION\b|[Oo]pen [Nn]etworker/.test(position ?? '') || /\bLION\b/.test(name)
}

/** Inviting somebody who accepts nearly everybody. */
export const openNetworker = defineRule({
  id: 'open-networker',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'Inviting an open networker, who accepts nearly everybody',
  rationale:
    'Some people value a wide network and add whoever asks. A yes from them is easy to get and says little about you or about them.',
  sources: [luddites('section 1: open networkers')],
  options: {},
  exceptions: [],
  examples: {
    flags: [{ says: 'Her profile welcomes everybody', given: { contact: { welcomes: 'everybody' } } }],
    passes: [{ says: 'Her profile says nothing about it', given: {} }],
  },
  check({ contact }) {
    if (!contact || (contact.welcomes !== 'everybody' && !saysSo(contact))) return
    return { name: contact.name }
  },
  message: ({ name }) => `${name} is an open networker, who accepts nearly everybody.`,
  fix: () => 'Fine to send. Keep a note for somebody who will read it, if notes are few this month.',
})
