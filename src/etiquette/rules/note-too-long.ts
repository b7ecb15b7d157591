import { defineRule } from '#etiquette/rule.ts'
import { greatResumes, platform, reader } from '#etiquette/sources.ts'
import { count } from '#model/day.ts'

/** A note longer than the platform takes. */
export const noteTooLong = defineRule({
  id: 'note-too-long',
  since: '0.1.0',
  looksAt: 'draft',
  severity: 'stop',
  summary: 'A note longer than the platform takes',
  rationale: 'The platform cuts or refuses a longer note; a short one is also more likely to be read.',
  sources: [platform('200 characters on a free account, 300 on a premium one'), reader(greatResumes('comment 25'))],
  options: {},
  exceptions: [],
  examples: {
    flags: [
      {
        says: 'A long note from a free account',
        given: { account: 'free', note: 'Your map of the delta is a joy. '.repeat(8) },
      },
    ],
    passes: [
      {
        says: 'The same note from a premium account',
        given: { account: 'premium', note: 'Your map of the delta is a joy. '.repeat(8) },
      },
    ],
  },
  check({ note, account }) {
    const most = account.kind === 'free' ? account.limits.noteLengthFree : account.limits.noteLengthPremium
    if (note.length <= most) return
    return { length: note.length, most, kind: account.kind }
  },
  message: ({ length, most, kind }) => `The note has ${length} characters; a ${kind} account may send ${most}.`,
  fix: ({ length, most }) => `Take out ${count(length - most, 'character')}; keep what links you and why you write.`,
})
