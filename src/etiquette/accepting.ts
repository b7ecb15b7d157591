import type { ReceivedAnswer } from '#model/invitation.ts'
import type { Accepting } from '#model/settings.ts'
import type { NoteReading } from './note/reading.ts'
import type { Ties } from './subjects.ts'

/** What a person's own policy would say about one invitation; they decide, nothing is done by it. */
export interface PolicySays {
  /** The policy, as it reads in a sentence. */
  readonly policy: string
  readonly suggests: Extract<ReceivedAnswer, 'accepted' | 'answered' | 'ignored'>
  /** Why, in a clause that begins small and has no full stop. */
  readonly because: string
}

/** Each policy in words. */
export const policyWords: Readonly<Record<Accepting, string>> = {
  'people-i-know': 'people you know',
  'with-a-reason': 'whoever gives a reason',
  everybody: 'everybody',
}

/**
 * What the policy chosen in the settings comes to for one invitation, from what is recorded between the two and from the
 * words that came with it. Unkind words and remarks about looks are an answer by themselves.
 */
export function policySays(
  accepting: Accepting,
  ties: Pick<Ties, 'acquaintance'>,
  note: Pick<NoteReading, 'empty' | 'reasons' | 'recalled' | 'pitch' | 'unkind' | 'personal'>,
): PolicySays {
  const policy = policyWords[accepting]
  const says = (suggests: PolicySays['suggests'], because: string): PolicySays => ({ policy, suggests, because })
  if (note.unkind.length > 0 || note.personal.length > 0) return says('ignored', 'the words are not kind')
  if (accepting === 'everybody') return says('accepted', 'you accept everybody')
  if (ties.acquaintance === 'known') return says('accepted', 'the book says that you know each other')
  const meeting = note.recalled.some(({ as }) => as === 'meeting')
  if (accepting === 'people-i-know') {
    if (meeting) return says('answered', 'they say that you have met, and the book does not know of it')
    return note.empty
      ? says('ignored', 'nothing says how you know each other')
      : says('answered', 'their words do not say how you know each other')
  }
  if (note.pitch.length > 0) return says('ignored', 'their words sell something')
  if (meeting || note.reasons.length > 0 || note.recalled.some(({ as }) => as !== 'group'))
    return says('accepted', 'their words give a reason')
  return note.empty ? says('answered', 'it came without a word') : says('answered', 'their words give no reason')
}
