import { dontKnowLightly } from '#etiquette/rules/dont-know-lightly.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(dontKnowLightly, {
  passes: [
    { name: 'about to be ignored', given: { answer: 'ignored' } },
    {
      name: 'words that demean',
      given: { answer: 'unknown-person', note: 'You are an idiot and a liar. Accept this or I will find you.' },
      exception: 'Their words demean, threaten or turn personal.',
    },
  ],
  flags: [
    {
      name: 'a stranger',
      given: { answer: 'unknown-person', ties: { acquaintance: 'stranger' } },
      message: '“I don’t know this person” counts against the account of Ana Sousa; ignoring does not.',
    },
    {
      name: 'somebody you know',
      given: { answer: 'unknown-person' },
      message: 'The book says that you and Ana Sousa know each other, and this answer counts against their account.',
    },
  ],
})
