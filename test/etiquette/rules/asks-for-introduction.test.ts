import { asksForIntroduction } from '#etiquette/rules/asks-for-introduction.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(asksForIntroduction, {
  passes: [
    { name: 'none', given: {} },
    { name: 'one offered', given: { note: 'I would be happy to introduce you to the pilots in Faro.' } },
    {
      name: 'a friend may be asked',
      given: { note: 'Could you introduce me to Bo?', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
  ],
  flags: [
    {
      name: 'asked at once',
      given: { note: 'Could you introduce me to your head of surveys?' },
      message: /^The note asks for an introduction before you know each other well: “/,
    },
    { name: 'in touch with', given: { note: 'Please put me in touch with your buyers.' } },
  ],
})
