import { noCommonGround } from '#etiquette/rules/no-common-ground.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(noCommonGround, {
  passes: [
    {
      name: 'something asked in a group',
      given: {
        note: 'We both answered the question about silt in the Tide Mappers forum.',
        ties: { acquaintance: 'stranger' },
      },
    },
    {
      name: 'something of theirs',
      given: {
        note: 'Your post on dredging the Tagus answered a question of mine.',
        ties: { acquaintance: 'stranger' },
      },
    },
    {
      name: 'the book says how they know each other',
      given: { note: 'I would like to grow my network.' },
      exception: 'The book says how you know each other.',
    },
    {
      name: 'a language that cannot be read',
      given: { note: 'Hej, jag skulle vilja lägga till dig i mitt nätverk.', ties: { acquaintance: 'stranger' } },
      exception: 'The note is in a language that cannot be read here.',
    },
    {
      name: 'a shared person',
      given: { note: 'Hello, Joan Whitlock told me about your maps.', ties: { acquaintance: 'stranger' } },
    },
    {
      name: 'where they met',
      given: { note: 'Good to meet you at the chart fair in Faro.', ties: { acquaintance: 'stranger' } },
    },
    {
      name: 'a trade in common',
      given: { note: 'Fellow tidal cartographer here, in Lagos.', ties: { acquaintance: 'stranger' } },
    },
    {
      name: 'a company fact',
      given: { note: 'I saw that Tidewater opened an office in Sines.', ties: { acquaintance: 'stranger' } },
    },
    { name: 'empty', given: { note: '', ties: { acquaintance: 'stranger' } } },
    { name: 'a stock text', given: { note: "I'd like to connect with you", ties: { acquaintance: 'stranger' } } },
  ],
  flags: [
    {
      name: 'a group alone',
      given: {
        note: 'We are both members of the Tide Mappers group. Shall we connect?',
        ties: { acquaintance: 'stranger' },
      },
      message: /names a group you are both in, and nothing said or done there/,
    },
    {
      name: 'words that fit anybody',
      given: { note: 'I would like to grow my contacts in your industry.', ties: { acquaintance: 'stranger' } },
      message:
        '“I would like to grow my contacts in your industry” could be sent to anybody: it recalls nothing the two of you share.',
    },
    {
      name: 'the same without a person',
      given: { note: 'I believe connecting would be mutually beneficial.', wordsOnly: true },
    },
    { name: 'praise without an object', given: { note: 'Your experience is truly impressive.', wordsOnly: true } },
    { name: 'in Italian', given: { note: 'Buongiorno, il suo profilo è molto interessante.', wordsOnly: true } },
  ],
})
