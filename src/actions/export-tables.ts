import { type Cell, writeCsv } from '#formats/csv-write.ts'
import { ME } from '#model/contact.ts'
import { standingOn } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { openSnapshot, readRows, type Snapshot } from '#store/read-rows.ts'
import type { JournalledTable } from '#store/schema.ts'
import { findInvitations } from '#store/some-invitations.ts'
import { type Book, type Moment, momentOf } from './moment.ts'

type Rows = readonly (readonly Cell[])[]

interface Table {
  readonly columns: readonly string[]
  rows(snapshot: Snapshot, moment: Moment): AsyncIterable<Rows>
}

const yesNo = (value: 0 | 1 | null): boolean | null => (value === null ? null : value === 1)

type RowOf<T extends JournalledTable> = Awaited<ReturnType<ReturnType<typeof readRows<T>>['next']>>['value'][number]

/** The names of people by id; the id itself where nobody is found. */
async function namesOf({ db }: Snapshot, ids: readonly string[]): Promise<(id: string) => string> {
  const people = await findContacts(db, ids)
  return (id) => people.get(id)?.name ?? id
}

/** A table whose rows name people: `about` gives their ids, `cells` the row with their names. */
async function* withNames<T extends JournalledTable>(
  snapshot: Snapshot,
  table: T,
  about: (row: RowOf<T>) => readonly string[],
  cells: (row: RowOf<T>, nameOf: (id: string) => string) => readonly Cell[],
): AsyncGenerator<Rows> {
  for await (const rows of readRows(snapshot.db, table)) {
    const nameOf = await namesOf(snapshot, rows.flatMap(about))
    yield rows.map((row) => cells(row, nameOf))
  }
}

async function* contactRows({ db }: Snapshot): AsyncGenerator<Rows> {
  for await (const rows of readRows(db, 'contacts'))
    yield rows
      .filter((row) => row.id !== ME)
      .map((row) => [
        ...[row.name, row.profile_url, row.email, row.company, row.position, row.region, row.industry, row.mark],
        ...[row.connected_on, row.removed_on, row.welcomes, yesNo(row.is_member), yesNo(row.profile_read)],
        ...[row.remarks, row.id],
      ])
}

async function* invitationRows(snapshot: Snapshot, { today, settings }: Moment): AsyncGenerator<Rows> {
  for await (const slice of readRows(snapshot.db, 'invitations')) {
    const invitations = await findInvitations(
      snapshot.db,
      slice.map((row) => row.id),
    )
    const nameOf = await namesOf(
      snapshot,
      slice.map((row) => row.contact_id),
    )
    yield [...invitations.values()].map((invitation) => {
      const { id, contactId, direction, sentOn, sentAt, note, purpose, saidBy } = invitation
      const { outcome, since, certain } = standingOn(invitation, today, settings.limits)
      return [
        nameOf(contactId),
        direction,
        sentOn,
        sentAt,
        note,
        purpose,
        outcome,
        since,
        certain,
        saidBy,
        id,
        contactId,
      ]
    })
  }
}

async function* eventRows(snapshot: Snapshot): AsyncGenerator<Rows> {
  for await (const rows of readRows(snapshot.db, 'invitation_events')) {
    const invitations = await findInvitations(
      snapshot.db,
      rows.map((row) => row.invitation_id),
    )
    const nameOf = await namesOf(
      snapshot,
      [...invitations.values()].map((each) => each.contactId),
    )
    yield rows.map((row) => {
      const invitation = invitations.get(row.invitation_id)
      return [
        ...[invitation ? nameOf(invitation.contactId) : null, invitation?.direction ?? null, row.kind, row.on_day],
        ...[row.at, row.remark, row.said_by, row.invitation_id, row.id],
      ]
    })
  }
}

/** A waiver is about a person, an invitation, or the account. */
async function* waiverRows(snapshot: Snapshot): AsyncGenerator<Rows> {
  for await (const rows of readRows(snapshot.db, 'waivers')) {
    const subjects = rows.map((row) => row.subject_id)
    const invitations = await findInvitations(snapshot.db, subjects)
    const nameOf = await namesOf(snapshot, [...subjects, ...[...invitations.values()].map((each) => each.contactId)])
    yield rows.map(({ id, rule_id, subject_id, reason, made_on, ends_on }) => {
      const about = nameOf(invitations.get(subject_id)?.contactId ?? subject_id)
      return [rule_id, about, reason, made_on, ends_on, subject_id, id]
    })
  }
}

const tables = {
  contacts: {
    columns: [
      ...['Name', 'Profile', 'E-mail', 'Company', 'Position', 'Region', 'Industry', 'Mark', 'Connected on'],
      ...['Removed on', 'Welcomes', 'Is a member', 'Profile read', 'Remarks', 'Id'],
    ],
    rows: contactRows,
  },
  invitations: {
    columns: [
      ...['Person', 'Direction', 'Sent on', 'Sent at (UTC)', 'Note', 'Purpose', 'Outcome', 'Since', 'Certain'],
      ...['Said by', 'Id', 'Person id'],
    ],
    rows: invitationRows,
  },
  events: {
    columns: ['Person', 'Direction', 'Event', 'On', 'At (UTC)', 'Remark', 'Said by', 'Invitation id', 'Id'],
    rows: eventRows,
  },
  messages: {
    columns: ['Person', 'Direction', 'Sent on', 'Sent at (UTC)', 'Text', 'Id', 'Person id'],
    rows: (snapshot) =>
      withNames(
        snapshot,
        'messages',
        (row) => [row.contact_id],
        (row, nameOf) => [
          ...[nameOf(row.contact_id), row.direction, row.sent_on, row.sent_at, row.text, row.id, row.contact_id],
        ],
      ),
  },
  relations: {
    columns: ['From', 'Kind', 'To', 'Starts on', 'Ends on', 'Remark', 'From id', 'To id', 'Id'],
    rows: (snapshot) =>
      withNames(
        snapshot,
        'relations',
        (row) => [row.from_id, row.to_id],
        (row, nameOf) => [
          ...[nameOf(row.from_id), row.kind, nameOf(row.to_id), row.starts_on, row.ends_on, row.remark],
          ...[row.from_id, row.to_id, row.id],
        ],
      ),
  },
  drafts: {
    columns: ['Person', 'Note', 'Purpose', 'Made at (UTC)', 'Id', 'Person id'],
    rows: (snapshot) =>
      withNames(
        snapshot,
        'drafts',
        (row) => [row.contact_id],
        (row, nameOf) => [nameOf(row.contact_id), row.note, row.purpose, row.made_at, row.id, row.contact_id],
      ),
  },
  waivers: {
    columns: ['Rule', 'About', 'Reason', 'Made on', 'Ends on', 'About id', 'Id'],
    rows: waiverRows,
  },
  reviews: {
    columns: ['Day', 'Started at (UTC)', 'Finished at (UTC)', 'Report', 'Id'],
    async *rows({ db }) {
      for await (const rows of readRows(db, 'reviews'))
        yield rows.map((row) => [row.day, row.started_at, row.finished_at, row.report, row.id])
    },
  },
} as const satisfies Readonly<Record<string, Table>>

export type TableName = keyof typeof tables

/** The tables that can be had as CSV. */
export const TABLE_NAMES = Object.keys(tables) as TableName[]

function tableText(snapshot: Snapshot, moment: Moment, name: TableName): AsyncGenerator<string> {
  const { columns, rows }: Table = tables[name]
  return writeCsv(columns, rows(snapshot, moment))
}

/** One table of the book for spreadsheets, in pieces of CSV. */
export async function* exportTable(book: Book, name: TableName): AsyncGenerator<string> {
  const moment = await momentOf(book)
  const snapshot = await openSnapshot(book.store)
  try {
    yield* tableText(snapshot, moment, name)
  } finally {
    await snapshot.close()
  }
}

/** Every table of one and the same moment; `take` is given each with its pieces of CSV, one after the other. */
export async function exportTables(
  book: Book,
  take: (name: TableName, text: AsyncIterable<string>) => Promise<void>,
): Promise<void> {
  const moment = await momentOf(book)
  const snapshot = await openSnapshot(book.store)
  try {
    for (const name of TABLE_NAMES) await take(name, tableText(snapshot, moment, name))
  } finally {
    await snapshot.close()
  }
}
