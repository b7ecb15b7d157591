import type { ReceivedAnswer } from '#model/invitation.ts'
import type { Source } from './rule.ts'
import { greatResumes, linkedInHelp, luddites, platform, reader } from './sources.ts'

/** What an answer to a received invitation does. Each fact is a few words, so that five answers can be compared. */
export interface AnswerEffects {
  readonly answer: ReceivedAnswer
  /** What a person does, as a button says it. */
  readonly label: string
  /** The letter that gives it on the item in focus. */
  readonly key: string
  /** In two or three words, to stand under the button. */
  readonly brief: string
  /** The same in a sentence or two. */
  readonly says: string
  /** Whether the sender is told. */
  readonly told: string
  /** Whether the platform goes on reminding you. */
  readonly reminders: string
  /** Whether they can invite you again. */
  readonly again: string
  /** What it does to them. */
  readonly toThem: string
  /** Whether a second step names what it does before it is noted. */
  readonly twoSteps: boolean
  readonly sources: readonly Source[]
}

const reminders = linkedInHelp('a1303', 'reminders end when an invitation is ignored or answered (2013, 2015)')

/** The five answers to an invitation, from the friendliest to the gravest. */
export const ANSWERS: readonly AnswerEffects[] = [
  {
    answer: 'accepted',
    label: 'Accept',
    key: 'a',
    brief: 'they are told',
    says: 'They are told, and can then write to you and see what you share with connections.',
    told: 'Yes',
    reminders: 'They stop',
    again: 'No need: you are connected',
    toThem: 'They can write to you and see what you share with connections',
    twoSteps: false,
    sources: [platform('an accepted invitation becomes a connection, and its sender is told')],
  },
  {
    answer: 'ignored',
    label: 'Ignore',
    key: 'i',
    brief: 'not told',
    says: 'They are not told, and may invite you again. It does nothing to them.',
    told: 'No',
    reminders: 'They stop',
    again: 'Yes',
    toThem: 'Nothing',
    twoSteps: false,
    sources: [luddites('section 4: ignoring is not told to the sender'), reminders],
  },
  {
    answer: 'answered',
    label: 'Write back',
    key: 'w',
    brief: 'stays open',
    says: 'They read your words and can answer. Their invitation stays open, so you can still accept.',
    told: 'They read what you write',
    reminders: 'They stop',
    again: 'No need: theirs stays open',
    toThem: 'Nothing; they can answer you, and you can still accept',
    twoSteps: false,
    sources: [luddites('section 4: a message back, to explain or to ask'), reminders],
  },
  {
    answer: 'unknown-person',
    label: 'I don’t know them',
    key: 'd',
    brief: 'counts against them',
    says: 'It counts against their account; a few such answers have restricted one. They cannot invite you again.',
    told: 'Not known',
    reminders: 'Not known',
    again: 'No, not you',
    toThem: 'It counts against their account; a few such answers have restricted one',
    twoSteps: true,
    sources: [
      linkedInHelp('a1303', 'what the answer does (2015)'),
      reader(greatResumes('comment 17: what such answers did to a sender')),
    ],
  },
  {
    answer: 'reported',
    label: 'Report',
    key: 'r',
    brief: 'abuse only',
    says: 'Their account is looked at and can be restricted. It is there for harassment and fraud.',
    told: 'Not known',
    reminders: 'Not known',
    again: 'Not known',
    toThem: 'Their account is looked at and can be restricted',
    twoSteps: true,
    sources: [
      luddites('section 4: reporting only real abuse'),
      linkedInHelp('a551012', 'invitations marked as spam are a cause of restrictions'),
    ],
  },
]

/** The effects of one answer. */
export function effectsOf(answer: ReceivedAnswer): AnswerEffects {
  const found = ANSWERS.find((each) => each.answer === answer)
  if (!found) throw new Error(`no effects are known of ${answer}`)
  return found
}
