/** How far back the record of received invitations reaches, in days. */
export const RECEIVING_DAYS = 90

/** What became of the invitations you received, decided within the last `RECEIVING_DAYS`. */
export interface ReceivingRecord {
  /** How many were decided: accepted, ignored, reported, or answered with "I don't know this person". */
  readonly decided: number
  readonly accepted: number
  /** Accepted without a note, from somebody nothing in the book linked you with before. */
  readonly acceptedBlind: number
  /** Ignored, reported, or answered with "I don't know this person". */
  readonly unwanted: number
}
