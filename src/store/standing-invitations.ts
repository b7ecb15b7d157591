import { type Kysely, sql } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Direction, EventKind, Invitation } from '#model/invitation.ts'
import { EVER, type InvitationPage, nothingClosed, type TimeCursor, withEvents } from './invitations.ts'
import { keptWhileUnchanged, ofOneMoment, type RowChange, rowsIn } from './kept.ts'
import { madeOnce, madeOnceAmong } from './made-once.ts'
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

/** Whether a change can touch a list of one direction; one of an event is told by its invitation alone. */
function canTouch(direction: Direction, change: RowChange): boolean {
  const invitation = rowsIn('invitations', change)
  return !invitation || [invitation.before, invitation.after].some((row) => row?.direction === direction)
}

const putIn = (list: readonly Invitation[], one: Invitation): readonly Invitation[] =>
  list.toSpliced(list.findLastIndex((each) => byTime(each, one) < 0) + 1, 0, one)

function keptList(
  db: Kysely<Database>,
  name: string,
  key: string,
  direction: Direction,
  find: (only?: readonly string[]) => Promise<readonly Invitation[]>,
): Promise<readonly Invitation[]> {
  return keptWhileUnchanged(db, name, key, () => ofOneMoment(db, () => find()), {
    tables: ['invitations', 'invitation_events'],
    async follow(list, changes) {
      const ids = new Set(changes.filter((change) => canTouch(direction, change)).map(invitationOf))
      if (ids.size === 0) return list
      return (await find([...ids])).reduce(
        putIn,
        list.filter((each) => !ids.has(each.id)),
      )
    },
  })
}

// Written so, that SQLite starts at the few rows it is told of and not at everything ever sent or received.
const unindexed = (column: string, value: string) => sql<boolean>`+${sql.ref(column)} = ${value}`

/** Those of one direction, in some days, that nothing had closed by `day`. */
interface Open extends Span {
  readonly direction: Direction
  readonly day: Day
}

const openIn = (db: Kysely<Database>, { after, upTo, day }: Open) =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where('sent_on', '>', after)
    .where('sent_on', '<=', upTo)
    .where(nothingClosed(day))
    .orderBy('sent_on')
    .orderBy('id')

const allOpen = madeOnce((db, open: Open) => openIn(db, open).where('direction', '=', open.direction))
const someOpen = madeOnceAmong((db, ids, open: Open) =>
  openIn(db, open).where('id', 'in', ids).where(unindexed('direction', open.direction)),
)

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
  return keptList(db, `open-${direction}${day === EVER ? '-ever' : ''}`, `${day} ${after}`, direction, async (only) => {
    const asked = { direction, day, after, upTo: day }
    if (only) return withEvents(db, await someOpen(db, only, asked))
    const all: Invitation[] = []
    for await (const span of spansOf(db, direction, asked))
      all.push(...(await withEvents(db, await allOpen(db, { ...asked, ...span }))))
    return all
  })
}

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

interface Since {
  readonly kind: EventKind
  readonly since: Day
}

const eventsSince = (db: Kysely<Database>, { kind, since }: Since) =>
  db.selectFrom('invitation_events').select('invitation_id').where('kind', '=', kind).where('on_day', '>=', since)

const sentWith = (db: Kysely<Database>, events: ReturnType<typeof eventsSince>) =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where(unindexed('direction', 'sent'))
    .where('id', 'in', events)
    .orderBy('sent_on')
    .orderBy('id')

const allThatWere = madeOnce((db, asked: Since) => sentWith(db, eventsSince(db, asked)))
const someThatWere = madeOnceAmong((db, ids, asked: Since) =>
  sentWith(db, eventsSince(db, asked).where('invitation_id', 'in', ids)).where('id', 'in', ids),
)

/** The sent invitations that were accepted, or withdrawn, on or after `since`, whatever came later, oldest first. */
export function sentThatWere(
  db: Kysely<Database>,
  kind: Extract<EventKind, 'accepted' | 'withdrawn'>,
  since: Day,
): Promise<readonly Invitation[]> {
  const asked = { kind, since }
  return keptList(db, `sent-${kind}`, since, 'sent', async (only) =>
    withEvents(db, await (only ? someThatWere(db, only, asked) : allThatWere(db, asked))),
  )
}
