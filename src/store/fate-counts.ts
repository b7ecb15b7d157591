import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '#model/day.ts'
import type { FateCount } from '#model/fate.ts'
import type { Direction } from '#model/invitation.ts'
import type { Database } from './schema.ts'

/** Where the invitations up to `day` stood on it, those alike counted together, oldest first. */
export async function fateCounts(db: Kysely<Database>, day: Day): Promise<FateCount[]> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('invitations as i')
        .select(['i.direction', 'i.sent_on'])
        // One answer from the index of events for each invitation: day, kind and source of its last event in one text.
        .select(
          sql<string | null>`(select l.on_day || ' ' || l.kind || ' ' || l.said_by from invitation_events as l
            where l.invitation_id = i.id and l.kind <> 'answered' and l.on_day <= ${day}
            order by l.on_day desc, l.id desc limit 1)`.as('last'),
        )
        .where('i.sent_on', '<=', day)
        .as('each'),
    )
    .select(({ fn }) => ['each.direction', 'each.sent_on as sentOn', 'each.last', fn.countAll<number>().as('number')])
    .groupBy(['each.sent_on', 'each.direction', 'each.last'])
    .orderBy('each.sent_on')
    .execute()
  return rows.map(({ direction, sentOn, last, number }) => {
    const [on = null, kind = null, saidBy = null] = last?.split(' ') ?? []
    return { direction, sentOn, kind, on, saidBy, number: Number(number) } as FateCount
  })
}

/** How many invitations went out on each day from `since` to `until`, those to people since deleted as well. */
export async function sentPerDay(db: Kysely<Database>, since: Day, until: Day): Promise<Map<Day, number>> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('invitations')
        .select('sent_on')
        .where('direction', '=', 'sent')
        .unionAll(from.selectFrom('unnamed_sent').select('sent_on'))
        .as('sent'),
    )
    .select(({ fn }) => ['sent.sent_on as day', fn.countAll<number>().as('number')])
    .where('sent.sent_on', '>=', since)
    .where('sent.sent_on', '<=', until)
    .groupBy('sent.sent_on')
    .execute()
  return new Map(rows.map(({ day, number }) => [day, Number(number)]))
}

/** The last day up to `day` of which the owner wrote down an invitation; null when none was. */
export async function lastByHandOn(db: Kysely<Database>, day: Day): Promise<Day | null> {
  const last = (direction: Direction) =>
    db
      .selectFrom('invitations')
      .select('sent_on')
      .where('direction', '=', direction)
      .where('said_by', '=', 'you')
      .where('sent_on', '<=', day)
      .orderBy('sent_on', 'desc')
      .limit(1)
      .executeTakeFirst()
  const days = [await last('sent'), await last('received')].flatMap((row) => (row ? [row.sent_on] : []))
  return days.sort().at(-1) ?? null
}
