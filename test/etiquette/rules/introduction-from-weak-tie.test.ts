import { introductionFromWeakTie } from '#etiquette/rules/introduction-from-weak-tie.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(introductionFromWeakTie, {
  passes: [
    { name: 'none', given: { note: 'Thanks for connecting.' } },
    { name: 'one offered', given: { note: 'I would be happy to introduce you to the pilots.' } },
    {
      name: 'a friend',
      given: { note: 'Could you introduce me to Bo?', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
  ],
  flags: [
    {
      name: 'asked',
      given: { note: 'Could you introduce me to your head of surveys?' },
      message: /^The message asks for an introduction/,
    },
  ],
})
