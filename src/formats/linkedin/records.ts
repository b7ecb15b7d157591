import type { TableReading } from '#formats/table.ts'
import type { Day, Instant } from '#model/day.ts'
import type { Direction } from '#model/invitation.ts'

/** What a file of the archive is, told by its column names and not by its own name. */
export type FileKind =
  | 'connections'
  | 'invitations'
  | 'profile'
  | 'positions'
  | 'education'
  | 'recommendations-given'
  | 'recommendations-received'
  | 'notes'
  | 'messages'
  | 'other'

/** What became of one file; `other` is a file of no interest: passed over, with nothing read. */
export type FileReading = TableReading<FileKind>

/** A person you are connected with. Company and position are those of the day of the export. */
export interface ConnectionRecord {
  readonly line: number
  readonly firstName: string
  readonly lastName: string
  readonly name: string
  readonly profileKey: string | null
  /** An http(s) address, written out anew; null when the row has none or it names nobody. */
  readonly profileUrl: string | null
  readonly email: string | null
  readonly company: string | null
  readonly position: string | null
  /** The UTC day of the acceptance. */
  readonly connectedOn: Day
}

/** An invitation sent or received. The archive does not say what became of it. */
export interface InvitationRecord {
  readonly line: number
  readonly direction: Direction
  /** The other person, as the platform shows them. */
  readonly name: string
  readonly profileKey: string | null
  readonly profileUrl: string | null
  /** The personal note; empty when there was none. */
  readonly note: string
  readonly sentAt: Instant
}

/** The owner of the archive. */
export interface ProfileRecord {
  readonly line: number
  readonly name: string
  readonly firstName: string
  readonly lastName: string
  readonly headline: string | null
  readonly industry: string | null
  readonly region: string | null
}

/** A post the owner holds or held. The dates are text as in the archive (`Jan 2024`, `2024`); no end is a current post. */
export interface PositionRecord {
  readonly line: number
  readonly company: string
  readonly title: string
  readonly startedOn: string | null
  readonly finishedOn: string | null
}

/** A school of the owner's. The dates are text as in the archive, often a year alone. */
export interface EducationRecord {
  readonly line: number
  readonly school: string
  readonly startedOn: string | null
  readonly finishedOn: string | null
}

/** A recommendation the owner wrote for somebody, or somebody for the owner. Its text is not kept. */
export interface RecommendationRecord {
  readonly line: number
  readonly way: 'given' | 'received'
  /** The other person. Company and title are those of the time it was written. */
  readonly name: string
  readonly company: string | null
  readonly title: string | null
  /** Null when the date cannot be read for certain. */
  readonly on: Day | null
}

/** What the owner wrote down about a connection, for themselves. */
export interface NoteRecord {
  readonly line: number
  readonly name: string
  readonly profileKey: string | null
  readonly profileUrl: string | null
  readonly note: string
  /** Null when the date cannot be read for certain. */
  readonly createdOn: Day | null
  readonly editedOn: Day | null
}

/** A message between the owner and one other person. */
export interface MessageRecord {
  readonly line: number
  /** The conversation's id, or the other person's name in archives that give none. */
  readonly conversation: string
  readonly direction: Direction
  readonly otherName: string
  readonly otherKey: string | null
  readonly sentAt: Instant
  readonly text: string
}

/** Everything an archive says, file by file and record by record. */
export interface LinkedInReading {
  readonly exportedOn: Day | null
  readonly files: readonly FileReading[]
  readonly connections: readonly ConnectionRecord[]
  readonly invitations: readonly InvitationRecord[]
  readonly messages: readonly MessageRecord[]
  readonly profile: ProfileRecord | null
  readonly positions: readonly PositionRecord[]
  readonly education: readonly EducationRecord[]
  readonly recommendations: readonly RecommendationRecord[]
  readonly notes: readonly NoteRecord[]
  readonly owner: { readonly name: string | null; readonly profileKey: string | null }
}
