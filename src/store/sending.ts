import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME, nameKeyOf } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import { RELATION_KINDS, relationFacts } from '#model/relation.ts'
import type { RecentInvitation, SendingRecord } from '#model/sending.ts'
import { whoseEvent } from './invitations.ts'
import { keptWhileUnchanged, oneByOne, rowsIn } from './kept.ts'
import { madeOnce } from './made-once.ts'
import type { Database, Row } from './schema.ts'

const KNOWING = RELATION_KINDS.filter((kind) => relationFacts[kind].knows)

/** A recent invitation, with the id that orders those of one day. */
type Dated = RecentInvitation & { readonly id: string }

/** The invitations sent after `since` up to `until`, oldest first, with whether the book knows the person up to then. */
export function recentInvitations(db: Kysely<Database>, since: Day, until: Day): Promise<readonly Dated[]> {
  return keptWhileUnchanged(db, 'sent-lately', `${since} ${until}`, () => recentAfresh(db, since, until), {
    tables: ['invitations', 'contacts', 'relations', 'messages'],
    follow: oneByOne(async (recent, change) => {
      const isAbout = (id: string | undefined) => recent.some((each) => each.contactId === id)
      const invitation = rowsIn('invitations', change)
      if (!invitation) {
        const theirs = rowsIn('messages', change)
        const tie = rowsIn('relations', change)
        const people = [change.id, theirs?.before, theirs?.after, tie?.before, tie?.after].flatMap((row) =>
          typeof row === 'string' ? row : row ? ('contact_id' in row ? row.contact_id : [row.from_id, row.to_id]) : [],
        )
        return people.some(isAbout) ? undefined : recent
      }
      const { before, after } = invitation
      const counts = (row: Row<'invitations'> | null) =>
        row?.direction === 'sent' && row.sent_on > since && row.sent_on <= until
      if (!counts(before) && !counts(after)) return recent
      if (before !== null) return undefined
      const [one] = await recentAfresh(db, since, until, change.id)
      return one && placed(recent, one)
    }),
  })
}

/** A list in its order with one more in its place: somebody brought back has invitations with the ids they had. */
function placed(list: readonly Dated[], one: Dated): readonly Dated[] {
  const after = list.findLastIndex(({ id, sentOn }) => sentOn < one.sentOn || (sentOn === one.sentOn && id < one.id))
  return list.toSpliced(after + 1, 0, one)
}

/** The days invitations went out on: after `since`, up to `until`. */
interface Span {
  readonly since: Day
  readonly until: Day
}

const sentIn = (db: Kysely<Database>, { since, until }: Span) =>
  db
    .selectFrom('invitations as i')
    .innerJoin('contacts as c', 'c.id', 'i.contact_id')
    .select(['i.id', 'i.contact_id as contactId', 'c.name as name', 'c.company as company', 'i.sent_on as sentOn'])
    .select((eb) => [
      sql<number>`coalesce(i.note, '') <> ''`.as('hasNote'),
      eb
        .or([
          eb('c.connected_on', '<=', until),
          eb('c.removed_on', 'is not', null),
          eb.exists(
            eb
              .selectFrom('relations as r')
              .select('r.id')
              .where((ties) =>
                ties.or([
                  ties.and([ties('r.from_id', '=', ties.ref('c.id')), ties('r.to_id', '=', ME)]),
                  ties.and([ties('r.to_id', '=', ties.ref('c.id')), ties('r.from_id', '=', ME)]),
                ]),
              )
              .where('r.kind', 'in', KNOWING)
              .where((ties) => ties.or([ties('r.starts_on', 'is', null), ties('r.starts_on', '<=', until)])),
          ),
          eb.exists(
            eb
              .selectFrom('messages as m')
              .select('m.id')
              .whereRef('m.contact_id', '=', 'c.id')
              .where('m.direction', '=', 'received')
              .where('m.sent_on', '<=', until),
          ),
        ])
        .as('knowsYou'),
    ])
    .where('i.direction', '=', 'sent')
    .where('i.sent_on', '>', since)
    .where('i.sent_on', '<=', until)
    .orderBy('i.sent_on')
    .orderBy('i.id')

const allSentIn = madeOnce(sentIn)
const oneSentIn = madeOnce((db, one: Span & { readonly onlyId: string }) =>
  sentIn(db, one).where('i.id', '=', one.onlyId),
)

async function recentAfresh(db: Kysely<Database>, since: Day, until: Day, onlyId?: string): Promise<readonly Dated[]> {
  const span = { since, until }
  const rows = await (onlyId === undefined ? allSentIn(db, span) : oneSentIn(db, { ...span, onlyId }))
  return rows.map(({ company, ...row }) => ({
    ...row,
    companyKey: company === null ? null : nameKeyOf(company),
    hasNote: row.hasNote === 1,
    knowsYou: Number(row.knowsYou) === 1,
  }))
}

// The last event up to the day that changes the state; `answered` leaves an invitation open.
const lastEventUpTo = (day: Day) => sql<string | null>`(select e.kind from invitation_events as e
  where e.invitation_id = i.id and e.kind <> 'answered' and e.on_day <= ${day} order by e.on_day desc, e.id desc limit 1)`

/** The last day before the latest `most` sent invitations, on which and before which the others went out; null: none. */
export async function sentBeforeLatest(db: Kysely<Database>, most: number): Promise<Day | null> {
  const row = await db
    .selectFrom('invitations')
    .select('sent_on')
    .where('direction', '=', 'sent')
    .orderBy('sent_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .offset(most)
    .executeTakeFirst()
  return row?.sent_on ?? null
}

/**
 * What the invitations sent up to `day` add up to, but for their number; an open one older than `expiryDays` has ended
 * by the clock.
 */
export function sendingRecord(
  db: Kysely<Database>,
  day: Day,
  expiryDays: number,
): Promise<Omit<SendingRecord, 'everSent'>> {
  const opened = addDays(day, -expiryDays)
  return keptWhileUnchanged(db, 'sending-record', `${day} ${expiryDays}`, () => recordAfresh(db, day, expiryDays), {
    tables: ['invitations', 'invitation_events'],
    follow: oneByOne(async (record, change) => {
      const rows = rowsIn('invitations', change)
      const counts = (row: Row<'invitations'> | null) =>
        row?.direction === 'sent' && row.sent_on > opened && row.sent_on <= day
      if (!rows) return (await whoseEvent(db, change))?.direction === 'received' ? record : undefined
      if (rows.before === null) return { ...record, outstanding: record.outstanding + Number(counts(rows.after)) }
      return rows.before.direction === 'sent' || rows.after?.direction === 'sent' ? undefined : record
    }),
  })
}

async function recordAfresh(
  db: Kysely<Database>,
  day: Day,
  expiryDays: number,
): Promise<Omit<SendingRecord, 'everSent'>> {
  const open = await db
    .selectFrom('invitations as i')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('i.direction', '=', 'sent')
    .where('i.sent_on', '>', addDays(day, -expiryDays))
    .where('i.sent_on', '<=', day)
    .where(sql<boolean>`coalesce(${lastEventUpTo(day)}, 'reopened') = 'reopened'`)
    .executeTakeFirstOrThrow()
  const unknown = await db
    .selectFrom('invitations as i')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    // Written so, that SQLite starts at those few events and not at everything sent.
    .where(sql<boolean>`+i.direction = 'sent'`)
    .where('i.id', 'in', (eb) =>
      eb
        .selectFrom('invitation_events as u')
        .select('u.invitation_id')
        // Written out, so that the index of these few events is used.
        .where(sql<boolean>`u.kind = 'unknown-person'`)
        .where('u.on_day', '<=', day),
    )
    .where(sql<boolean>`${lastEventUpTo(day)} = 'unknown-person'`)
    .executeTakeFirstOrThrow()
  return { unknownPerson: Number(unknown.number), outstanding: Number(open.number) }
}
