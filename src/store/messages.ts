import { type Kysely, sql } from 'kysely'
import type { Day, Instant } from '#model/day.ts'
import type { Direction } from '#model/invitation.ts'
import { keptJson } from '#model/kept-json.ts'
import type { Write } from './journal.ts'
import { keptOfEach, rowsIn } from './kept.ts'
import { madeOnceAmong } from './made-once.ts'
import { newId } from './new-id.ts'
import type { Database } from './schema.ts'

/** A message to or from a contact. */
export interface Message {
  readonly id: string
  readonly contactId: string
  readonly direction: Direction
  readonly sentOn: Day
  readonly sentAt: Instant | null
  readonly text: string
}

/** The latest messages with one person, newest first. */
export async function messagesWith(db: Kysely<Database>, contactId: string, limit: number): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    contactId: row.contact_id,
    direction: row.direction,
    sentOn: row.sent_on,
    sentAt: row.sent_at,
    text: row.text,
  }))
}

/** How many messages went between you and one person. */
export async function countMessagesWith(db: Kysely<Database>, contactId: string): Promise<number> {
  const row = await db
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<number>().as('messages'))
    .where('contact_id', '=', contactId)
    .executeTakeFirstOrThrow()
  return Number(row.messages)
}

/**
 * The last day, up to `day`, on which a message of this direction went between you and each of several people; kept of
 * each until one of theirs changes.
 */
export function lastMessagesOn(
  db: Kysely<Database>,
  contactIds: Iterable<string>,
  direction: Direction,
  day: Day,
): Promise<(contactId: string) => Day | undefined> {
  const read = (missed: readonly string[]) => lastAfresh(db, missed, direction, day)
  return keptOfEach(db, `last-${direction}`, day, contactIds, read, {
    tables: ['messages'],
    whose(change) {
      const rows = rowsIn('messages', change)
      return [rows?.before, rows?.after].flatMap((row) => (row ? [row.contact_id] : []))
    },
  })
}

const lastOfEach = madeOnceAmong((db, ids, { direction, day }: { readonly direction: Direction; readonly day: Day }) =>
  db
    .selectFrom('messages')
    .select(({ fn }) => ['contact_id as contactId', fn.max<Day>('sent_on').as('last')])
    .where('contact_id', 'in', ids)
    .where('direction', '=', direction)
    .where('sent_on', '<=', day)
    .groupBy('contact_id'),
)

async function lastAfresh(
  db: Kysely<Database>,
  contactIds: readonly string[],
  direction: Direction,
  day: Day,
): Promise<Map<string, Day>> {
  const rows = await lastOfEach(db, contactIds, { direction, day })
  return new Map(rows.map(({ contactId, last }) => [contactId, last]))
}

/** Writes a message down. `sourceKey` names its line in an archive, so that it is not taken twice. */
export function addMessage(write: Write, message: Omit<Message, 'id'>, sourceKey: string | null = null): void {
  write.insert('messages', {
    id: newId(),
    contact_id: message.contactId,
    direction: message.direction,
    sent_on: message.sentOn,
    sent_at: message.sentAt,
    text: message.text,
    source_key: sourceKey,
  })
}

/** The source keys of the messages that archives brought in, by whom they are with, in the order they were written down. */
export async function messageKeys(db: Kysely<Database>): Promise<Map<string, readonly string[]>> {
  // A row for each person, not for each message: of these there may be a hundred thousand.
  const rows = await db
    .selectFrom('messages')
    .select(['contact_id', sql<string>`json_group_array(source_key order by id)`.as('keys')])
    .where('source_key', 'is not', null)
    .groupBy('contact_id')
    .execute()
  return new Map(rows.map((row) => [row.contact_id, keptJson<string[]>(row.keys)]))
}
