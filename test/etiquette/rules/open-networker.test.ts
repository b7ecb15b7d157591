import { openNetworker } from '#etiquette/rules/open-networker.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(openNetworker, {
  passes: [
    { name: 'nothing is noted', given: {} },
    { name: 'somebody called Lion', given: { contact: { name: 'Lion Feuchtwanger', position: 'Keeper of lions' } } },
  ],
  flags: [
    {
      name: 'marked so',
      given: { contact: { welcomes: 'everybody' } },
      message: 'Ana Sousa is an open networker, who accepts nearly everybody.',
    },
    { name: 'it stands in the headline', given: { contact: { position: 'Maps and charts | LION | 12k+' } } },
    { name: 'it stands in the name', given: { contact: { name: 'Ana Sousa (LION)' } } },
  ],
})
