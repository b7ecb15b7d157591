import { exampleTie } from '#etiquette/example-tie.ts'
import { notAMember } from '#etiquette/rules/not-a-member.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(notAMember, {
  passes: [
    { name: 'not known whether they have an account', given: {} },
    { name: 'they have an account', given: { contact: { isMember: true } } },
    {
      name: 'they asked for an invitation',
      given: { contact: { isMember: false }, ties: { active: [exampleTie('asked-to-be-invited', 'them')] } },
      exception: 'They expect it: they asked you to invite them.',
    },
  ],
  flags: [
    {
      name: 'they have none',
      given: { contact: { isMember: false } },
      message: 'Ana Sousa has no account, so the invitation reaches them as a mail to sign up.',
    },
  ],
})
