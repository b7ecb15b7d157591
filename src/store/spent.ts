import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Spent } from '#model/budget.ts'
import type { Day } from '#model/day.ts'
import { keptWhileUnchanged } from './kept.ts'
import type { Database } from './schema.ts'

/** The sent invitations from `since` on, as the budget counts them: those to people since deleted as well. */
export function spentSince(db: Kysely<Database>, since: Day): Promise<readonly Spent[]> {
  return keptWhileUnchanged(db, 'spent', since, () => spentAfresh(db, since))
}

async function spentAfresh(db: Kysely<Database>, since: Day): Promise<Spent[]> {
  const rows = await db
    .selectFrom('invitations')
    .select(['id', 'sent_on', 'sent_at', sql<number>`coalesce(note, '') <> ''`.as('has_note')])
    .where('direction', '=', 'sent')
    .where('sent_on', '>=', since)
    .unionAll(
      db
        .selectFrom('unnamed_sent')
        .select(['id', 'sent_on', 'sent_at', 'has_note'])
        .where('sent_on', '>=', since)
        .$castTo<{ id: string; sent_on: Day; sent_at: Spent['sentAt']; has_note: number }>(),
    )
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ sentOn: row.sent_on, sentAt: row.sent_at, hasNote: row.has_note === 1 }))
}

/** How many invitations were sent up to and on `day`, those to people since deleted as well. */
export function countSent(db: Kysely<Database>, day: Day): Promise<number> {
  return keptWhileUnchanged(db, 'sent-counted', day, () => countSentAfresh(db, day))
}

async function countSentAfresh(db: Kysely<Database>, day: Day): Promise<number> {
  const named = await db
    .selectFrom('invitations')
    .select(({ fn }) => fn.countAll<number>().as('sent'))
    .where('direction', '=', 'sent')
    .where('sent_on', '<=', day)
    .executeTakeFirstOrThrow()
  const unnamed = await db
    .selectFrom('unnamed_sent')
    .select(({ fn }) => fn.countAll<number>().as('sent'))
    .where('sent_on', '<=', day)
    .executeTakeFirstOrThrow()
  return Number(named.sent) + Number(unnamed.sent)
}
