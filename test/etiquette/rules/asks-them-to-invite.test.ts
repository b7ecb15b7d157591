import { asksThemToInvite } from '#etiquette/rules/asks-them-to-invite.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(asksThemToInvite, {
  passes: [
    { name: 'nothing of the kind', given: {} },
    {
      name: 'thanks for an invitation',
      given: { note: 'Thank you for inviting me to your talk on silt.', ties: { acquaintance: 'stranger' } },
    },
    {
      name: 'somebody who knows them',
      given: { note: 'Please send me an invitation.' },
      exception: 'You know each other.',
    },
  ],
  flags: [
    {
      name: 'asks for theirs',
      given: { note: 'Could you send me an invitation instead?', ties: { acquaintance: 'stranger' } },
      message: /^The note asks them to spend an invitation on you: “/,
    },
    {
      name: 'out of invitations, words alone',
      given: { note: 'I have run out of invitations, so kindly invite me.', wordsOnly: true },
    },
    {
      name: 'in Spanish',
      given: {
        note: 'Por favor, invítame tú a conectar, no me quedan invitaciones.',
        ties: { acquaintance: 'stranger' },
      },
    },
  ],
})
