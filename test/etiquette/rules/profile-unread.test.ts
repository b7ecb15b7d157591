import { profileUnread } from '#etiquette/rules/profile-unread.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(profileUnread, {
  passes: [
    { name: 'nothing is noted', given: {} },
    { name: 'you have read it', given: { contact: { profileRead: true } } },
  ],
  flags: [
    {
      name: 'you have yet to read it',
      given: { contact: { profileRead: false } },
      message: 'You have not looked at the profile of Ana Sousa yet.',
    },
  ],
})
