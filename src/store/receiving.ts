import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME } from '#model/contact.ts'
import type { Day, Instant } from '#model/day.ts'
import type { EventKind } from '#model/invitation.ts'
import type { ReceivingRecord } from '#model/receiving.ts'
import { RELATION_KINDS, relationFacts } from '#model/relation.ts'
import { whoseEvent } from './invitations.ts'
import { keptWhileUnchanged, rowsIn } from './kept.ts'
import type { Database } from './schema.ts'

const KNOWING = RELATION_KINDS.filter((kind) => relationFacts[kind].knows)

interface Decided {
  readonly outcome: EventKind
  readonly blind: 0 | 1
}

/** What became of the received invitations decided after `since` up to `day`; the last event up to then counts. */
export function receivingRecord(db: Kysely<Database>, since: Day, day: Day): Promise<ReceivingRecord> {
  return keptWhileUnchanged(db, 'receiving-record', `${since} ${day}`, () => receivingAfresh(db, since, day), {
    tables: ['invitations', 'invitation_events', 'relations', 'messages'],
    async follow(record, change) {
      const invitation = rowsIn('invitations', change)
      // One that was only just written down is not decided yet.
      if (invitation) return invitation.before === null || invitation.before.direction === 'sent' ? record : undefined
      return (await whoseEvent(db, change))?.direction === 'sent' ? record : undefined
    },
  })
}

async function receivingAfresh(db: Kysely<Database>, since: Day, day: Day): Promise<ReceivingRecord> {
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
export function countConnectionsOn(db: Kysely<Database>, day: Day): Promise<number> {
  return keptWhileUnchanged(db, 'connections', day, () => countConnectionsAfresh(db, day), { tables: ['contacts'] })
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

/** The moment of the first entry in the book; null when nothing was ever written down. */
export async function firstEntryAt(db: Kysely<Database>): Promise<Instant | null> {
  const row = await db.selectFrom('operations').select('at').orderBy('id').limit(1).executeTakeFirst()
  return row?.at ?? null
}
