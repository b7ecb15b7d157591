import { noPurpose } from '#etiquette/rules/no-purpose.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(noPurpose, {
  passes: [
    { name: 'a purpose is stated', given: { purpose: 'Learn about tide models' } },
    { name: 'words without a person, where it is not known', given: { wordsOnly: true } },
  ],
  flags: [
    { name: 'none is stated', given: { purpose: null }, message: 'No purpose is written down for inviting Ana.' },
    { name: 'only spaces were typed', given: { purpose: '  ' } },
  ],
})
