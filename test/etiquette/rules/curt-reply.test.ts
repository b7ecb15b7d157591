import { curtReply } from '#etiquette/rules/curt-reply.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(curtReply, {
  passes: [
    {
      name: 'a friendly no',
      given: { note: 'Thank you for asking. I only connect with people I have worked with.', as: 'reply' },
    },
    { name: 'a plain question', given: { note: 'How do we know each other?', as: 'reply' } },
    {
      name: 'a follow-up is another matter',
      given: { note: 'Not now.' },
      exception: 'The answer is to somebody you wrote to first.',
    },
    { name: 'a language that cannot be read', given: { note: 'Tack men nej.', as: 'reply' } },
  ],
  flags: [
    { name: 'a challenge', given: { note: 'Yes? What is it you want from me?', as: 'reply' } },
    { name: 'a lecture', given: { note: 'One does not send an invitation without an introduction.', as: 'reply' } },
    { name: 'a bare question that places nobody', given: { note: 'Is this a joke?', as: 'reply' } },
    {
      name: 'an accusation',
      given: { note: 'Stop spamming me.', as: 'reply' },
      message: '“Stop spamming me” may hurt somebody who meant no harm.',
    },
    { name: 'a cold no', given: { note: 'No. Not for me.', as: 'reply' }, message: /short enough to sound cold/ },
    { name: 'in Dutch', given: { note: 'Laat me met rust met die spam.', as: 'reply' } },
  ],
})
