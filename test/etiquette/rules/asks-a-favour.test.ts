import { asksAFavour } from '#etiquette/rules/asks-a-favour.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(asksAFavour, {
  passes: [
    { name: 'is it you', given: { note: 'Is it you who runs the seed swap in Totnes? I took the purple peas.' } },
    { name: 'advice already given', given: { note: 'Thank you for your advice on my thesis on silt.' } },
    { name: 'no ask', given: {} },
    {
      name: 'applied, and asks nothing',
      given: { note: 'I have applied through the portal and liked your talk on charts. No ask, just hello.' },
    },
    {
      name: 'a friend may be asked',
      given: { note: 'Could you review my CV?', ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
  ],
  flags: [
    { name: 'a service put as a question', given: { note: 'Could you read the first chapters of my novel?' } },
    { name: 'a visit announced', given: { note: 'I shall telephone your office on Monday to arrange a visit.' } },
    { name: 'in Italian', given: { note: 'Ciao, mi daresti una mano con la tesi? Bastano tre domande.' } },
    { name: 'a job', given: { note: 'Do you have any openings for me?' }, message: /help with a job/ },
    { name: 'time', given: { note: 'Could I have 20 minutes of your time?' }, message: /their time: “/ },
    { name: 'a favour', given: { note: 'Please fill in our survey about maps.' }, message: /a favour/ },
    { name: 'a referral', given: { note: 'Could you refer me for the post at Tidewater?' } },
    { name: 'in Dutch', given: { note: 'Hallo, ik ben op zoek naar een nieuwe baan, kunt u mijn cv doorsturen?' } },
  ],
})
