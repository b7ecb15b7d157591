import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import type { Day, Instant } from '#model/day.ts'
import type { Invitation, ReceivedAnswer, Standing } from '#model/invitation.ts'
import type { Limits } from '#model/limits.ts'
import type { ReceivingRecord } from '#model/receiving.ts'
import type { Relation } from '#model/relation.ts'
import type { RecentInvitation, SendingRecord } from '#model/sending.ts'
import type { Accepting } from '#model/settings.ts'
import type { NoteReading } from './note/reading.ts'
import type { StillToCome } from './patience.ts'
import type { Value } from './value.ts'

/** A line of people, each reporting to the next, by name: `['Ana', 'Bo', 'you']`. */
export interface ReportingLine {
  readonly path: readonly string[]
  /** The last day on which the whole line holds; null when no end is known. */
  readonly endsOn: Day | null
}

/** How you and the contact stand to each other on the day of judging, from what is recorded. */
export interface Ties {
  /**
   * `known`: a relation, an exchange or an earlier connection is recorded. `stranger`: nothing is recorded that says
   * that you know each other.
   */
  readonly acquaintance: 'known' | 'stranger'
  /** Friend, family or colleague: they will certainly know you and are likely to accept. */
  readonly certain: boolean
  readonly friend: boolean
  /** Relations between the two of you that hold today. */
  readonly active: readonly Relation[]
  /** They report to you, at any depth. */
  readonly belowYou: ReportingLine | null
  /** They reported to you until the day named, and no longer do. */
  readonly wasBelowYouUntil: Day | null
  /** You report to them, at any depth. */
  readonly aboveYou: ReportingLine | null
}

/** An earlier invitation with where it stands on the day of judging. */
export interface PastInvitation {
  readonly invitation: Invitation
  readonly standing: Standing
}

/** What the person said about their own account. */
export interface Account {
  readonly kind: 'free' | 'premium'
  readonly limits: Limits
  /** The last day on which the account may invite nobody; null when it may. */
  readonly restrictedUntil: Day | null
  /** Whom they accept. */
  readonly accepting: Accepting
}

interface Always {
  readonly today: Day
  readonly now: Instant
  readonly account: Account
}

/** An invitation about to be sent. */
export interface DraftFacts extends Always {
  /** Null when words are judged by themselves, without a person. */
  readonly contact: Contact | null
  /** Null when there is no contact. */
  readonly ties: Ties | null
  /** Invitations to them, oldest first. */
  readonly sent: readonly PastInvitation[]
  /** Invitations from them, oldest first. */
  readonly received: readonly PastInvitation[]
  /** The day they last wrote to you, if they ever did. */
  readonly lastHeardOn: Day | null
  /** Why you want this connection, for yourself. Null: none stated. Undefined: not known, as for bare words. */
  readonly purpose: string | null | undefined
  readonly note: NoteReading
  /** Null for bare words. */
  readonly budget: Budget | null
  /** Null for bare words. */
  readonly value: Value | null
  /** What was sent in the last two weeks, oldest first; empty for bare words. */
  readonly recent: readonly RecentInvitation[]
  /** Null for bare words. */
  readonly record: SendingRecord | null
}

/** A sent invitation that is still open. */
export interface SentFacts extends Always {
  readonly contact: Contact
  readonly invitation: Invitation
  readonly standing: Standing
  /** Whole days since it was sent. */
  readonly ageDays: number
  /** The chance that it is accepted yet, and what that rests on. */
  readonly stillToCome: StillToCome
}

/** A received invitation that is still open. */
export interface ReceivedFacts extends Always {
  readonly contact: Contact
  readonly invitation: Invitation
  readonly standing: Standing
  readonly ageDays: number
  readonly ties: Ties
  readonly note: NoteReading
  /** Yours, where the note asks for an invitation of yours; null where nothing hangs on it. */
  readonly budget: Budget | null
}

/** A sent invitation that was accepted. */
export interface AcceptedFacts extends Always {
  readonly contact: Contact
  readonly invitation: Invitation
  readonly acceptedOn: Day
  /** The day you last wrote to them, if you ever did. */
  readonly lastWroteOn: Day | null
}

/** An answer about to be given to a received invitation; asked before it is written down. */
export interface AnswerFacts extends Always {
  readonly contact: Contact
  readonly invitation: Invitation
  readonly ties: Ties
  readonly note: NoteReading
  readonly answer: ReceivedAnswer
}

/** A follow-up to somebody, or a reply to somebody who invited you. */
export interface MessageFacts extends Always {
  readonly purpose: 'message' | 'reply'
  readonly contact: Contact | null
  readonly ties: Ties | null
  readonly note: NoteReading
  /** Days since they accepted your invitation; null when unknown or not accepted. */
  readonly daysSinceAccepted: number | null
}

/** The account as a whole. */
export interface AccountFacts extends Always {
  readonly budget: Budget
  /** Null when no review was ever finished. */
  readonly lastReviewOn: Day | null
  /** The day of the first entry; null for an empty book. */
  readonly bookSince: Day | null
  readonly connections: number
  readonly receiving: ReceivingRecord
}

/** What a rule of each kind looks at. */
export interface FactsOf {
  readonly draft: DraftFacts
  readonly sent: SentFacts
  readonly accepted: AcceptedFacts
  readonly received: ReceivedFacts
  readonly answer: AnswerFacts
  readonly message: MessageFacts
  readonly account: AccountFacts
}

export type SubjectKind = keyof FactsOf
