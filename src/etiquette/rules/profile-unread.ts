import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, reader } from '#etiquette/sources.ts'

/** Inviting somebody whose profile you have not looked at. */
export const profileUnread = defineRule({
  id: 'profile-unread',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'Inviting somebody whose profile you have not looked at',
  rationale: 'Two minutes of reading give you something true to write, and show now and then that it is somebody else.',
  sources: [reader(greatResumes('comment 17: reading the profile before writing'))],
  options: {},
  exceptions: [],
  examples: {
    flags: [{ says: 'You noted that you have yet to read it', given: { contact: { profileRead: false } } }],
    passes: [{ says: 'Nothing is noted about it', given: {} }],
  },
  check({ contact }) {
    if (contact?.profileRead !== false) return
    return { name: contact.name }
  },
  message: ({ name }) => `You have not looked at the profile of ${name} yet.`,
  fix: () => 'Read it first; what you find there may be the reason to write, or not to.',
})
