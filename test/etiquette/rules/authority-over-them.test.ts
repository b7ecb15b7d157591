import { exampleTie } from '#etiquette/example-tie.ts'
import { authorityOverThem } from '#etiquette/rules/authority-over-them.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(authorityOverThem, {
  passes: [
    { name: 'no authority is recorded', given: {} },
    { name: 'they have authority over you', given: { ties: { active: [exampleTie('authority-over', 'them')] } } },
    // Ties that have ended are not among the active ones.
    { name: 'it ended in June', given: { ties: { active: [] } }, exception: 'Your authority has ended.' },
    {
      name: 'a friend whose thesis you grade',
      given: { ties: { friend: true, active: [exampleTie('authority-over', 'you')] } },
      exception: 'They are a friend of yours, and marked so.',
    },
  ],
  flags: [
    {
      name: 'without an end',
      given: { ties: { active: [exampleTie('authority-over', 'you')] } },
      message: 'You have authority over Ana Sousa.',
      fix: /^Let Ana invite you/,
    },
    {
      name: 'until a known day',
      given: { ties: { active: [exampleTie('authority-over', 'you', { until: '2027-02-28' })] } },
      fix: 'It is fine from 1 Mar 2027, when that ends. Until then let Ana invite you.',
    },
    {
      name: 'two kinds, of which one has no end',
      given: {
        ties: {
          active: [
            { ...exampleTie('authority-over', 'you', { until: '2027-02-28' }), id: 'a', remark: 'hiring' },
            { ...exampleTie('authority-over', 'you'), id: 'b' },
          ],
        },
      },
      message: 'You have authority over Ana Sousa (hiring).',
      fix: /write down the day/,
    },
  ],
})
