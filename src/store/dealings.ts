import { type Kysely, sql } from 'kysely'
import { addDays, type Day, earlierOf } from '#model/day.ts'
import { type Direction, type EventKind, endedUnanswered, type Outcome } from '#model/invitation.ts'
import type { INVITED } from '#model/people-filter.ts'
import { type Beside, keptBeside } from './beside-people.ts'
import { oneOfEach, type Stretch } from './everybody.ts'
import { EVER, whoseInvitation } from './invitations.ts'
import { type RowChange, rowsIn } from './kept.ts'
import { madeOnce, madeOnceAmong } from './made-once.ts'
import type { Database } from './schema.ts'
import { dayFarther } from './spans.ts'

/** The day a filter is asked on, and how long an invitation stays open: what relations and invitations hang on. */
export interface AsOf {
  readonly today: Day
  readonly expiryDays: number
}

type Invited = (typeof INVITED)[number]

/** What can hold of somebody by their invitations, as bits: `answered` and `unanswered` by the last of them. */
export const holds = {
  sent: 1,
  'open-sent': 2,
  'open-received': 4,
  answered: 8,
  unanswered: 16,
} as const satisfies Record<Exclude<Invited, 'never'> | 'sent', number>

/** Rows read at once: many enough to be quick, few enough that what they leave behind is soon gone. */
const AT_ONCE = 1000

/** The day up to which so many invitations of one direction are read next. */
async function nextUntil(db: Kysely<Database>, after: Day): Promise<Day> {
  const rest = { after, upTo: EVER }
  return earlierOf(await dayFarther(db, 'sent', rest, AT_ONCE), await dayFarther(db, 'received', rest, AT_ONCE))
}

/** Invitations in time, each with its last event up to a day. */
function withLastEvent(db: Kysely<Database>, today: Day) {
  const event = (which: string, what: string) =>
    sql<string | null>`(select ${sql.raw(what)} from invitation_events as l where l.invitation_id = i.id
      and l.kind ${sql.raw(which)} 'answered' and l.on_day <= ${today} order by l.on_day desc, l.id desc limit 1)`
  return db
    .selectFrom('invitations as i')
    .select(['i.contact_id as person', 'i.direction as direction', 'i.sent_on as sentOn'])
    .select([
      event('<>', 'l.kind').as('last'),
      sql<string | null>`case direction when 'received' then ${event('=', 'l.on_day')} end`.as('answeredOn'),
    ])
    .orderBy('i.sent_on')
    .orderBy('i.id')
}

const invitationsOf = madeOnceAmong((db, ids, { today }: { today: Day }) =>
  withLastEvent(db, today).where('i.contact_id', 'in', ids),
)

const invitationsBetween = madeOnce((db, { today, after, until }: { today: Day; after: Day; until: Day }) =>
  withLastEvent(db, today)
    .where('i.direction', 'in', ['sent', 'received'])
    .where('i.sent_on', '>', after)
    .where('i.sent_on', '<=', until),
)

/** What holds of everybody by their invitations as of a day, as the sum of some of `holds`. */
export function invitedOn(
  db: Kysely<Database>,
  all: readonly Stretch[],
  { today, expiryDays }: AsOf,
): Promise<Beside<number>> {
  const lastOpen = addDays(today, -expiryDays)
  return keptBeside<number, LastEvent>(db, 'people-invited', `${today} ${expiryDays}`, all, {
    none: 0,
    add: (sofar, row) => withInvitation(sofar, row, lastOpen),
    tables: ['invitations', 'invitation_events'],
    whose: (change) => whoseOf(db, change),
    async *rows(ids) {
      if (ids) {
        yield await invitationsOf(db, ids, { today })
        return
      }
      // In time, as they lie in the book: looked up person by person they take three times as long.
      for (let after = '' as Day; after < EVER; ) {
        const until = await nextUntil(db, after)
        yield await invitationsBetween(db, { today, after, until })
        after = until
      }
    },
  })
}

/** Whose rows a changed invitation, or event, is of. Where the invitation is gone, the change that took it away says it. */
async function whoseOf(db: Kysely<Database>, change: RowChange): Promise<readonly string[]> {
  return (await whoseInvitation(db, change)) ?? []
}

interface LastEvent {
  readonly person: string
  readonly direction: Direction
  readonly sentOn: Day
  readonly last: string | null
  readonly answeredOn: string | null
}

/** Where an invitation stands by its last event, as `standingOn` says it. */
function outcomeOf({ direction, sentOn, last }: LastEvent, lastOpen: Day): Outcome {
  const kind = last as Exclude<EventKind, 'answered'> | null
  if (kind !== null && kind !== 'reopened') return kind
  return direction === 'sent' && sentOn <= lastOpen ? 'expired' : 'open'
}

/** What holds of somebody once a later invitation of theirs is looked at too. */
function withInvitation(sofar: number, row: LastEvent, lastOpen: Day): number {
  const { direction } = row
  const outcome = outcomeOf(row, lastOpen)
  let now = sofar & ~holds.answered
  if (wasAnswered(row, outcome)) now |= holds.answered
  if (outcome === 'open') now |= holds[`open-${direction}`]
  if (direction === 'received') return now
  now = (now & ~holds.unanswered) | holds.sent
  return endedUnanswered(outcome) ? now | holds.unanswered : now
}

function wasAnswered({ direction, answeredOn }: LastEvent, outcome: Outcome): boolean {
  if (direction === 'received' && (answeredOn !== null || outcome === 'ignored')) return true
  return outcome === 'accepted' || outcome === 'unknown-person' || outcome === 'reported'
}

/** The last day of each person in a table: of those with these ids, or of so many whose ids come after one. */
const lastIn = (table: 'messages' | 'invitations') => {
  const all = (db: Kysely<Database>) =>
    db
      .selectFrom(table)
      .select(({ fn }) => ['contact_id as person', fn.max<Day>('sent_on').as('on')])
      .groupBy('contact_id')
      .orderBy('contact_id')
  return {
    of: madeOnceAmong((db, ids) => all(db).where('contact_id', 'in', ids)),
    after: madeOnce((db, { after }: { after: string }) => all(db).where('contact_id', '>', after).limit(AT_ONCE)),
  }
}

const lastDays = [lastIn('messages'), lastIn('invitations')] as const

/** The last day on which a message or an invitation went either way, of everybody; '' where none ever did. */
export function lastWords(db: Kysely<Database>, all: readonly Stretch[]): Promise<Beside<Day | ''>> {
  const sameDay = oneOfEach()
  return keptBeside<Day | '', { person: string; on: Day }>(db, 'people-last-word', '', all, {
    none: '',
    add: (sofar, { on }) => (on > sofar ? sameDay(on) : sofar),
    tables: ['messages', 'invitations'],
    async whose(change) {
      const rows = rowsIn('messages', change)
      return rows ? [rows.before, rows.after].flatMap((row) => row?.contact_id ?? []) : whoseOf(db, change)
    },
    async *rows(ids) {
      for (const last of lastDays) {
        if (ids) yield await last.of(db, ids, {})
        else
          for (let after: string | undefined = ''; after !== undefined; ) {
            const rows = await last.after(db, { after })
            yield rows
            after = rows.length < AT_ONCE ? undefined : rows.at(-1)?.person
          }
      }
    },
  })
}
