import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Database } from './schema.ts'
import type { Span } from './spans.ts'

/** When a sent invitation went out and left the open ones; the last event up to the day decides. */
export interface SentFate {
  readonly sentOn: Day
  readonly acceptedOn: Day | null
  readonly endedOn: Day | null
}

/** What became, by `day`, of every invitation sent in a span of days, oldest first. */
export async function sentFates(db: Kysely<Database>, { after, upTo }: Span, day: Day): Promise<SentFate[]> {
  // One answer from the index of events for each invitation: its last event, as the day and the kind in one text.
  const rows = await db
    .selectFrom('invitations as i')
    .select('i.sent_on as sentOn')
    .select(
      sql<string | null>`(select l.on_day || l.kind from invitation_events as l where l.invitation_id = i.id
        and l.kind <> 'answered' and l.on_day <= ${day} order by l.on_day desc, l.id desc limit 1)`.as('last'),
    )
    .where('i.direction', '=', 'sent')
    .where('i.sent_on', '>', after)
    .where('i.sent_on', '<=', upTo)
    .orderBy('i.sent_on')
    .orderBy('i.id')
    .execute()
  return rows.map(({ sentOn, last }) => {
    const onDay = last === null ? null : (last.slice(0, 10) as Day)
    const kind = last === null ? null : last.slice(10)
    return {
      sentOn,
      acceptedOn: kind === 'accepted' ? onDay : null,
      endedOn: kind === null || kind === 'accepted' || kind === 'reopened' ? null : onDay,
    }
  })
}
