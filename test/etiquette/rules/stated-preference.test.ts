import { statedPreference } from '#etiquette/rules/stated-preference.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(statedPreference, {
  passes: [
    { name: 'the profile says nothing', given: { ties: { acquaintance: 'stranger' } } },
    {
      name: 'the profile welcomes everybody',
      given: { contact: { welcomes: 'everybody' }, ties: { acquaintance: 'stranger' } },
    },
    {
      name: 'you know each other',
      given: { contact: { welcomes: 'people-they-know' } },
      exception: 'You know each other, and the book says how.',
    },
  ],
  flags: [
    {
      name: 'only people they know',
      given: { contact: { welcomes: 'people-they-know' }, ties: { acquaintance: 'stranger' } },
      message: 'The profile of Ana Sousa welcomes only people they know, and no tie between you is recorded.',
    },
    {
      name: 'nobody at all',
      given: { contact: { welcomes: 'nobody' }, ties: { acquaintance: 'stranger' } },
      message: 'The profile of Ana Sousa asks not to be sent invitations.',
    },
  ],
})
