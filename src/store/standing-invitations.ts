import type { Kysely } from 'kysely'
import type { Day } from '#model/day.ts'
import type { Direction, EventKind, Invitation } from '#model/invitation.ts'
import { EVER, type InvitationPage, nothingClosed, type TimeCursor, withEvents } from './invitations.ts'
import { keptWhileUnchanged, rowsIn } from './kept.ts'
import { madeOnce } from './made-once.ts'
import type { Database } from './schema.ts'

// What every judgement of the book begins with. A change is of one invitation: that one is asked for anew, and the
// others, up to all that were ever sent, are not.

const byTime = (one: Invitation, other: Invitation) =>
  one.sentOn < other.sentOn ? -1 : one.sentOn > other.sentOn ? 1 : one.id < other.id ? -1 : 1

function keptList(
  db: Kysely<Database>,
  name: string,
  key: string,
  direction: Direction,
  find: (only?: string) => Promise<readonly Invitation[]>,
): Promise<readonly Invitation[]> {
  return keptWhileUnchanged(db, name, key, () => find(), {
    tables: ['invitations', 'invitation_events'],
    async follow(list, change) {
      const event = rowsIn('invitation_events', change)
      const invitation = rowsIn('invitations', change)
      if (invitation && [invitation.before, invitation.after].every((row) => row?.direction !== direction)) return list
      const id = event ? (event.after ?? event.before)?.invitation_id : change.id
      const [now] = await find(id)
      const at = list.findIndex((each) => each.id === id)
      const others = at < 0 ? list : list.toSpliced(at, 1)
      if (!now) return others
      return others.toSpliced(others.findLastIndex((each) => byTime(each, now) < 0) + 1, 0, now)
    },
  })
}

interface Open {
  readonly direction: Direction
  readonly day: Day
  readonly after: Day
}

const openOnes = (db: Kysely<Database>, { direction, day, after }: Open) =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where('direction', '=', direction)
    .where('sent_on', '>', after)
    .where('sent_on', '<=', day)
    .where(nothingClosed(day))
    .orderBy('sent_on')
    .orderBy('id')

const allOpen = madeOnce(openOnes)
const oneOpen = madeOnce((db, one: Open & { readonly only: string }) => openOnes(db, one).where('id', '=', one.only))

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
    const asked = { direction, day, after }
    return withEvents(db, await (only === undefined ? allOpen(db, asked) : oneOpen(db, { ...asked, only })))
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

interface Ended {
  readonly kind: EventKind
  readonly since: Day
}

const eventsSince = (db: Kysely<Database>, { kind, since }: Ended) =>
  db.selectFrom('invitation_events').select('invitation_id').where('kind', '=', kind).where('on_day', '>=', since)

const sentWith = (db: Kysely<Database>, events: ReturnType<typeof eventsSince>) =>
  db
    .selectFrom('invitations')
    .selectAll()
    .where('direction', '=', 'sent')
    .where('id', 'in', events)
    .orderBy('sent_on')
    .orderBy('id')

const allThatWere = madeOnce((db, ended: Ended) => sentWith(db, eventsSince(db, ended)))
const oneThatWas = madeOnce((db, one: Ended & { readonly only: string }) =>
  sentWith(db, eventsSince(db, one).where('invitation_id', '=', one.only)).where('id', '=', one.only),
)

/** The sent invitations that were accepted, or withdrawn, on or after `since`, whatever came later, oldest first. */
export function sentThatWere(
  db: Kysely<Database>,
  kind: Extract<EventKind, 'accepted' | 'withdrawn'>,
  since: Day,
): Promise<readonly Invitation[]> {
  return keptList(db, `sent-${kind}`, since, 'sent', async (only) => {
    const asked = { kind, since }
    return withEvents(db, await (only === undefined ? allThatWere(db, asked) : oneThatWas(db, { ...asked, only })))
  })
}
