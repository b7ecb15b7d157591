import { manyUnwanted } from '#etiquette/rules/many-unwanted.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(manyUnwanted, {
  passes: [
    { name: 'fourteen of fourteen', given: { receiving: { decided: 14, unwanted: 14 } } },
    { name: 'twenty of sixty', given: { receiving: { decided: 60, unwanted: 20 } } },
    {
      name: 'sixteen of twenty, for a person at ease with twenty',
      given: { receiving: { decided: 20, unwanted: 16 } },
      options: { least: 20 },
    },
    {
      name: 'two thirds, for a person at ease with that',
      given: { receiving: { decided: 30, unwanted: 20 } },
      options: { percent: 70 },
    },
  ],
  flags: [
    {
      name: 'fifteen of twenty-five',
      given: { receiving: { decided: 25, unwanted: 15 } },
      message: '15 of the 25 invitations you decided on in the last 90 days were unwanted.',
    },
  ],
})
