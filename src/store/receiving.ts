import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME } from '#model/contact.ts'
import type { Day, Instant } from '#model/day.ts'
import type { EventKind } from '#model/invitation.ts'
import type { ReceivingRecord } from '#model/receiving.ts'
import { RELATION_KINDS, relationFacts } from '#model/relation.ts'
import { keptWhileUnchanged, oneByOne, type RowChange, rowsIn } from './kept.ts'
import { madeOnce, madeOnceAmong } from './made-once.ts'
import type { Database, Row } from './schema.ts'

const KNOWING = RELATION_KINDS.filter((kind) => relationFacts[kind].knows)

/** A received invitation that was decided. */
interface Decided {
  readonly id: string
  readonly contactId: string
  readonly outcome: EventKind
  readonly blind: 0 | 1
}

/** Which of them are asked for: those with these ids, or those of these people. */
interface Which {
  readonly by: 'id' | 'contactId'
  readonly ids: readonly string[]
}

/** The invitations a change is about: its own, or all of the people it is between or with. */
function whichOf(change: RowChange): Which | undefined {
  if (change.table === 'invitations') return { by: 'id', ids: [change.id] }
  const event = rowsIn('invitation_events', change)
  const of = event?.after ?? event?.before
  if (of) return { by: 'id', ids: [of.invitation_id] }
  const message = rowsIn('messages', change)
  const tie = rowsIn('relations', change)
  const people = [
    ...[message?.before, message?.after].flatMap((row) => row?.contact_id ?? []),
    ...[tie?.before, tie?.after].flatMap((row) => (row ? [row.from_id, row.to_id] : [])),
  ]
  return people.length > 0 ? { by: 'contactId', ids: people } : undefined
}

/** What became of the received invitations decided after `since` up to `day`; the last event up to then counts. */
export async function receivingRecord(db: Kysely<Database>, since: Day, day: Day): Promise<ReceivingRecord> {
  const find = () => decidedAfresh(db, since, day)
  const decided = await keptWhileUnchanged(db, 'decided', `${since} ${day}`, find, {
    tables: ['invitations', 'invitation_events', 'relations', 'messages'],
    follow: oneByOne(async (all, change) => {
      const which = whichOf(change)
      if (!which) return undefined
      const others = all.filter((each) => !which.ids.includes(each[which.by]))
      return [...others, ...(await decidedAfresh(db, since, day, which))]
    }),
  })
  const accepted = decided.filter((each) => each.outcome === 'accepted')
  return {
    decided: decided.length,
    accepted: accepted.length,
    acceptedBlind: accepted.filter((each) => Number(each.blind) === 1).length,
    unwanted: decided.length - accepted.length,
  }
}

/** The days a decision counts in: after `since`, up to `day`. */
interface Span {
  readonly since: Day
  readonly day: Day
}

const decidedIn = (db: Kysely<Database>, { since, day }: Span) =>
  db
    .selectFrom('invitations as i')
    .innerJoin('invitation_events as e', 'e.invitation_id', 'i.id')
    .select(['i.id', 'i.contact_id as contactId', 'e.kind as outcome'])
    .select((eb) =>
      eb
        .and([
          sql<boolean>`coalesce(i.note, '') = ''`,
          eb.not(
            eb.exists(
              eb
                .selectFrom('relations as r')
                .select('r.id')
                .where((ties) =>
                  ties.or([
                    ties.and([ties('r.from_id', '=', ties.ref('i.contact_id')), ties('r.to_id', '=', ME)]),
                    ties.and([ties('r.to_id', '=', ties.ref('i.contact_id')), ties('r.from_id', '=', ME)]),
                  ]),
                )
                .where('r.kind', 'in', KNOWING),
            ),
          ),
          eb.not(
            eb.exists(
              eb
                .selectFrom('messages as m')
                .select('m.id')
                .whereRef('m.contact_id', '=', 'i.contact_id')
                .whereRef('m.sent_on', '<=', 'i.sent_on'),
            ),
          ),
        ])
        .as('blind'),
    )
    // Written so, that SQLite starts at the events of those days and not at everything ever received.
    .where(sql<boolean>`+i.direction = 'received'`)
    .where('e.kind', 'in', ['accepted', 'ignored', 'reported', 'unknown-person'])
    .where('e.on_day', '>', since)
    .where('e.on_day', '<=', day)
    .where(
      sql<boolean>`e.id = (select l.id from invitation_events as l where l.invitation_id = i.id
        and l.kind <> 'answered' and l.on_day <= ${day} order by l.on_day desc, l.id desc limit 1)`,
    )

const every = madeOnce(decidedIn)
const byId = madeOnceAmong((db, ids, span: Span) => decidedIn(db, span).where('i.id', 'in', ids))
const byContact = madeOnceAmong((db, ids, span: Span) => decidedIn(db, span).where('i.contact_id', 'in', ids))

async function decidedAfresh(db: Kysely<Database>, since: Day, day: Day, which?: Which): Promise<readonly Decided[]> {
  const span = { since, day }
  const rows = await (which ? { id: byId, contactId: byContact }[which.by](db, which.ids, span) : every(db, span))
  return rows as readonly Decided[]
}

/** How many connections stood at the end of `day`. */
export function countConnectionsOn(db: Kysely<Database>, day: Day): Promise<number> {
  return keptWhileUnchanged(db, 'connections', day, () => countConnectionsAfresh(db, day), {
    tables: ['contacts'],
    follow: oneByOne((number, change) => {
      const rows = rowsIn('contacts', change)
      return rows && number + Number(isConnection(rows.after, day)) - Number(isConnection(rows.before, day))
    }),
  })
}

/** The same as the query below asks of a row. */
function isConnection(row: Row<'contacts'> | null, day: Day): boolean {
  if (!row || row.id === ME || row.connected_on === null || row.connected_on > day) return false
  return row.removed_on === null || row.removed_on > day || row.removed_on < row.connected_on
}

async function countConnectionsAfresh(db: Kysely<Database>, day: Day): Promise<number> {
  const row = await db
    .selectFrom('contacts')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('id', '<>', ME)
    .where('connected_on', '<=', day)
    .where(({ eb, or }) =>
      or([eb('removed_on', 'is', null), eb('removed_on', '>', day), eb('removed_on', '<', eb.ref('connected_on'))]),
    )
    .executeTakeFirstOrThrow()
  return Number(row.number)
}

const firstEntry = madeOnce((db) => db.selectFrom('operations').select('at').orderBy('id').limit(1))

/** The moment of the first entry in the book; null when nothing was ever written down. */
export async function firstEntryAt(db: Kysely<Database>): Promise<Instant | null> {
  const [row] = await firstEntry(db, {})
  return row?.at ?? null
}
