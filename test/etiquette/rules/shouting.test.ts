import { shouting } from '#etiquette/rules/shouting.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(shouting, {
  passes: [
    { name: 'one mark', given: { note: 'Thank you for your charts!' } },
    { name: 'short names in capitals', given: { note: 'Our NATO and UNESCO partners use your charts.' } },
  ],
  flags: [
    {
      name: 'a row of marks',
      given: { note: 'Your charts are great!!!' },
      message: 'The note raises its voice with a row of exclamation marks.',
    },
    { name: 'capitals', given: { note: 'PLEASE ACCEPT THIS NOW' }, message: /words in capitals/ },
    { name: 'emoji', given: { note: 'Your charts 🚀🔥💯 are fine.' }, message: /a row of emoji/ },
  ],
})
