import { claimedCloseness } from '#etiquette/rules/claimed-closeness.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(claimedCloseness, {
  passes: [
    { name: 'no claim', given: {} },
    {
      name: 'recorded',
      given: { note: 'We worked together at Marlow.' },
      exception: 'The book says how you know each other.',
    },
    {
      name: 'enough to recall it by',
      given: { note: 'Hi Ana, we worked together at Marlow Maps in 2016, on the Tagus survey.', wordsOnly: true },
      exception: 'The note says enough to recall it by.',
    },
    {
      name: 'a wish, not a claim',
      given: { note: 'Perhaps we could work together on a map of the Tagus one day.', wordsOnly: true },
    },
  ],
  flags: [
    {
      name: 'a claim alone',
      given: { note: 'We worked together at Marlow.', wordsOnly: true },
      message: '“We worked together at” claims that you know each other, and nothing says from where.',
    },
    { name: 'a friend', given: { note: 'Hello dear friend, please accept.', ties: { acquaintance: 'stranger' } } },
    {
      name: 'trust',
      given: { note: 'Since you are a person I trust, accept me.', ties: { acquaintance: 'stranger' } },
    },
  ],
})
