import { stockPhrase } from '#etiquette/rules/stock-phrase.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(stockPhrase, {
  passes: [
    { name: 'none', given: {} },
    {
      name: 'praise with an object',
      given: { note: 'I came across your profile through your map of the Ria Formosa.' },
    },
  ],
  flags: [
    {
      name: 'praise of nothing in particular',
      given: { note: 'I came across your profile and was impressed.' },
      message: '“came across your profile” could be said to anybody.',
    },
    {
      name: 'beside something real',
      given: { note: 'I hope this finds you well. Your talk on silt in Faro stayed with me.' },
      severity: 'info',
    },
    { name: 'in French', given: { note: 'Bonjour, votre profil a retenu mon attention.' } },
  ],
})
