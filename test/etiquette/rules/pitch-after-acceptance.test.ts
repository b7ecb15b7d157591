import { pitchAfterAcceptance } from '#etiquette/rules/pitch-after-acceptance.ts'
import { checkRule } from '#test/support/check-rule.ts'

checkRule(pitchAfterAcceptance, {
  passes: [
    { name: 'thanks', given: { note: 'Thanks for connecting, Ana. How did the survey turn out?', acceptedDaysAgo: 0 } },
    { name: 'three days later', given: { note: 'Our platform helps mapmakers save costs.', acceptedDaysAgo: 3 } },
    {
      name: 'a shorter wait of one’s own',
      given: { note: 'Our platform helps mapmakers save costs.', acceptedDaysAgo: 1 },
      options: { waitDays: 1 },
    },
    {
      name: 'a friend',
      given: { note: 'Can you look at my CV?', acceptedDaysAgo: 0, ties: { certain: true } },
      exception: 'They are certain to know you: a friend, family or a colleague.',
    },
    {
      name: 'an answer to an inviter',
      given: { note: 'We are not looking for a demo.', as: 'reply', acceptedDaysAgo: 0 },
    },
  ],
  flags: [
    {
      name: 'a demo on the day',
      given: { note: 'Our platform helps mapmakers. Worth a demo?', acceptedDaysAgo: 0 },
      message: /^The message sells on the day they accepted: “/,
      fix: 'Thank them, or ask about their work. Come back to this in 3 days.',
    },
    {
      name: 'a favour two days after',
      given: { note: 'Do you have any openings for me?', acceptedDaysAgo: 2 },
      message: /^The message asks a favour 2 days after they accepted: “/,
    },
    { name: 'words alone', given: { note: 'Book a call here: calendly.com/leo', wordsOnly: true } },
    {
      name: 'a longer wait',
      given: { note: 'Our platform helps mapmakers save costs.', acceptedDaysAgo: 5 },
      options: { waitDays: 14 },
    },
  ],
  unknown: [
    {
      name: 'the day is not known',
      given: { note: 'Our platform helps mapmakers save costs.' },
      needs: 'the day on which Ana accepted',
    },
  ],
})
