import { addDays, type Day, type Instant } from './day.ts'

export type Direction = 'sent' | 'received'

/** What can happen to an invitation after it was sent. `answered` is a reply without accepting; it stays open. */
export const EVENT_KINDS = [
  'accepted',
  'withdrawn',
  'expired',
  'ignored',
  'unknown-person',
  'reported',
  'answered',
  'reopened',
] as const

export type EventKind = (typeof EVENT_KINDS)[number]

/** Who or what said so: the person, a line in an archive, or a conclusion drawn from two of them. */
export type SaidBy = 'you' | 'import' | 'inferred'

/** Something that happened to an invitation. `at` is null when only the day is known. */
export interface InvitationEvent {
  readonly id: string
  readonly kind: EventKind
  readonly on: Day
  readonly at: Instant | null
  readonly saidBy: SaidBy
  /** How it was concluded, or what was answered. */
  readonly remark: string | null
}

/** An invitation of either direction with what became of it, oldest event first. */
export interface Invitation {
  readonly id: string
  readonly contactId: string
  readonly direction: Direction
  readonly sentOn: Day
  /** Null when only the day is known. */
  readonly sentAt: Instant | null
  /** The text with it; empty when it had none, null when that is not known. */
  readonly note: string | null
  readonly purpose: string | null
  /** Where the knowledge comes from: `import` rows may be open or may have ended unseen. */
  readonly saidBy: Exclude<SaidBy, 'inferred'>
  readonly events: readonly InvitationEvent[]
}

export type Outcome = 'open' | 'accepted' | 'withdrawn' | 'expired' | 'ignored' | 'unknown-person' | 'reported'

/** What the owner can do about a received invitation. */
export type ReceivedAnswer = Extract<EventKind, 'accepted' | 'ignored' | 'answered' | 'reported' | 'unknown-person'>

/** Where an invitation stands on a day. */
export interface Standing {
  readonly outcome: Outcome
  /** The day it came to stand so: the day of the event that closed it, or the day it was sent. */
  readonly since: Day
  readonly saidBy: SaidBy
  /** False when the archive cannot tell open from ended unseen ("open or unknown"). */
  readonly certain: boolean
  /** For a received one: the day you last answered without accepting. */
  readonly answeredOn: Day | null
}

/** The days a sent invitation stays open before the platform ends it. */
export interface Lifetime {
  readonly expiryDays: number
}

/**
 * Where `invitation` stands on `day`, from its events up to that day and nothing else. An open sent invitation older
 * than the platform keeps any ends by the clock; that end is inferred, and a later acceptance reopens it.
 */
export function standingOn(invitation: Invitation, day: Day, { expiryDays }: Lifetime): Standing {
  let outcome: Outcome = 'open'
  let since = invitation.sentOn
  let saidBy: SaidBy = invitation.saidBy
  let answeredOn: Day | null = null
  for (const event of invitation.events) {
    if (event.on > day) continue
    if (event.kind === 'answered') {
      answeredOn = event.on
      continue
    }
    outcome = event.kind === 'reopened' ? 'open' : event.kind
    since = event.on
    saidBy = event.saidBy
  }
  if (outcome === 'open' && invitation.direction === 'sent') {
    const expiresOn = addDays(invitation.sentOn, expiryDays)
    if (expiresOn <= day)
      return { outcome: 'expired', since: expiresOn, saidBy: 'inferred', certain: false, answeredOn }
  }
  const certain = saidBy === 'you' || (saidBy === 'import' && outcome !== 'open')
  return { outcome, since, saidBy, certain, answeredOn }
}

/** Whether the outcome is an end without a yes: the invitation went unanswered. */
export function endedUnanswered(outcome: Outcome): boolean {
  return outcome === 'withdrawn' || outcome === 'expired' || outcome === 'ignored'
}

const SENT_EVENTS: readonly EventKind[] = ['accepted', 'withdrawn', 'expired', 'ignored', 'unknown-person', 'reopened']
const RECEIVED_EVENTS: readonly EventKind[] = [
  'accepted',
  'ignored',
  'reported',
  'unknown-person',
  'answered',
  'reopened',
  'withdrawn',
]

/** The events that can happen to an invitation of this direction. */
export function eventsFor(direction: Direction): readonly EventKind[] {
  return direction === 'sent' ? SENT_EVENTS : RECEIVED_EVENTS
}
