import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Spent } from '#model/budget.ts'
import type { Day } from '#model/day.ts'
import { keptWhileUnchanged, oneByOne, rowsIn } from './kept.ts'
import type { Database, Row } from './schema.ts'

/** The sent invitations from `since` on, in no order, as the budget counts them: those to people since deleted as well. */
export function spentSince(db: Kysely<Database>, since: Day): Promise<readonly Spent[]> {
  return keptWhileUnchanged(db, 'spent', since, () => spentAfresh(db, since), {
    tables: ['invitations', 'unnamed_sent'],
    follow: oneByOne((spent, change) => {
      const rows = rowsIn('invitations', change)
      if (!rows) return undefined
      const counts = (row: Row<'invitations'> | null) => row?.direction === 'sent' && row.sent_on >= since
      if (!counts(rows.before) && !counts(rows.after)) return spent
      if (rows.before !== null || rows.after === null) return undefined
      const { sent_on: sentOn, sent_at: sentAt, note } = rows.after
      return [...spent, { sentOn, sentAt, hasNote: (note ?? '') !== '' }]
    }),
  })
}

async function spentAfresh(db: Kysely<Database>, since: Day): Promise<readonly Spent[]> {
  const rows = await db
    .selectFrom('invitations')
    .select(['sent_on', 'sent_at', sql<number>`coalesce(note, '') <> ''`.as('has_note')])
    .where('direction', '=', 'sent')
    .where('sent_on', '>=', since)
    .unionAll(
      db
        .selectFrom('unnamed_sent')
        .select(['sent_on', 'sent_at', 'has_note'])
        .where('sent_on', '>=', since)
        .$castTo<{ sent_on: Day; sent_at: Spent['sentAt']; has_note: number }>(),
    )
    .execute()
  return rows.map((row) => ({ sentOn: row.sent_on, sentAt: row.sent_at, hasNote: row.has_note === 1 }))
}

/** How many invitations were sent up to and on `day`, those to people since deleted as well. */
export function countSent(db: Kysely<Database>, day: Day): Promise<number> {
  return keptWhileUnchanged(db, 'sent-counted', day, () => countSentAfresh(db, day), {
    tables: ['invitations', 'unnamed_sent'],
    follow: oneByOne((number, change) => {
      const rows = rowsIn('invitations', change)
      const counts = (row: Row<'invitations'> | null) => Number(row?.direction === 'sent' && row.sent_on <= day)
      return rows && number + counts(rows.after) - counts(rows.before)
    }),
  })
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
