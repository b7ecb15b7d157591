import type { Day } from './day.ts'

/** An invitation sent in the last two weeks, as the rules on pace see it. */
export interface RecentInvitation {
  readonly contactId: string
  readonly name: string
  /** Their company, as names are compared; null where none is known. */
  readonly companyKey: string | null
  readonly sentOn: Day
  readonly hasNote: boolean
  /** Whether the book says that the two of you know each other. */
  readonly knowsYou: boolean
}

/** How far back recent invitations reach, in days. */
export const RECENT_DAYS = 14

/** What your invitations up to a day add up to; everything is counted from their events. */
export interface SendingRecord {
  readonly everSent: number
  /** How many were answered with "I don't know this person". */
  readonly unknownPerson: number
  /** How many are open, as far as is known. */
  readonly outstanding: number
}
