import { quoted } from '#etiquette/note/quote.ts'
import { defineRule } from '#etiquette/rule.ts'
import { luddites } from '#etiquette/sources.ts'

/** Demanding an answer, or making them feel guilty. */
export const demandOrGuilt = defineRule({
  id: 'demand-or-guilt',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'warn',
  summary: 'Demanding an answer, or making them feel guilty',
  rationale: 'Everybody may decide whom to connect with, for any reason or none.',
  sources: [luddites('section 1: everyone may decide')],
  options: {},
  exceptions: [],
  examples: {
    flags: [{ says: 'A reproach', given: { note: 'This is my third invitation and you still have not answered.' } }],
    passes: [
      {
        says: 'A way out',
        given: { note: 'Your charts of Faro are on my wall. No worries if you keep this list for people you know.' },
      },
    ],
  },
  check({ note }) {
    const words = note.pressure[0]
    if (words === undefined) return
    return { words }
  },
  message: ({ words }) => `${quoted(words)} presses them for an answer.`,
  fix: () => 'Take the pressure out: say why you would like to connect and leave the decision to them.',
})
