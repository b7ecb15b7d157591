import { lowValueContact } from '#etiquette/rules/low-value-contact.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(lowValueContact, {
  passes: [
    {
      name: 'a purpose explains it',
      given: { purpose: 'She maps the reef we dive', value: { level: 'low' } },
      exception: 'A purpose explains it.',
    },
    {
      name: 'something speaks for it',
      given: { purpose: null, value: { level: 'ordinary' } },
      exception: 'Region, industry or a possible gain speaks for it.',
    },
  ],
  flags: [{ name: 'everything is known and speaks against it', given: { purpose: null, value: { level: 'low' } } }],
  unknown: [
    {
      name: 'their region is not recorded',
      given: { purpose: null, value: { missing: ['region (not recorded for them)'] } },
      needs: 'for Ana: region (not recorded for them)',
    },
  ],
})
