import { twoUnanswered } from '#etiquette/rules/two-unanswered.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(twoUnanswered, {
  passes: [
    { name: 'one unanswered invitation', given: { sent: [{ sentDaysAgo: 500, events: [['expired', 320]] }] } },
    {
      name: 'one of two was accepted',
      given: {
        sent: [
          { sentDaysAgo: 900, events: [['expired', 720]] },
          { sentDaysAgo: 500, events: [['accepted', 499]] },
        ],
      },
    },
    {
      name: 'they wrote to you after the second',
      given: {
        sent: [
          { sentDaysAgo: 900, events: [['expired', 720]] },
          { sentDaysAgo: 500, events: [['expired', 320]] },
        ],
        heardDaysAgo: 40,
      },
      exception: 'They asked you to invite them, or wrote to you since.',
    },
    {
      name: 'a person who stops after three',
      given: {
        sent: [
          { sentDaysAgo: 900, events: [['expired', 720]] },
          { sentDaysAgo: 500, events: [['expired', 320]] },
        ],
      },
      options: { most: 3 },
    },
  ],
  flags: [
    {
      name: 'two, years apart',
      given: {
        sent: [
          { sentDaysAgo: 900, events: [['expired', 720]] },
          { sentDaysAgo: 500, events: [['withdrawn', 320]] },
        ],
      },
      message: '2 invitations to Ana went without an answer (1 Jun 2024, 6 Jul 2025).',
    },
    {
      name: 'they asked, but before the second went unanswered',
      given: {
        sent: [
          { sentDaysAgo: 900, events: [['expired', 720]] },
          { sentDaysAgo: 500, events: [['ignored', 320]] },
        ],
        heardDaysAgo: 400,
      },
    },
  ],
})
