import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Direction, Invitation, InvitationEvent } from '#model/invitation.ts'
import type { Write } from './journal.ts'
import { keptOfEach, type RowChange, rowsIn } from './kept.ts'
import { madeOnce, madeOnceAmong } from './made-once.ts'
import { newId } from './new-id.ts'
import type { Database, Row } from './schema.ts'

function toEvent(row: Row<'invitation_events'>): InvitationEvent {
  return { id: row.id, kind: row.kind, on: row.on_day, at: row.at, saidBy: row.said_by, remark: row.remark }
}

function toInvitation(row: Row<'invitations'>, events: readonly InvitationEvent[]): Invitation {
  return {
    id: row.id,
    contactId: row.contact_id,
    direction: row.direction,
    sentOn: row.sent_on,
    sentAt: row.sent_at,
    note: row.note,
    purpose: row.purpose,
    saidBy: row.said_by,
    events,
  }
}

const eventsOf = madeOnceAmong((db, ids) =>
  db.selectFrom('invitation_events').selectAll().where('invitation_id', 'in', ids).orderBy('on_day').orderBy('id'),
)

/** The invitations of these rows, each with its events, oldest first. */
export async function withEvents(db: Kysely<Database>, rows: readonly Row<'invitations'>[]): Promise<Invitation[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const found = await eventsOf(db, ids, {})
  const events = new Map<string, InvitationEvent[]>()
  for (const row of found) {
    const list = events.get(row.invitation_id) ?? []
    list.push(toEvent(row))
    events.set(row.invitation_id, list)
  }
  return rows.map((row) => toInvitation(row, events.get(row.id) ?? []))
}

const byId = madeOnce((db, { id }: { readonly id: string }) =>
  db.selectFrom('invitations').selectAll().where('id', '=', id),
)

/** One invitation with its events. */
export async function findInvitation(db: Kysely<Database>, id: string): Promise<Invitation | undefined> {
  const [row] = await byId(db, { id })
  return row && (await withEvents(db, [row]))[0]
}

/** The invitation that a changed event belongs to; undefined when the change is of no event, or the invitation gone. */
export async function whoseEvent(
  db: Kysely<Database>,
  change: RowChange,
): Promise<Pick<Row<'invitations'>, 'contact_id' | 'direction' | 'sent_on'> | undefined> {
  const event = rowsIn('invitation_events', change)
  const id = (event?.after ?? event?.before)?.invitation_id
  if (id === undefined) return undefined
  return (await byId(db, { id }))[0]
}

/** Every invitation to and from one person, oldest first. */
export async function invitationsWith(db: Kysely<Database>, contactId: string): Promise<readonly Invitation[]> {
  return (await invitationsWithEach(db, [contactId]))(contactId) ?? []
}

/** Every invitation to and from each of several people, oldest first; kept of each until one of theirs changes. */
export function invitationsWithEach(
  db: Kysely<Database>,
  contactIds: Iterable<string>,
): Promise<(contactId: string) => readonly Invitation[] | undefined> {
  return keptOfEach(db, 'invitations-with', '', contactIds, (missed) => withEachAfresh(db, missed), {
    tables: ['invitations', 'invitation_events'],
    async whose(change) {
      const rows = rowsIn('invitations', change)
      const of = rows ? [rows.before, rows.after] : [await whoseEvent(db, change)]
      const ids = of.flatMap((row) => (row ? [row.contact_id] : []))
      return ids.length > 0 ? ids : undefined
    },
  })
}

const ofContacts = madeOnceAmong((db, ids) =>
  db.selectFrom('invitations').selectAll().where('contact_id', 'in', ids).orderBy('sent_on').orderBy('id'),
)

async function withEachAfresh(db: Kysely<Database>, contactIds: Iterable<string>) {
  const rows = await ofContacts(db, contactIds, {})
  return Map.groupBy(await withEvents(db, rows), (invitation) => invitation.contactId)
}

/** The latest invitation, of either direction, with each of several people. */
export async function lastInvitations(
  db: Kysely<Database>,
  contactIds: readonly string[],
): Promise<Map<string, Invitation>> {
  if (contactIds.length === 0) return new Map()
  const rows = await ofContacts(db, contactIds, {})
  const last = new Map(rows.map((row) => [row.contact_id, row]))
  return new Map((await withEvents(db, [...last.values()])).map((each) => [each.contactId, each]))
}

/** Every invitation of both directions, or those after a day, oldest first. */
export async function allInvitations(db: Kysely<Database>, after: Day = '' as Day): Promise<Invitation[]> {
  const all = db.selectFrom('invitations').selectAll().where('sent_on', '>', after)
  return withEvents(db, await all.orderBy('sent_on').orderBy('id').execute())
}

// The last event that changes the state decides it; `answered` leaves an invitation open.
const lastEvent = (until: Day) => sql<string | null>`(select kind from invitation_events as e
  where e.invitation_id = invitations.id and e.kind <> 'answered' and e.on_day <= ${until}
  order by e.on_day desc, e.id desc limit 1)`

export const EVER = '9999-12-31' as Day

/** Whether nothing has closed an invitation, up to a day or up to now; a sent one may still have ended by the clock. */
export const nothingClosed = (until: Day = EVER) => sql<boolean>`coalesce(${lastEvent(until)}, 'reopened') = 'reopened'`

/** Where a page of invitations starts: after this row, newest first. */
export interface TimeCursor {
  readonly sentOn: Day
  readonly id: string
}

/** A page of invitations; `next` is where the following one starts, if there is one. */
export interface InvitationPage {
  readonly invitations: readonly Invitation[]
  readonly next: TimeCursor | null
}

/**
 * A page of invitations of one direction, newest first, or of the closed ones alone. Nothing sent up to `ended` is open
 * any more, as time has closed it.
 */
export async function listInvitations(
  db: Kysely<Database>,
  direction: Direction,
  show: 'closed' | 'all',
  limit: number,
  after?: TimeCursor,
  ended: Day = '' as Day,
): Promise<InvitationPage> {
  let query = db.selectFrom('invitations').selectAll().where('direction', '=', direction)
  if (show === 'closed')
    query = query.where(({ eb, or }) => or([eb('sent_on', '<=', ended), sql<boolean>`not ${nothingClosed()}`]))
  if (after) {
    // As one value: two conditions joined by "or" would read the index from its beginning.
    query = query.where(sql<boolean>`(sent_on, id) < (${after.sentOn}, ${after.id})`)
  }
  const rows = await query
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    invitations: await withEvents(db, shown),
    next: rows.length > limit && last ? { sentOn: last.sent_on, id: last.id } : null,
  }
}

/** What is known of an invitation when it is written down; `judged` is the verdict at that time, as JSON. */
export type NewInvitation = Omit<Invitation, 'id' | 'events'> & { readonly judged?: string | null }

/** Writes an invitation down and returns it. */
export function addInvitation(write: Write, invitation: NewInvitation): Invitation {
  const id = newId()
  const { judged, ...rest } = invitation
  write.insert('invitations', {
    id,
    contact_id: rest.contactId,
    direction: rest.direction,
    sent_on: rest.sentOn,
    sent_at: rest.sentAt,
    note: rest.note,
    purpose: rest.purpose,
    said_by: rest.saidBy,
    judged: judged ?? null,
  })
  return { id, ...rest, events: [] }
}

/** Completes what is known of an invitation; says whether anything did change. */
export function completeInvitation(
  write: Write,
  id: string,
  patch: Partial<Pick<Invitation, 'sentAt' | 'sentOn' | 'note' | 'saidBy'>>,
): boolean {
  return write.update('invitations', id, {
    ...(patch.sentAt !== undefined && { sent_at: patch.sentAt }),
    ...(patch.sentOn !== undefined && { sent_on: patch.sentOn }),
    ...(patch.note !== undefined && { note: patch.note }),
    ...(patch.saidBy !== undefined && { said_by: patch.saidBy }),
  })
}

/** Adds an event to an invitation and returns it. */
export function addEvent(write: Write, invitationId: string, event: Omit<InvitationEvent, 'id'>): InvitationEvent {
  const id = newId()
  write.insert('invitation_events', {
    id,
    invitation_id: invitationId,
    kind: event.kind,
    on_day: event.on,
    at: event.at,
    said_by: event.saidBy,
    remark: event.remark,
  })
  return { id, ...event }
}

/** Tells better when an event happened, and how that is known. */
export function dateEvent(write: Write, id: string, event: Pick<InvitationEvent, 'on' | 'at' | 'remark'>): void {
  write.update('invitation_events', id, { on_day: event.on, at: event.at, remark: event.remark })
}

/** The verdict and findings kept with an invitation when it was logged, as JSON. */
export async function judgedAtLogging(db: Kysely<Database>, id: string): Promise<string | null> {
  const row = await db.selectFrom('invitations').select('judged').where('id', '=', id).executeTakeFirst()
  return row?.judged ?? null
}

/** The invitations sent from `since` to `until`, both included, oldest first, without their events. */
export async function sentBetween(
  db: Kysely<Database>,
  since: Day,
  until: Day,
): Promise<Pick<Invitation, 'id' | 'contactId' | 'sentOn' | 'note'>[]> {
  const rows = await db
    .selectFrom('invitations')
    .select(['id', 'contact_id', 'sent_on', 'note'])
    .where('direction', '=', 'sent')
    .where('sent_on', '>=', since)
    .where('sent_on', '<=', until)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, contactId: row.contact_id, sentOn: row.sent_on, note: row.note }))
}
