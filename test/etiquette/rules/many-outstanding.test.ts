import { manyOutstanding } from '#etiquette/rules/many-outstanding.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(manyOutstanding, {
  passes: [
    { name: '399 open', given: { record: { outstanding: 399 } } },
    {
      name: '450 open, for a person at ease with 500',
      given: { record: { outstanding: 450 } },
      options: { most: 500 },
    },
  ],
  flags: [
    {
      name: '400 open',
      given: { record: { outstanding: 400 } },
      message: '400 invitations of yours are open, as far as is known.',
    },
    { name: '30 open, for a person who keeps few', given: { record: { outstanding: 30 } }, options: { most: 30 } },
  ],
})
