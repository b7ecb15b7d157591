import { exampleTie } from '#etiquette/example-tie.ts'
import { theyDoNotKnowYou } from '#etiquette/rules/they-do-not-know-you.ts'
import { checkRule } from '#test/support/check-rule.ts'

const answered = [{ sentDaysAgo: 230, events: [['unknown-person', 226]] }] as const

checkRule(theyDoNotKnowYou, {
  passes: [
    { name: 'an invitation that expired', given: { sent: [{ sentDaysAgo: 400 }] } },
    {
      name: 'they wrote to you since',
      given: { sent: answered, heardDaysAgo: 40 },
      exception: 'They asked you to invite them, or wrote to you since.',
    },
    {
      name: 'they asked for an invitation since',
      given: {
        sent: answered,
        ties: { active: [exampleTie('asked-to-be-invited', 'them', { from: '2026-09-01' })] },
      },
    },
  ],
  flags: [
    {
      name: 'they answered so in April',
      given: { sent: answered },
      message: 'Ana Sousa answered your invitation with “I don’t know this person” on 6 Apr 2026.',
    },
    { name: 'they last wrote before that', given: { sent: answered, heardDaysAgo: 300 } },
    {
      name: 'you asked them to invite you',
      given: { sent: answered, ties: { active: [exampleTie('asked-to-be-invited', 'you', { from: '2026-09-01' })] } },
    },
  ],
})
