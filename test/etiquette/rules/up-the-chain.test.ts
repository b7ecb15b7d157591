import { upTheChain } from '#etiquette/rules/up-the-chain.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(upTheChain, {
  passes: [
    { name: 'no line joins you', given: {} },
    { name: 'they report to you', given: { ties: { belowYou: { path: ['Ana Sousa', 'you'], endsOn: null } } } },
  ],
  flags: [
    {
      name: 'your manager',
      given: { ties: { aboveYou: { path: ['you', 'Ana Sousa'], endsOn: null } } },
      message: 'You report to Ana Sousa. Inviting up the line is fine.',
    },
    {
      name: 'your manager’s manager',
      given: { ties: { aboveYou: { path: ['you', 'Bo Lind', 'Ana Sousa'], endsOn: null } } },
      message: 'You report to Bo Lind, Bo Lind to Ana Sousa. Inviting up the line is fine.',
    },
  ],
})
