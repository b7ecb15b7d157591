import { defineRule } from '#etiquette/rule.ts'
import { convention } from '#etiquette/sources.ts'
import { firstName } from '#etiquette/wording.ts'

/** Inviting somebody whose profile asks not to be invited, or only by people they know. */
export const statedPreference = defineRule({
  id: 'stated-preference',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Inviting against what somebody says on their profile',
  rationale: 'They took the trouble to say whom they welcome. Following it is the plainest courtesy there is.',
  sources: [
    convention(
      'Respect stated preferences',
      'five guides: careersherpa, pianorayk, bengadbois (2019), ilbusinessonline, mathayward',
    ),
  ],
  options: {},
  exceptions: ['You know each other, and the book says how.'],
  examples: {
    flags: [
      {
        says: 'Ana’s profile welcomes only people she knows, and no tie is recorded',
        given: { contact: { welcomes: 'people-they-know' }, ties: { acquaintance: 'stranger' } },
      },
    ],
    passes: [{ says: 'Her profile says nothing about it', given: { ties: { acquaintance: 'stranger' } } }],
  },
  check({ contact, ties }) {
    if (!contact || ties?.acquaintance !== 'stranger') return
    if (contact.welcomes !== 'nobody' && contact.welcomes !== 'people-they-know') return
    return { name: contact.name, first: firstName(contact), nobody: contact.welcomes === 'nobody' }
  },
  message: ({ name, nobody }) =>
    nobody
      ? `The profile of ${name} asks not to be sent invitations.`
      : `The profile of ${name} welcomes only people they know, and no tie between you is recorded.`,
  fix: ({ first }) =>
    `Follow ${first} instead, or write to them another way; record how you know each other if you do.`,
})
