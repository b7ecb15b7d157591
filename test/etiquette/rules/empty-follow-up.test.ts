import { emptyFollowUp } from '#etiquette/rules/empty-follow-up.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(emptyFollowUp, {
  passes: [
    {
      name: 'something new',
      given: { note: 'Following up on the Tagus soundings: here is the new table you asked about.' },
    },
    { name: 'an answer to an inviter', given: { note: 'Just checking in.', as: 'reply' } },
  ],
  flags: [
    {
      name: 'a nudge among other words',
      severity: 'warn',
      given: {
        note: 'Hi Ana, I hope all is well with you and everybody. I just wanted to check in and see how things are.',
      },
      message: /brings nothing new/,
    },
    {
      name: 'just checking in',
      severity: 'warn',
      given: { note: 'Hi Ana, just checking in.' },
      message: '“just checking in” brings nothing new.',
    },
    {
      name: 'a bare demand for attention',
      severity: 'warn',
      given: { note: 'Everybody else has accepted by now.' },
      message: /brings nothing new/,
    },
    {
      name: 'beside something new, a remark',
      given: { note: 'Any thoughts on my last note? The kiln in Hebden is lit again.' },
    },
    {
      name: 'about the number',
      given: { note: 'I am expanding my network, the more connections the better.' },
      severity: 'warn',
      message: /about the number of connections/,
    },
  ],
})
