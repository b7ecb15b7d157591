import type { Language } from './language.ts'

/** How a note greets, as far as it does. */
export interface Greeting {
  /** The greeting as it stands in the note. */
  readonly words: string
  /** The name greeted, without titles; null when nobody is named. */
  readonly name: string | null
}

/** Something the note recalls that links the two people, and could be checked. */
export interface Recalled {
  /**
   * `meeting`: they met or dealt with each other; `work`: something the other wrote, said or made; `person`: somebody
   * both know; `likeness`: a trade, place or past in common; `company`: a fact about their organisation; `topic`:
   * something particular said to them without any of these; `group`: nothing but a group both belong to.
   */
  readonly as: 'meeting' | 'work' | 'person' | 'likeness' | 'company' | 'topic' | 'group'
  /** The sentence that says so. */
  readonly words: string
}

/** What a note asks of the other person; `request` is any other service put as a question. */
export interface Ask {
  readonly for: 'job' | 'time' | 'favour' | 'request' | 'introduction' | 'invitation'
  /** The words that ask. */
  readonly words: string
}

/** A claim to know each other, and how much in the note supports it. */
export interface Claim {
  readonly words: string
  /** What kind of relation is claimed. */
  readonly as: 'friend' | 'colleague' | 'classmate' | 'client' | 'known'
  /** Whether the note itself says enough to recall it: who, where, when, on what. */
  readonly supported: boolean
}

/** What one pass over a note found; the note rules ask this and never look at the text themselves. */
export interface NoteReading {
  /** The note, trimmed. */
  readonly text: string
  readonly empty: boolean
  /** Characters as the platform counts them. */
  readonly length: number
  /** Null: too short to tell, or none that can be read; then nothing is held against the note for what it lacks. */
  readonly language: Language | null
  readonly greeting: Greeting | null
  /** Nothing but a stock text: `exact`, or one with a greeting or a name around it (`dressed`). */
  readonly stock: 'exact' | 'dressed' | null
  /** Placeholders left unfilled, as they stand in the text. */
  readonly placeholders: readonly string[]
  /** Words that say why they want to connect. */
  readonly reasons: readonly string[]
  readonly recalled: readonly Recalled[]
  /** Words that hold something for the other person. */
  readonly offers: readonly string[]
  readonly asks: readonly Ask[]
  /** Words that sell. */
  readonly pitch: readonly string[]
  /** Worn phrases and praise without an object. */
  readonly worn: readonly string[]
  /** Demands, guilt and reproach. */
  readonly pressure: readonly string[]
  /** Questions and reproaches about an invitation not accepted or a message not answered. */
  readonly whyNot: readonly string[]
  /** Words that blame or watch them for not answering, without asking why. */
  readonly guilt: readonly string[]
  /** Whether it lets them off: no need to answer, quite understood, if not, leave it. */
  readonly letsGo: boolean
  readonly shouting: readonly string[]
  /** Remarks about looks, age or private life. */
  readonly personal: readonly string[]
  readonly claims: readonly Claim[]
  /** Words that say the writer saw them visit the writer's profile. */
  readonly theirVisit: readonly string[]
  /** Words that collect connections for their own sake. */
  readonly collecting: readonly string[]
  /** Whether it opens with what the writer is or wants and never speaks of them. */
  readonly selfCentred: boolean
  /** Words that demean, accuse or dismiss. */
  readonly unkind: readonly string[]
  /** Whether it has a kind word: thanks, a wish, a polite form. */
  readonly courteous: boolean
  /** How many words say something particular, greeting and name aside; a broad field counts half. */
  readonly particulars: number
  /** Whether it asks how the two know each other, or asks politely. */
  readonly asksPlainly: boolean
  /** Whether it thanks, wishes well or apologises; a greeting alone does not count. */
  readonly kindly: boolean
  /** Words that look back at an earlier message of the writer's, or press for an answer to it. */
  readonly nudges: readonly string[]
  /** What stands beside those words and says something particular. */
  readonly news: readonly string[]
  /** Words that plan a telephone call. */
  readonly calls: readonly string[]
}
