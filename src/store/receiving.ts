import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME } from '#model/contact.ts'
import type { Day, Instant } from '#model/day.ts'
import type { EventKind } from '#model/invitation.ts'
import type { ReceivingRecord } from '#model/receiving.ts'
import { RELATION_KINDS, relationFacts } from '#model/relation.ts'
import type { Database } from './schema.ts'

const KNOWING = RELATION_KINDS.filter((kind) => relationFacts[kind].knows)

interface Decided {
  readonly outcome: EventKind
  readonly blind: 0 | 1
}

/** What became of the received invitations decided after `since` up to `day`; the last event up to then counts. */
export async function receivingRecord(db: Kysely<Database>, since: Day, day: Day): Promise<ReceivingRecord> {
  const rows = await db
    .selectFrom('invitations as i')
    .innerJoin('invitation_events as e', 'e.invitation_id', 'i.id')
    .select(['e.kind as outcome'])
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
    .where('i.direction', '=', 'received')
    .where('e.kind', 'in', ['accepted', 'ignored', 'reported', 'unknown-person'])
    .where('e.on_day', '>', since)
    .where('e.on_day', '<=', day)
    .where(
      sql<boolean>`e.id = (select l.id from invitation_events as l where l.invitation_id = i.id
        and l.kind <> 'answered' and l.on_day <= ${day} order by l.on_day desc, l.id desc limit 1)`,
    )
    .execute()
  const decided = rows as readonly Decided[]
  const accepted = decided.filter((each) => each.outcome === 'accepted')
  return {
    decided: decided.length,
    accepted: accepted.length,
    acceptedBlind: accepted.filter((each) => Number(each.blind) === 1).length,
    unwanted: decided.length - accepted.length,
  }
}

/** How many connections stood at the end of `day`. */
export async function countConnectionsOn(db: Kysely<Database>, day: Day): Promise<number> {
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

/** The moment of the first entry in the book; null when nothing was ever written down. */
export async function firstEntryAt(db: Kysely<Database>): Promise<Instant | null> {
  const row = await db.selectFrom('operations').select('at').orderBy('id').limit(1).executeTakeFirst()
  return row?.at ?? null
}

/** The last day up to `day` on which you wrote to each of several people; people you never wrote to are left out. */
export async function lastWroteTo(
  db: Kysely<Database>,
  contactIds: readonly string[],
  day: Day,
): Promise<Map<string, Day>> {
  const found = new Map<string, Day>()
  for (let from = 0; from < contactIds.length; from += 500) {
    const rows = await db
      .selectFrom('messages')
      .select(({ fn }) => ['contact_id as contactId', fn.max('sent_on').as('last')])
      .where('contact_id', 'in', contactIds.slice(from, from + 500))
      .where('direction', '=', 'sent')
      .where('sent_on', '<=', day)
      .groupBy('contact_id')
      .execute()
    for (const { contactId, last } of rows) found.set(contactId, last as Day)
  }
  return found
}
