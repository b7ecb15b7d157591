import type { Selectable } from 'kysely'
import type { Mark, Welcome } from '#model/contact.ts'
import type { Day, Instant } from '#model/day.ts'
import type { Direction, EventKind, SaidBy } from '#model/invitation.ts'
import type { RelationKind } from '#model/relation.ts'

// Columns as they stand in the file. Model types, in camelCase, are what leaves this folder.

interface OperationsTable {
  id: string
  at: Instant
  by: 'ui' | 'cli' | 'import'
  label: string
  undoes: string | null
}

interface ChangesTable {
  operation_id: string
  position: number
  table_name: JournalledTable
  row_id: string
  /** The row as JSON before and after; null when it was not there. */
  before: string | null
  after: string | null
}

interface ContactsTable {
  id: string
  name: string
  name_key: string
  profile_key: string | null
  profile_url: string | null
  email: string | null
  company: string | null
  position: string | null
  region: string | null
  industry: string | null
  mark: Mark | null
  connected_on: Day | null
  removed_on: Day | null
  welcomes: Welcome | null
  is_member: 0 | 1 | null
  profile_read: 0 | 1 | null
  remarks: string | null
  /** JSON of `Sources`: what each source last said, so that a value of the owner's own is never overwritten. */
  imported: string | null
}

/** A further profile address or e-mail address of a contact, as a join key. */
interface ContactKeysTable {
  id: string
  contact_id: string
  kind: 'profile' | 'email'
  key: string
}

/** Two contacts the owner said are two people, the smaller id first. */
interface DistinctPeopleTable {
  id: string
  one_id: string
  other_id: string
}

/** Somebody deleted, by the operation that did it; gone once they are purged. */
interface DeletionsTable {
  id: string
  contact_id: string
  name: string
  profile_key: string | null
  email: string | null
  at: Instant
}

/** An invitation sent to somebody since deleted: it counts in the budget and names nobody. */
interface UnnamedSentTable {
  id: string
  sent_on: Day
  sent_at: Instant | null
  has_note: 0 | 1
}

interface RelationsTable {
  id: string
  from_id: string
  to_id: string
  kind: RelationKind
  starts_on: Day | null
  ends_on: Day | null
  remark: string | null
}

interface InvitationsTable {
  id: string
  contact_id: string
  direction: Direction
  sent_on: Day
  sent_at: Instant | null
  note: string | null
  purpose: string | null
  said_by: 'you' | 'import'
  /** JSON of the verdict and findings at the time it was logged. */
  judged: string | null
}

interface InvitationEventsTable {
  id: string
  invitation_id: string
  kind: EventKind
  on_day: Day
  at: Instant | null
  said_by: SaidBy
  remark: string | null
}

interface MessagesTable {
  id: string
  contact_id: string
  direction: Direction
  sent_on: Day
  sent_at: Instant | null
  text: string
  source_key: string | null
}

interface DraftsTable {
  id: string
  contact_id: string
  note: string
  purpose: string | null
  made_at: Instant
  /** What the two have in common, as the owner wrote it for the note. */
  common_ground: string | null
  /** What is in it for them. */
  offer: string | null
}

interface SettingsTable {
  /** The setting's name, such as `limits.weekly`. */
  id: string
  /** JSON. */
  value: string
}

interface WaiversTable {
  id: string
  rule_id: string
  subject_id: string
  reason: string
  made_on: Day
  ends_on: Day | null
}

interface ReviewsTable {
  id: string
  day: Day
  started_at: Instant
  finished_at: Instant | null
  /** JSON list of the steps gone through. */
  done_steps: string
  /** Markdown. */
  report: string | null
  /** JSON of the counts at its end, by name; null while it goes on, and for one finished before they were kept. */
  counts: string | null
}

interface ImportsTable {
  /** The operation that brought it in. */
  id: string
  at: Instant
  name: string
  exported_on: Day | null
  /** JSON of the counts per file. */
  summary: string
}

/** Every table of the book. */
export interface Database {
  operations: OperationsTable
  changes: ChangesTable
  contacts: ContactsTable
  relations: RelationsTable
  invitations: InvitationsTable
  invitation_events: InvitationEventsTable
  messages: MessagesTable
  drafts: DraftsTable
  settings: SettingsTable
  waivers: WaiversTable
  reviews: ReviewsTable
  imports: ImportsTable
  contact_keys: ContactKeysTable
  distinct_people: DistinctPeopleTable
  deletions: DeletionsTable
  unnamed_sent: UnnamedSentTable
}

/** The tables whose every change is journalled: all but the journal itself. */
export type JournalledTable = Exclude<keyof Database, 'operations' | 'changes'>

export type Row<T extends keyof Database> = Selectable<Database[T]>

/** Column names per table, for the drift test. */
export const columns = {
  operations: ['id', 'at', 'by', 'label', 'undoes'],
  changes: ['operation_id', 'position', 'table_name', 'row_id', 'before', 'after'],
  contacts: [
    'id',
    'name',
    'name_key',
    'profile_key',
    'profile_url',
    'email',
    'company',
    'position',
    'region',
    'industry',
    'mark',
    'connected_on',
    'removed_on',
    'welcomes',
    'is_member',
    'profile_read',
    'remarks',
    'imported',
  ],
  relations: ['id', 'from_id', 'to_id', 'kind', 'starts_on', 'ends_on', 'remark'],
  invitations: ['id', 'contact_id', 'direction', 'sent_on', 'sent_at', 'note', 'purpose', 'said_by', 'judged'],
  invitation_events: ['id', 'invitation_id', 'kind', 'on_day', 'at', 'said_by', 'remark'],
  messages: ['id', 'contact_id', 'direction', 'sent_on', 'sent_at', 'text', 'source_key'],
  drafts: ['id', 'contact_id', 'note', 'purpose', 'made_at', 'common_ground', 'offer'],
  settings: ['id', 'value'],
  waivers: ['id', 'rule_id', 'subject_id', 'reason', 'made_on', 'ends_on'],
  reviews: ['id', 'day', 'started_at', 'finished_at', 'done_steps', 'report', 'counts'],
  imports: ['id', 'at', 'name', 'exported_on', 'summary'],
  contact_keys: ['id', 'contact_id', 'kind', 'key'],
  distinct_people: ['id', 'one_id', 'other_id'],
  deletions: ['id', 'contact_id', 'name', 'profile_key', 'email', 'at'],
  unnamed_sent: ['id', 'sent_on', 'sent_at', 'has_note'],
} as const satisfies { [T in keyof Database]: readonly (keyof Database[T])[] }
