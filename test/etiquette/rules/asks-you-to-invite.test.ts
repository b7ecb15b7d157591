import { asksYouToInvite } from '#etiquette/rules/asks-you-to-invite.ts'
import { checkRule } from '#test/support/check-rule.ts'

const note = 'Hi, I have nearly used up my invitations this week. Could you send me an invitation instead?'

checkRule(asksYouToInvite, {
  passes: [
    { name: 'a note that asks for nothing', given: { ties: { acquaintance: 'stranger' } } },
    { name: 'no note', given: { note: '', ties: { acquaintance: 'stranger' } } },
    { name: 'somebody you know asks', given: { note }, exception: 'You know each other, and the book says how.' },
  ],
  flags: [
    {
      name: 'a stranger asks',
      given: { note, ties: { acquaintance: 'stranger' }, budget: { left: 34 } },
      message: /^Ana Sousa asks you to send the invitation: “.*send me an invitation/,
      fix: /^It would cost you one of the 34 invitations left\./,
    },
  ],
})
