import { allAboutMe } from '#etiquette/rules/all-about-me.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(allAboutMe, {
  passes: [
    { name: 'them as well', given: {} },
    { name: 'empty', given: { note: '' } },
  ],
  flags: [
    {
      name: 'a summary of oneself',
      given: { note: 'I am a cartographer with a gold medal, seeking new challenges.' },
      message: /^The note opens with yourself/,
    },
  ],
})
