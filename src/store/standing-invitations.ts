import { type Kysely, sql } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Direction, EventKind, Invitation } from '#model/invitation.ts'
import { among } from './among.ts'
import { EVER, type InvitationPage, nothingClosed, type TimeCursor, withEvents } from './invitations.ts'
import { keptWhileUnchanged, type RowChange, rowsIn } from './kept.ts'
import type { Database } from './schema.ts'
import { type Span, spansOf } from './spans.ts'

// What every judgement of the book begins with. A change is of one invitation: that one is asked for anew, and the
// others, up to all that were ever sent, are not.

const byTime = (one: Invitation, other: Invitation) =>
  one.sentOn < other.sentOn ? -1 : one.sentOn > other.sentOn ? 1 : one.id < other.id ? -1 : 1

function invitationOf(change: RowChange): string {
  const event = rowsIn('invitation_events', change)
  return (event?.after ?? event?.before)?.invitation_id ?? change.id
}

function keptList(
  db: Kysely<Database>,
  name: string,
  key: string,
  find: (only?: readonly string[]) => Promise<readonly Invitation[]>,
): Promise<readonly Invitation[]> {
  return keptWhileUnchanged(db, name, key, () => find(), {
    tables: ['invitations', 'invitation_events'],
    async follow(list, changes) {
      const ids = new Set(changes.map(invitationOf))
      const others = list.filter((each) => !ids.has(each.id))
      const now = await find([...ids])
      return now.length === 0 ? others : [...others, ...now].sort(byTime)
    },
  })
}

/**
 * Invitations sent up to `day`, if one is named, that nothing had closed by then, oldest first. A sent one may have ended
 * by the clock: `after` leaves out what was sent up to that day.
 */
export function openInvitations(
  db: Kysely<Database>,
  direction: Direction,
  day: Day = EVER,
  after: Day = '' as Day,
): Promise<readonly Invitation[]> {
  // Those open now are asked for beside those of today: neither takes the other's place.
  return keptList(db, `open-${direction}${day === EVER ? '-ever' : ''}`, `${day} ${after}`, async (only) => {
    const open = db.selectFrom('invitations').selectAll().where(nothingClosed(day)).orderBy('sent_on').orderBy('id')
    const within = async (span: Span) => {
      const theirs = open.where('sent_on', '>', span.after).where('sent_on', '<=', span.upTo)
      const rows = await (only === undefined
        ? theirs.where('direction', '=', direction)
        : theirs.where('id', 'in', among(only)).where(unindexed('direction', direction))
      ).execute()
      return withEvents(db, rows)
    }
    if (only) return within({ after, upTo: day })
    const all: Invitation[] = []
    for await (const span of spansOf(db, direction, { after, upTo: day })) all.push(...(await within(span)))
    return all
  })
}

// Written so, that SQLite starts at the few rows it is told of and not at everything ever sent or received.
const unindexed = (column: string, value: string) => sql<boolean>`+${sql.ref(column)} = ${value}`

/** A page of the open invitations of a direction, newest first; nothing sent up to `ended` is open any more. */
export async function listOpen(
  db: Kysely<Database>,
  direction: Direction,
  limit: number,
  after?: TimeCursor,
  ended?: Day,
): Promise<InvitationPage> {
  const all = (await openInvitations(db, direction, EVER, ended)).toReversed()
  const older = after
    ? all.filter(({ sentOn, id }) => sentOn < after.sentOn || (sentOn === after.sentOn && id < after.id))
    : all
  const invitations = older.slice(0, limit)
  const last = invitations.at(-1)
  return { invitations, next: older.length > limit && last ? { sentOn: last.sentOn, id: last.id } : null }
}

/** The sent invitations that were accepted, or withdrawn, on or after `since`, whatever came later, oldest first. */
export function sentThatWere(
  db: Kysely<Database>,
  kind: Extract<EventKind, 'accepted' | 'withdrawn'>,
  since: Day,
): Promise<readonly Invitation[]> {
  return keptList(db, `sent-${kind}`, since, async (only) => {
    const rows = await db
      .selectFrom('invitations')
      .selectAll('invitations')
      .where(unindexed('direction', 'sent'))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('invitation_events')
          .select('invitation_id')
          .where('kind', '=', kind)
          .where('on_day', '>=', since)
          .$if(only !== undefined, (query) => query.where('invitation_id', 'in', among(only ?? []))),
      )
      .$if(only !== undefined, (query) => query.where('id', 'in', among(only ?? [])))
      .orderBy('sent_on')
      .orderBy('id')
      .execute()
    return withEvents(db, rows)
  })
}
