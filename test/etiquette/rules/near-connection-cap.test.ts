import { nearConnectionCap } from '#etiquette/rules/near-connection-cap.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(nearConnectionCap, {
  passes: [
    { name: '28,999 connections', given: { connections: 28_999 } },
    { name: '29,500, for a person told at the last hundred', given: { connections: 29_500 }, options: { within: 100 } },
  ],
  flags: [
    {
      name: '29,000 connections',
      given: { connections: 29_000 },
      message: 'You have 29,000 connections of at most 30,000.',
      fix: /^1000 places are left/,
    },
    { name: '30,000 connections', given: { connections: 30_000 }, fix: /^Quietly remove/ },
    { name: 'another limit', given: { connections: 500, limits: { connections: 500 } } },
  ],
})
