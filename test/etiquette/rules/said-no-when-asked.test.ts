import { exampleTie } from '#etiquette/example-tie.ts'
import { saidNoWhenAsked } from '#etiquette/rules/said-no-when-asked.ts'
import { checkRule } from '#test/support/check-rule.ts'

const no = exampleTie('said-no', 'them', { from: '2026-05-04' })

checkRule(saidNoWhenAsked, {
  passes: [
    { name: 'nobody was asked', given: {} },
    { name: 'you said no to them', given: { ties: { active: [exampleTie('said-no', 'you')] } } },
    {
      name: 'they asked for an invitation since',
      given: { ties: { active: [exampleTie('asked-to-be-invited', 'them', { from: '2026-10-02' }), no] } },
      exception: 'They changed their mind: the no has an end, or they asked you to invite them since.',
    },
  ],
  flags: [
    {
      name: 'a no of May',
      given: { ties: { active: [no] } },
      message: 'You asked Ana Sousa beforehand on 4 May 2026, and they said no.',
    },
    {
      name: 'a no without a date',
      given: { ties: { active: [exampleTie('said-no', 'them')] } },
      message: 'You asked Ana Sousa beforehand, and they said no.',
    },
    {
      name: 'they had asked for an invitation before they said no',
      given: { ties: { active: [exampleTie('asked-to-be-invited', 'them', { from: '2025-01-10' }), no] } },
    },
  ],
})
