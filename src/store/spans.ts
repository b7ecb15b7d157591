import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Direction } from '#model/invitation.ts'
import { madeOnce } from './made-once.ts'
import type { Database } from './schema.ts'

/** Invitations in one span, but that the last day of it is whole: some milliseconds of looking up. */
const SPAN = 4_000

/** Days after one and up to another. */
export interface Span {
  readonly after: Day
  readonly upTo: Day
}

const nthDay = madeOnce(
  (db, { direction, after, upTo, most }: Span & { readonly direction: Direction; readonly most: number }) =>
    db
      .selectFrom('invitations')
      .select('sent_on')
      .where('direction', '=', direction)
      .where('sent_on', '>', after)
      .where('sent_on', '<=', upTo)
      .orderBy('sent_on')
      .offset(most)
      .limit(1),
)

/** The day up to which there are so many more invitations of a direction after `after`; `upTo` where there are not. */
export async function dayFarther(
  db: Kysely<Database>,
  direction: Direction,
  { after, upTo }: Span,
  most: number,
): Promise<Day> {
  const [last] = await nthDay(db, { direction, after, upTo, most })
  return last?.sent_on ?? upTo
}

/**
 * The days after `after` and up to `upTo` in spans of not too many invitations of a direction, the oldest first. Between
 * two of them others have their turn, so the book may change: keep what is found through `keptWhileUnchanged`, which
 * then looks again the next time, and find by `ofOneMoment` what nobody is to be missing from, or in twice.
 */
export async function* spansOf(
  db: Kysely<Database>,
  direction: Direction,
  { after, upTo }: Span,
  most = SPAN,
): AsyncGenerator<Span> {
  for (let from = after; ; ) {
    const day = await dayFarther(db, direction, { after: from, upTo }, most)
    yield { after: from, upTo: day }
    if (day === upTo) return
    from = day
    await setImmediate()
  }
}
