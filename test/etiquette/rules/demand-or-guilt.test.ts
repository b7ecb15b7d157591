import { demandOrGuilt } from '#etiquette/rules/demand-or-guilt.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(demandOrGuilt, {
  passes: [
    { name: 'none', given: {} },
    { name: 'a way out', given: { note: 'No worries if you keep this list for people you know.' } },
    { name: 'their second book', given: { note: 'Your second book on the Tagus is even better.' } },
  ],
  flags: [
    { name: 'a demand', given: { note: 'You should accept this right away.' }, message: /presses them for an answer/ },
    { name: 'a reproach', given: { note: 'You still have not answered my last message.' } },
    { name: 'in Spanish', given: { note: 'Deberías aceptar mi invitación.' } },
  ],
})
