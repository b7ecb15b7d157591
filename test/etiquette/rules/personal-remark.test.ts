import { personalRemark } from '#etiquette/rules/personal-remark.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(personalRemark, {
  passes: [
    { name: 'none', given: {} },
    { name: 'a photograph that is their work', given: { note: 'Your photo of the breakwater in Faro is fine work.' } },
    {
      name: 'a friend may',
      given: { note: 'You look so young in that jacket.', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
  ],
  flags: [
    {
      name: 'looks',
      given: { note: 'You have such a lovely smile.' },
      message: /remarks on their person rather than their work/,
    },
    { name: 'private life', given: { note: 'Are you single?' } },
    { name: 'in Italian', given: { note: 'Ciao bella, sei molto bella.' } },
  ],
})
