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
      name: 'an answer that sells nothing',
      given: { note: 'Thank you for asking; the drawings are public, on page 4.', as: 'reply' },
    },
    {
      name: 'an answer that turns an offer down',
      given: { note: 'Thank you, but we are not looking for a demo.', as: 'reply' },
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
      name: 'an answer to an inviter that sells',
      given: { note: 'Happy to accept! Our brochure is attached, at a launch price.', as: 'reply' },
      message: /^The answer sells: “/,
      fix: /^Thank them, or ask about their work\./,
    },
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
