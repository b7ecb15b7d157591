import { askFirst } from '#etiquette/rules/ask-first.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(askFirst, {
  passes: [
    { name: 'a stranger without an address', given: { ties: { acquaintance: 'stranger' } } },
    {
      name: 'somebody you know',
      given: { contact: { email: 'ana@example.org' } },
      exception: 'You know each other, and the book says how.',
    },
  ],
  flags: [
    {
      name: 'a stranger with an address',
      given: { contact: { email: 'ana@example.org' }, ties: { acquaintance: 'stranger' } },
      message: 'You and Ana Sousa do not know each other yet, and you have their address ana@example.org.',
    },
  ],
})
