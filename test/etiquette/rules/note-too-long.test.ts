import { noteTooLong } from '#etiquette/rules/note-too-long.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(noteTooLong, {
  passes: [
    { name: 'a short note', given: {} },
    { name: 'exactly at the limit', given: { note: 'a'.repeat(300) } },
    { name: '200 from a free account', given: { account: 'free', note: 'a'.repeat(200) } },
    { name: 'blanks around it do not count', given: { note: `  ${'a'.repeat(300)}  ` } },
    { name: 'a limit of the person’s own', given: { limits: { noteLengthPremium: 400 }, note: 'a'.repeat(400) } },
  ],
  flags: [
    {
      name: 'one over for a premium account',
      given: { note: 'a'.repeat(301) },
      message: 'The note has 301 characters; a premium account may send 300.',
      fix: 'Take out 1 character; keep what links you and why you write.',
    },
    {
      name: 'one over for a free account',
      given: { account: 'free', note: 'a'.repeat(201) },
      message: /201 characters; a free account may send 200/,
    },
    { name: 'an emoji counts twice', given: { note: `${'a'.repeat(299)}🙂` }, message: /301 characters/ },
  ],
})
