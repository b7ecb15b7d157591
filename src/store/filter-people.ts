import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME, nameKeyOf } from '#model/contact.ts'
import { addDays, type Day, earlierOf } from '#model/day.ts'
import type { Direction, EventKind, Outcome } from '#model/invitation.ts'
import { endedUnanswered } from '#model/invitation.ts'
import type { INVITED, PeopleFilter } from '#model/people-filter.ts'
import { relationFacts } from '#model/relation.ts'
import { among } from './among.ts'
import { type Beside, keptBeside } from './beside-people.ts'
import { companyKeyAt, everybody, is, oneOfEach, placesHolding, placesWith, type Stretch } from './everybody.ts'
import { EVER, whoseInvitation } from './invitations.ts'
import { keptWhileUnchanged, type RowChange, rowsIn } from './kept.ts'
import type { Database } from './schema.ts'

// A connection that was removed is none, until it is made again.
export const stands = sql<boolean>`(connected_on is not null and (removed_on is null or removed_on < connected_on))`

/** The day a filter is asked on, and how long an invitation stays open: what relations and invitations hang on. */
export interface AsOf {
  readonly today: Day
  readonly expiryDays: number
}

type Invited = (typeof INVITED)[number]

/** What can hold of somebody by their invitations, as bits: `answered` and `unanswered` by the last of them. */
const holds = { sent: 1, 'open-sent': 2, 'open-received': 4, answered: 8, unanswered: 16 } as const satisfies Record<
  Exclude<Invited, 'never'> | 'sent',
  number
>

/** Rows read at once: many enough to be quick, few enough that what they leave behind is soon gone. */
const AT_ONCE = 1000

/** The day with which so many more invitations of one direction are read; the last there can be when there are not. */
async function dayFarther(db: Kysely<Database>, after: string): Promise<Day> {
  const farther = (direction: Direction) =>
    db
      .selectFrom('invitations')
      .select('sent_on')
      .where('direction', '=', direction)
      .where('sent_on', '>', after as Day)
      .orderBy('sent_on')
      .offset(AT_ONCE)
      .limit(1)
      .executeTakeFirst()
  return earlierOf((await farther('sent'))?.sent_on ?? EVER, (await farther('received'))?.sent_on ?? EVER)
}

/** What holds of everybody by their invitations as of a day, as the sum of some of `holds`. */
function invitedOn(db: Kysely<Database>, { today, expiryDays }: AsOf): Promise<Beside<number>> {
  const event = (which: string, what: string) =>
    sql<string | null>`(select ${sql.raw(what)} from invitation_events as l where l.invitation_id = i.id
      and l.kind ${sql.raw(which)} 'answered' and l.on_day <= ${today} order by l.on_day desc, l.id desc limit 1)`
  const lastOpen = addDays(today, -expiryDays)
  return keptBeside<number, LastEvent>(db, 'people-invited', `${today} ${expiryDays}`, {
    none: 0,
    add: (sofar, row) => withInvitation(sofar, row, lastOpen),
    tables: ['invitations', 'invitation_events'],
    whose: (change) => whoseOf(db, change),
    async *rows(ids) {
      const all = db
        .selectFrom('invitations as i')
        .select(['i.contact_id as person', 'i.direction as direction', 'i.sent_on as sentOn'])
        .select([
          event('<>', 'l.kind').as('last'),
          sql<string | null>`case direction when 'received' then ${event('=', 'l.on_day')} end`.as('answeredOn'),
        ])
        .orderBy('i.sent_on')
        .orderBy('i.id')
      if (ids) {
        yield await all.where('i.contact_id', 'in', among(ids)).execute()
        return
      }
      // In time, as they lie in the book: looked up person by person they take three times as long.
      const inTime = all.where('i.direction', 'in', ['sent', 'received'])
      for (let after = '' as Day; after < EVER; ) {
        const until = await dayFarther(db, after)
        yield await inTime.where('i.sent_on', '>', after).where('i.sent_on', '<=', until).execute()
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

/** The last day on which a message or an invitation went either way, of everybody; '' where none ever did. */
function lastWords(db: Kysely<Database>): Promise<Beside<Day | ''>> {
  const sameDay = oneOfEach()
  return keptBeside<Day | '', { person: string; on: Day }>(db, 'people-last-word', '', {
    none: '',
    add: (sofar, { on }) => (on > sofar ? sameDay(on) : sofar),
    tables: ['messages', 'invitations'],
    async whose(change) {
      const rows = rowsIn('messages', change)
      return rows ? [rows.before, rows.after].flatMap((row) => row?.contact_id ?? []) : whoseOf(db, change)
    },
    async *rows(ids) {
      for (const table of ['messages', 'invitations'] as const) {
        const all = db
          .selectFrom(table)
          .select(({ fn }) => ['contact_id as person', fn.max<Day>('sent_on').as('on')])
          .groupBy('contact_id')
          .orderBy('contact_id')
        if (ids) yield await all.where('contact_id', 'in', among(ids)).execute()
        else
          for (let last = ''; ; ) {
            const rows = await all.where('contact_id', '>', last).limit(AT_ONCE).execute()
            yield rows
            if (rows.length < AT_ONCE) break
            last = rows.at(-1)?.person ?? last
          }
      }
    },
  })
}

/** How each person with a tie to the owner stands to them on a day, as a filter names it. */
function tiesToYou(db: Kysely<Database>, today: Day): Promise<Map<string, Set<string>>> {
  const find = async () => {
    const rows = await db
      .selectFrom('relations')
      .select(['from_id as from', 'to_id as to', 'kind'])
      .where(({ eb, or }) => or([eb('from_id', '=', ME), eb('to_id', '=', ME)]))
      .where(({ eb, or }) => or([eb('starts_on', 'is', null), eb('starts_on', '<=', today)]))
      .where(({ eb, or }) => or([eb('ends_on', 'is', null), eb('ends_on', '>=', today)]))
      .execute()
    const found = new Map<string, Set<string>>()
    for (const { from, to, kind } of rows) {
      const person = from === ME ? to : from
      const ties = found.get(person) ?? new Set()
      found.set(person, ties.add(from === ME && relationFacts[kind].directed ? `${kind}:back` : kind))
    }
    return found
  }
  return keptWhileUnchanged(db, 'people-ties', today, find, { tables: ['relations'] })
}

/** Of the people of a stretch, in order, those whom a filter asks for. */
export interface Matching {
  readonly stretch: Stretch
  readonly places: Uint16Array
}

/** A condition, given a stretch, on the people in it by their places. */
type Test = (stretch: Stretch) => (at: number) => boolean

const allOf = ({ ids }: Stretch) => Uint16Array.from(ids.keys())

function narrowed(all: readonly Matching[], test: Test): readonly Matching[] {
  return all.map(({ stretch, places }) => ({ stretch, places: places.filter(test(stretch)) }))
}

const has = (fact: number): Test => {
  return ({ facts }) =>
    (at) =>
      ((facts[at] as number) & fact) !== 0
}

const not = (test: Test): Test => {
  return (stretch) => {
    const holdsAt = test(stretch)
    return (at) => !holdsAt(at)
  }
}

/** Those of them who are connections. */
export const connected = (all: readonly Matching[]): readonly Matching[] => narrowed(all, has(is.connected))

/**
 * Everybody a filter asks for, in the order by name; found once for a list with its counts, and for the next page of it.
 * Asking for relations or invitations needs the day.
 */
export async function whoMatches(
  db: Kysely<Database>,
  { show, ...filter }: PeopleFilter,
  asOf?: AsOf,
): Promise<readonly Matching[]> {
  const tables = ['contacts', 'invitations', 'invitation_events', 'messages', 'relations'] as const
  const key = JSON.stringify([filter, asOf])
  const all = await keptWhileUnchanged(db, 'people-matching', key, () => matchingAfresh(db, filter, asOf), { tables })
  if (!show || show === 'all') return all
  return show === 'connections' ? connected(all) : narrowed(all, not(has(is.connected)))
}

async function matchingAfresh(
  db: Kysely<Database>,
  { words, relation, company, mark, invited, since, before, quiet, region, industry }: Omit<PeopleFilter, 'show'>,
  asOf?: AsOf,
): Promise<readonly Matching[]> {
  const tests: Test[] = []
  const day = () => {
    if (!asOf) throw new Error('relations and invitations are asked for on a day')
    return asOf
  }
  const wanted = nameKeyOf(company ?? '')
  if (wanted !== '')
    tests.push((stretch) => {
      // Few are looked at one by one.
      const near = new Set(placesHolding(stretch, wanted))
      return (at) => near.has(at) && companyKeyAt(stretch, at).includes(wanted)
    })
  if (mark) tests.push(mark === 'none' ? not(has(is.high | is.low)) : has(is[mark]))
  const connectedOn = (isMeant: (day: Day) => boolean): Test => {
    return ({ facts, connectedOn }) =>
      (at) => {
        const on = connectedOn[at] ?? null
        return ((facts[at] as number) & is.connected) !== 0 && on !== null && isMeant(on)
      }
  }
  if (since) tests.push(connectedOn((on) => on >= since))
  if (before) tests.push(connectedOn((on) => on < before))
  if (region) tests.push(region === 'known' ? has(is.region) : not(has(is.region)))
  if (industry) tests.push(industry === 'known' ? has(is.industry) : not(has(is.industry)))
  if (relation) {
    const ties = await tiesToYou(db, day().today)
    const tied = (isMeant: (ties: ReadonlySet<string>) => boolean): Test => {
      return ({ ids }) =>
        (at) => {
          const theirs = ties.get(ids[at] as string)
          return theirs !== undefined && isMeant(theirs)
        }
    }
    if (relation === 'any') tests.push(tied(() => true))
    else if (relation === 'none') tests.push(not(tied(() => true)))
    else tests.push(tied((theirs) => theirs.has(relation)))
  }
  if (invited) {
    const found = await invitedOn(db, day())
    const held = (what: number): Test => {
      return (stretch) => {
        const theirs = found.get(stretch)
        return (at) => ((theirs?.[at] ?? 0) & what) !== 0
      }
    }
    tests.push(invited === 'never' ? not(held(holds.sent)) : held(holds[invited]))
  }
  if (quiet) {
    const last = await lastWords(db)
    tests.push((stretch) => {
      const theirs = last.get(stretch)
      return (at) => (theirs?.[at] ?? '') < quiet
    })
  }
  const all = (await everybody(db)).map((stretch) => ({
    stretch,
    places: words ? placesWith(stretch, words) : allOf(stretch),
  }))
  return tests.reduce(narrowed, all)
}
