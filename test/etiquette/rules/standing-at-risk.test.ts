import { standingAtRisk } from '#etiquette/rules/standing-at-risk.ts'
import { checkRule } from '#test/support/check-rule.ts'

const stranger = { ties: { acquaintance: 'stranger' } } as const

checkRule(standingAtRisk, {
  passes: [
    { name: 'no such answer', given: { ...stranger, record: { everSent: 900, unknownPerson: 0 } } },
    { name: 'two of 50', given: { ...stranger, record: { everSent: 50, unknownPerson: 2 } } },
    {
      name: 'five, and you know each other',
      given: { record: { everSent: 300, unknownPerson: 5 } },
      exception: 'You know each other, and the book says how.',
    },
    {
      name: 'three, for a person who is warned at four',
      given: { ...stranger, record: { everSent: 400, unknownPerson: 3 } },
      options: { warnAnswers: 4 },
    },
    {
      name: 'one of 100, for a person who is warned at two percent',
      given: { ...stranger, record: { everSent: 100, unknownPerson: 1 } },
      options: { warnPercent: 2 },
    },
    {
      name: 'two of 150, for a person to whom a share means something from 200',
      given: { ...stranger, record: { everSent: 150, unknownPerson: 2 } },
      options: { leastSent: 200 },
    },
  ],
  flags: [
    {
      name: 'three of 400',
      given: { ...stranger, record: { everSent: 400, unknownPerson: 3 } },
      severity: 'warn',
      message: '3 of your 400 invitations (0.8 %) were answered with “I don’t know this person”.',
    },
    {
      name: 'one of 100',
      given: { ...stranger, record: { everSent: 100, unknownPerson: 1 } },
      severity: 'warn',
      message: '1 of your 100 invitations (1.0 %) was answered with “I don’t know this person”.',
    },
    { name: 'five of 800', given: { ...stranger, record: { everSent: 800, unknownPerson: 5 } }, severity: 'stop' },
    { name: 'four of 110', given: { ...stranger, record: { everSent: 110, unknownPerson: 4 } }, severity: 'stop' },
    {
      name: 'three, for a person who stops at three',
      given: { ...stranger, record: { everSent: 400, unknownPerson: 3 } },
      options: { stopAnswers: 3 },
      severity: 'stop',
    },
    {
      name: 'two percent, for a person who stops there',
      given: { ...stranger, record: { everSent: 100, unknownPerson: 2 } },
      options: { stopPercent: 2 },
      severity: 'stop',
    },
    {
      name: 'three of twenty: too few for a share',
      given: { ...stranger, record: { everSent: 20, unknownPerson: 3 } },
      severity: 'warn',
      message: '3 of your 20 invitations were answered with “I don’t know this person”.',
    },
  ],
})
