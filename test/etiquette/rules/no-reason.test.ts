import { noReason } from '#etiquette/rules/no-reason.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(noReason, {
  passes: [
    { name: 'a reason', given: {} },
    { name: 'an empty note is another matter', given: { note: '' } },
    { name: 'so is a stock text', given: { note: "Let's connect" } },
    {
      name: 'a friend needs none',
      given: { note: 'Hello Ana, how are you today?', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
    { name: 'a language that cannot be read', given: { note: 'Hej Ana, hur mår du idag? Det var länge sedan.' } },
    { name: 'an ask is a reason', given: { note: 'Are you hiring?' } },
  ],
  flags: [
    {
      name: 'a greeting alone',
      given: { note: 'Hello Ana, how are you today?' },
      message: 'Nothing in “Hello Ana, how are you today?” says why you would like to connect.',
    },
    { name: 'in German', given: { note: 'Hallo Ana, wie geht es dir heute so?' } },
  ],
})
