import { pitch } from '#etiquette/rules/pitch.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(pitch, {
  passes: [
    { name: 'what came of their idea', given: { note: 'Your abseil page gave us the idea and we raised £1,240.' } },
    { name: 'one’s own trade alone', given: { note: 'I make depth sounders in Faro, and we build our own hulls.' } },
    { name: 'no sale', given: {} },
    {
      name: 'says that nothing is sold',
      given: { note: 'I make depth sounders and read your piece on silt. No sales talk.' },
    },
    {
      name: 'they asked',
      given: {
        note: 'Our platform helps mapmakers save costs.',
        ties: {
          active: [
            {
              id: 'r',
              from: 'ana',
              to: 'you',
              kind: 'asked-to-be-invited',
              startsOn: null,
              endsOn: null,
              remark: null,
            },
          ],
        },
      },
      exception: 'They asked you to get in touch.',
    },
    {
      name: 'their platform',
      given: { note: 'Your report on how our platform team handled the outage in Faro taught me a lot.' },
    },
  ],
  flags: [
    { name: 'a hook beside one’s trade', given: { note: 'We sell nest cameras and could do you a good price.' } },
    { name: 'a second income', given: { note: 'A friend showed me a way to earn on the side.' } },
    { name: 'in Dutch', given: { note: 'Wij verzorgen zonnepanelen tegen scherpe prijzen.' } },
    {
      name: 'what we do for firms like yours',
      given: { note: 'We help companies like yours to grow.' },
      message: /^The note sells: “/,
    },
    { name: 'a free trial', given: { note: 'Start your free trial of our chart tool today.' } },
    { name: 'results', given: { note: 'I help founders double their revenue.' } },
    { name: 'in German', given: { note: 'Wir helfen Unternehmen wie Ihrem, Kosten zu senken.' } },
    { name: 'in Portuguese', given: { note: 'Ajudamos empresas como a sua a aumentar as vendas.' } },
  ],
})
