import { callWithoutPurpose } from '#etiquette/rules/call-without-purpose.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(callWithoutPurpose, {
  passes: [
    { name: 'no call', given: { note: 'Thanks for your number.' } },
    { name: 'a call with a purpose', given: { note: 'I will call you about the Tagus soundings you asked for.' } },
    {
      name: 'a friend',
      given: { note: 'I will call you tomorrow.', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
  ],
  flags: [
    {
      name: 'a call to say hello',
      given: { note: 'Thanks for your number. I will call you tomorrow.' },
      message: /^A call is planned, “/,
    },
  ],
})
