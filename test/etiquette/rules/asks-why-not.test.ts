import { asksWhyNot } from '#etiquette/rules/asks-why-not.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(asksWhyNot, {
  passes: [
    {
      name: 'news, and a way out',
      given: { note: 'The Derby box has turned up since I wrote. If not, ignore me with a good conscience.' },
    },
    { name: 'a refusal understood', given: { note: 'I quite understand that you would rather not connect.' } },
    { name: 'one’s own no', given: { note: 'A word on why I say no: I only add people I have met.', as: 'reply' } },
    { name: 'a friendly word', given: { note: 'Hope the survey went well.' } },
    {
      name: 'asking an inviter what they had in mind',
      given: { note: 'Thank you. May I ask why you would like to connect?', as: 'reply' },
    },
    { name: 'my own silence', given: { note: 'Sorry that I have not answered your message yet.' } },
    { name: 'no need to answer', given: { note: 'No need to reply, I only wanted to send the table.' } },
  ],
  flags: [
    {
      name: 'guilt without a question',
      severity: 'warn',
      given: { note: 'I guess people like me are not important enough.' },
      message: /makes them feel guilty for not answering/,
    },
    {
      name: 'a question that lets them off',
      severity: 'warn',
      given: { note: 'Why did you not accept? No worries if you would rather not say.' },
      message: /asks them to account for not answering/,
    },
    {
      name: 'why not',
      given: { note: 'Why have you not accepted?' },
      message: '“Why have you not accepted” asks them to account for not answering.',
      fix: /^Do not send it/,
    },
    { name: 'still not', given: { note: 'You still haven’t accepted my invitation.' } },
    { name: 'never', given: { note: 'You never replied to me.' } },
    { name: 'hurt', given: { note: 'Did you not like me?' } },
    { name: 'in German', given: { note: 'Warum haben Sie meine Anfrage nicht angenommen?' } },
    { name: 'in Portuguese', given: { note: 'Por que você não aceitou meu convite?' } },
  ],
})
