import { exampleTie } from '#etiquette/example-tie.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites, reader } from '#etiquette/sources.ts'
import { expectsInvitation, firstName } from '#etiquette/wording.ts'

/** Inviting somebody without an account. */
export const notAMember = defineRule({
  id: 'not-a-member',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Inviting somebody who has no account',
  rationale:
    'What they get is a mail that asks them to sign up, and perhaps reminders of it. Few expect that from an acquaintance.',
  sources: [reader(luddites('comment 9: names that only look like members'))],
  options: {},
  exceptions: ['They expect it: they asked you to invite them.'],
  examples: {
    flags: [{ says: 'Ana has no account, as you noted', given: { contact: { isMember: false } } }],
    passes: [
      {
        says: 'She asked you for an invitation',
        given: { contact: { isMember: false }, ties: { active: [exampleTie('asked-to-be-invited', 'them')] } },
      },
    ],
  },
  check({ contact, ties }) {
    if (contact?.isMember !== false || expectsInvitation(ties)) return
    return { name: contact.name, first: firstName(contact) }
  },
  message: ({ name }) => `${name} has no account, so the invitation reaches them as a mail to sign up.`,
  fix: ({ first }) => `Ask ${first} first whether they would like that; a mail of your own does as well.`,
})
