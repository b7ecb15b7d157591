import { noNote } from '#etiquette/rules/no-note.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(noNote, {
  passes: [
    { name: 'a line', given: {} },
    {
      name: 'nothing, to a friend',
      given: { note: '', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
  ],
  flags: [
    { name: 'nothing', given: { note: '' }, message: 'The invitation has no note, so Ana may not place you.' },
    { name: 'blanks alone', given: { note: '  \n ' } },
    { name: 'words alone, without a person', given: { note: '', wordsOnly: true }, message: /they may not place you/ },
  ],
})
