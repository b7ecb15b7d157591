import { mentionsTheirVisit } from '#etiquette/rules/mentions-their-visit.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(mentionsTheirVisit, {
  passes: [
    { name: 'nothing of the kind', given: {} },
    { name: 'my visit to theirs', given: { note: 'Hi Ana, I looked at your profile after your talk in Faro.' } },
  ],
  flags: [
    {
      name: 'their visit',
      given: { note: 'Hi Ana, I saw that you viewed my profile.' },
      message: 'The note tells them that their visit was noticed: “you viewed my profile”.',
    },
    { name: 'thanks for it', given: { note: 'Thanks for stopping by my page!' } },
    { name: 'in French', given: { note: 'Bonjour, vous avez consulté mon profil hier.' } },
  ],
})
