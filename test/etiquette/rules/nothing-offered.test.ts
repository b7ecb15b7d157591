import { nothingOffered } from '#etiquette/rules/nothing-offered.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(nothingOffered, {
  passes: [
    { name: 'an exchange', given: {} },
    { name: 'thanks', given: { note: 'Thank you for your tide tables, which I use daily.' } },
    { name: 'empty', given: { note: '' } },
  ],
  flags: [
    {
      name: 'a wish alone',
      given: { note: 'I would like to learn from your experience.', ties: { acquaintance: 'stranger' } },
      message: /^The note says what you would like, “/,
    },
    { name: 'an ask alone', given: { note: 'Please review my CV.' } },
  ],
})
