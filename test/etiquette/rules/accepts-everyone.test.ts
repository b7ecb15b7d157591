import { acceptsEveryone } from '#etiquette/rules/accepts-everyone.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(acceptsEveryone, {
  passes: [
    { name: 'nothing received', given: {} },
    { name: 'fourteen decisions', given: { receiving: { decided: 14, accepted: 14, acceptedBlind: 14 } } },
    { name: 'three of four', given: { receiving: { decided: 40, accepted: 40, acceptedBlind: 30 } } },
    {
      name: 'an open networker',
      given: { accepting: 'everybody', receiving: { decided: 40, accepted: 40, acceptedBlind: 40 } },
      exception: 'Accepting everybody is what you chose.',
    },
    {
      name: 'thirty decisions, for a person who wants fifty',
      given: { receiving: { decided: 30, accepted: 30, acceptedBlind: 30 } },
      options: { least: 50 },
    },
  ],
  flags: [
    {
      name: 'sixteen of twenty',
      given: { receiving: { decided: 20, accepted: 18, acceptedBlind: 16 } },
      message:
        'Of 20 invitations decided in the last 90 days you accepted 16 that had no note, from people nothing links you with.',
    },
    {
      name: 'half, for a person who looks at half',
      given: { receiving: { decided: 20, accepted: 15, acceptedBlind: 10 } },
      options: { percent: 50 },
    },
  ],
})
