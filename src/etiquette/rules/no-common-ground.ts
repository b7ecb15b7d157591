import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, luddites } from '#etiquette/sources.ts'

/** A note that recalls nothing the two of you share. */
export const noCommonGround = defineRule({
  id: 'no-common-ground',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'A note that recalls nothing the two of you share',
  rationale:
    'A reader places you by one thing that could only be said to them: where you met, whom you both know, what of theirs you read.',
  sources: [
    luddites('section 2: jog their memory'),
    greatResumes('paragraph 3: find a common link and tell them about it'),
  ],
  options: {},
  exceptions: ['The book says how you know each other.', 'The note is in a language that cannot be read here.'],
  examples: {
    flags: [
      {
        says: 'Words that would fit anybody',
        given: {
          ties: { acquaintance: 'stranger' },
          note: 'I would like to expand my network with great professionals in your industry.',
        },
      },
    ],
    passes: [
      {
        says: 'Something of theirs, by name',
        given: {
          ties: { acquaintance: 'stranger' },
          note: 'Your post on dredging the Tagus answered a question of mine. May I connect?',
        },
      },
    ],
  },
  check({ note, ties }) {
    if (note.empty || note.stock !== null || note.language === null) return
    if (note.recalled.some((each) => each.as !== 'group') || ties?.acquaintance === 'known') return
    const group = note.recalled[0]
    return group === undefined ? { words: note.text, group: false } : { words: group.words, group: true }
  },
  message: ({ words, group }) =>
    group
      ? `${quoted(words)} names a group you are both in, and nothing said or done there.`
      : `${quoted(words)} could be sent to anybody: it recalls nothing the two of you share.`,
  fix: () =>
    'Name one thing that links you: where you met, whom you both know, what of theirs you read, or the work you have in common.',
})
