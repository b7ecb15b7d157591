import { reportLightly } from '#etiquette/rules/report-lightly.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(reportLightly, {
  passes: [
    { name: 'about to be ignored', given: { answer: 'ignored' } },
    {
      name: 'words that demean',
      given: { answer: 'reported', note: 'You are an idiot and a liar. Accept this or I will find you.' },
      exception: 'Their words demean, threaten or turn personal.',
    },
  ],
  flags: [
    {
      name: 'a plain note',
      given: { answer: 'reported' },
      message: 'Nothing in the words of Ana Sousa reads as abuse, and a report can restrict their account.',
    },
    {
      name: 'no note',
      given: { answer: 'reported', note: '' },
      message: 'The invitation from Ana Sousa has no words, and a report can restrict their account.',
    },
    { name: 'a sales note', given: { answer: 'reported', note: 'Hi, our platform saves 43 %. Book a demo here.' } },
  ],
})
