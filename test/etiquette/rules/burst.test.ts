import { burst } from '#etiquette/rules/burst.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(burst, {
  passes: [
    { name: 'nineteen today', given: { recent: [{ daysAgo: 0, times: 19 }] } },
    {
      name: 'half of the week without a note',
      given: {
        recent: [
          { daysAgo: 1, times: 10 },
          { daysAgo: 2, times: 10, hasNote: false },
        ],
      },
    },
    { name: 'nineteen in the week, all bare', given: { recent: [{ daysAgo: 3, times: 19, hasNote: false }] } },
    { name: 'thirty bare ones, a week ago', given: { recent: [{ daysAgo: 7, times: 30, hasNote: false }] } },
    {
      name: 'thirty today, to people who know you',
      given: { recent: [{ daysAgo: 0, times: 30, hasNote: false, knowsYou: true }] },
      exception: 'They all know you.',
    },
    {
      name: 'twenty-five, for a person at ease with thirty',
      given: { recent: [{ daysAgo: 0, times: 25 }] },
      options: { perDay: 30 },
    },
    {
      name: 'fourteen bare ones of twenty, for a person at ease with that',
      given: {
        recent: [
          { daysAgo: 1, times: 6 },
          { daysAgo: 2, times: 14, hasNote: false },
        ],
      },
      options: { barePercent: 70 },
    },
  ],
  flags: [
    { name: 'twenty today', given: { recent: [{ daysAgo: 0, times: 20 }] }, message: 'This would be number 21 today.' },
    {
      name: 'thirty today who know you, and now a stranger',
      given: { ties: { acquaintance: 'stranger' }, recent: [{ daysAgo: 0, times: 30, knowsYou: true }] },
    },
    {
      name: 'twelve bare ones of twenty',
      given: {
        recent: [
          { daysAgo: 1, times: 8 },
          { daysAgo: 6, times: 12, hasNote: false },
        ],
      },
      message: '12 of the 20 invitations of the last 7 days went without a note to people who do not know you.',
    },
    {
      name: 'three bare ones, for a person who looks at every one',
      given: { recent: [{ daysAgo: 1, times: 3, hasNote: false }] },
      options: { leastWeek: 1 },
    },
  ],
})
