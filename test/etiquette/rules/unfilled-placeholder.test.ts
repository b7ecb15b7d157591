import { unfilledPlaceholder } from '#etiquette/rules/unfilled-placeholder.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(unfilledPlaceholder, {
  passes: [
    { name: 'none', given: {} },
    {
      name: 'abbreviations in capitals',
      given: { note: 'Hi Ana, your SDR and CRM piece (PHP, SaaS, B2B) stayed with me.' },
    },
    { name: 'a legitimate aside in brackets', given: { note: 'Hi Ana, your map [the blue one] stayed with me.' } },
    { name: 'a less-than sign', given: { note: 'Hi Ana, your depth table (<3 m) stayed with me.' } },
    { name: 'everything in capitals', given: { note: 'HI ANA, YOUR COMPANY MAKES FINE MAPS' } },
  ],
  flags: [
    {
      name: 'the slot {{firstName}}',
      given: { note: 'Hello, I liked {{firstName}} and your charts.' },
      message: 'A placeholder was left unfilled: “{{firstName}}”.',
    },
    { name: 'the slot [Company Name]', given: { note: 'Hello, I liked [Company Name] and your charts.' } },
    { name: 'the slot <your topic>', given: { note: 'Hello, I liked <your topic> and your charts.' } },
    { name: 'the slot %COMPANY%', given: { note: 'Hello, I liked %COMPANY% and your charts.' } },
    { name: 'the slot INDUSTRY', given: { note: 'Hello, I liked INDUSTRY and your charts.' } },
    { name: 'the slot ___', given: { note: 'Hello, I liked ___ and your charts.' } },
    { name: 'the slot XXX', given: { note: 'Hello, I liked XXX and your charts.' } },
    { name: 'the slot {first_name}', given: { note: 'Hello, I liked {first_name} and your charts.' } },
    { name: 'the slot [Firma]', given: { note: 'Hello, I liked [Firma] and your charts.' } },
    {
      name: 'two of them',
      given: { note: 'Hi [Name], I like [Company].' },
      message: 'Placeholders were left unfilled: “[Name]” and “[Company]”.',
    },
  ],
})
