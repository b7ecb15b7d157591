import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Database } from './schema.ts'

/** When a sent invitation went out and left the open ones; the last event up to the day decides. */
export interface SentFate {
  readonly sentOn: Day
  readonly acceptedOn: Day | null
  readonly endedOn: Day | null
}

/** What became, by `day`, of every invitation sent up to `sentUntil`, oldest first. */
export async function sentFates(db: Kysely<Database>, sentUntil: Day, day: Day): Promise<SentFate[]> {
  const rows = await db
    .selectFrom('invitations as i')
    .leftJoin('invitation_events as e', (join) =>
      join.on(
        sql<boolean>`e.id = (select l.id from invitation_events as l where l.invitation_id = i.id
          and l.kind <> 'answered' and l.on_day <= ${day} order by l.on_day desc, l.id desc limit 1)`,
      ),
    )
    .select(['i.sent_on as sentOn', 'e.kind as kind', 'e.on_day as onDay'])
    .where('i.direction', '=', 'sent')
    .where('i.sent_on', '<=', sentUntil)
    .orderBy('i.sent_on')
    .orderBy('i.id')
    .execute()
  return rows.map(({ sentOn, kind, onDay }) => ({
    sentOn,
    acceptedOn: kind === 'accepted' ? onDay : null,
    endedOn: kind === null || kind === 'accepted' || kind === 'reopened' ? null : onDay,
  }))
}
