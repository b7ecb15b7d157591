import { alreadyInvited } from '#etiquette/rules/already-invited.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(alreadyInvited, {
  passes: [
    { name: 'no invitation so far', given: {} },
    {
      name: 'the earlier one was withdrawn',
      given: { sent: [{ sentDaysAgo: 200, events: [['withdrawn', 150]] }] },
      exception: 'The earlier invitation was withdrawn, has expired or was answered.',
    },
    { name: 'the earlier one ended by the clock', given: { sent: [{ sentDaysAgo: 180 }] } },
  ],
  flags: [
    {
      name: 'sent six days ago',
      given: { sent: [{ sentDaysAgo: 6 }] },
      message: 'An invitation to Ana Sousa of 12 Nov 2026 (6 days ago) is open. A week or so is not long.',
      fix: 'Give Ana time; it stays open until 11 May 2027 by itself.',
    },
    { name: 'sent on the last day before it ends', given: { sent: [{ sentDaysAgo: 179 }] } },
    {
      name: 'withdrawn by mistake and open again',
      given: {
        sent: [
          {
            sentDaysAgo: 20,
            events: [
              ['withdrawn', 3],
              ['reopened', 2],
            ],
          },
        ],
      },
    },
  ],
})
