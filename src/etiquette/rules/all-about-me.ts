import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'

/** A note about nobody but yourself. */
export const allAboutMe = defineRule({
  id: 'all-about-me',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'info',
  summary: 'A note about nobody but yourself',
  rationale: 'Asking what they would like reads better than saying what you want.',
  sources: [luddites('section 2: from what I want to what the other person would like')],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      {
        says: 'A summary of oneself',
        given: { note: 'I am a cartographer with fifteen years of practice and a gold medal, seeking new challenges.' },
      },
    ],
    passes: [
      {
        says: 'Oneself, and them',
        given: {
          note: 'I draw tide maps. Your talk on your harbour charts, and your answer about silt, stayed with me.',
        },
      },
    ],
  },
  check({ note }) {
    if (!note.selfCentred || note.empty || note.stock !== null || note.recalled.length > 0) return
    return { words: note.text }
  },
  message: ({ words }) => `The note opens with yourself and hardly speaks of them: ${quoted(words)}.`,
  fix: () => 'Begin with them: what of theirs you noticed, and what they might like about being connected.',
})
