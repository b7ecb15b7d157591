import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Spent } from '#model/budget.ts'
import type { Day } from '#model/day.ts'
import { keptWhileUnchanged, oneByOne, rowsIn } from './kept.ts'
import type { Database, Row } from './schema.ts'

/** The sent invitations from `since` on, as the budget counts them: those to people since deleted as well. */
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
      return placed(spent, { sentOn, sentAt, hasNote: (note ?? '') !== '' })
    }),
  })
}

/** A list in the order of days with one more, the latest written, in its place. */
export function placed<T extends { readonly sentOn: Day }>(list: readonly T[], one: T): readonly T[] {
  const after = list.findLastIndex((each) => each.sentOn <= one.sentOn)
  return list.toSpliced(after + 1, 0, one)
}

async function spentAfresh(db: Kysely<Database>, since: Day): Promise<readonly Spent[]> {
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
