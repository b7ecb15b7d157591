import { strangerWithoutNote } from '#etiquette/rules/stranger-without-note.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(strangerWithoutNote, {
  passes: [
    {
      name: 'you know each other',
      given: { note: '', ties: { acquaintance: 'known' } },
      exception: 'You know each other, and the book says how.',
    },
    { name: 'a stranger, with a note of your own', given: { ties: { acquaintance: 'stranger' } } },
    { name: 'no words, and no person to know', given: { note: '', wordsOnly: true } },
  ],
  flags: [
    {
      name: 'a stranger and no note',
      given: { note: ' ', ties: { acquaintance: 'stranger' } },
      message: 'Nothing recorded says that you and Ana Sousa know each other, and there is no note.',
    },
    {
      name: 'a stranger and the stock text',
      given: {
        note: "I'd like to add you to my professional network on LinkedIn.",
        ties: { acquaintance: 'stranger' },
      },
      message: /the note is a stock text/,
    },
  ],
})
