import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME, nameKeyOf } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import type { Direction, EventKind, Outcome } from '#model/invitation.ts'
import { endedUnanswered } from '#model/invitation.ts'
import type { INVITED, PeopleFilter } from '#model/people-filter.ts'
import { relationFacts } from '#model/relation.ts'
import { everybody, type Searched, withWords } from './everybody.ts'
import { keptWhileUnchanged } from './kept.ts'
import type { Database } from './schema.ts'

// A connection that was removed is none, until it is made again.
export const stands = sql<boolean>`(connected_on is not null and (removed_on is null or removed_on < connected_on))`

/** The day a filter is asked on, and how long an invitation stays open: what relations and invitations hang on. */
export interface AsOf {
  readonly today: Day
  readonly expiryDays: number
}

type Invited = (typeof INVITED)[number]

/** Of whom each thing holds that an invitation has to be there for; who was never invited by you is not among `sent`. */
type OfWhom = Readonly<Record<Exclude<Invited, 'never'> | 'sent', ReadonlySet<string>>>

function invitedOn(db: Kysely<Database>, { today, expiryDays }: AsOf): Promise<OfWhom> {
  const find = async () => {
    const event = (which: string, what: string) =>
      sql<string | null>`(select ${sql.raw(what)} from invitation_events as l where l.invitation_id = i.id
        and l.kind ${sql.raw(which)} 'answered' and l.on_day <= ${today} order by l.on_day desc, l.id desc limit 1)`
    const rows = await db
      .selectFrom('invitations as i')
      .select(['i.contact_id as person', 'i.direction as direction', 'i.sent_on as sentOn'])
      .select([event('<>', 'l.kind').as('last'), event('=', 'l.on_day').as('answeredOn')])
      .orderBy('i.contact_id')
      .orderBy('i.sent_on')
      .orderBy('i.id')
      .execute()
    const lastOpen = addDays(today, -expiryDays)
    const found = {
      sent: new Set<string>(),
      'open-sent': new Set<string>(),
      'open-received': new Set<string>(),
      answered: new Set<string>(),
      unanswered: new Set<string>(),
    }
    for (const [person, list] of Map.groupBy(rows, (row) => row.person)) {
      const all = list.map((row) => ({ ...row, outcome: outcomeOf(row, lastOpen) }))
      for (const what of holdsOf(all)) found[what].add(person)
    }
    return found
  }
  const tables = ['invitations', 'invitation_events'] as const
  return keptWhileUnchanged(db, 'people-invited', `${today} ${expiryDays}`, find, { tables })
}

interface LastEvent {
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

function holdsOf(all: readonly (LastEvent & { readonly outcome: Outcome })[]): (keyof OfWhom)[] {
  const sent = all.filter((each) => each.direction === 'sent')
  const isOpen = (direction: Direction) => all.some((each) => each.direction === direction && each.outcome === 'open')
  const [last, lastSent] = [all.at(-1), sent.at(-1)]
  const holds: readonly (readonly [what: keyof OfWhom, is: boolean | undefined])[] = [
    ['sent', sent.length > 0],
    ['open-sent', isOpen('sent')],
    ['open-received', isOpen('received')],
    ['answered', last && wasAnswered(last)],
    ['unanswered', lastSent && endedUnanswered(lastSent.outcome)],
  ]
  return holds.flatMap(([what, is]) => (is ? [what] : []))
}

function wasAnswered({ direction, outcome, answeredOn }: LastEvent & { readonly outcome: Outcome }): boolean {
  if (direction === 'received' && (answeredOn !== null || outcome === 'ignored')) return true
  return outcome === 'accepted' || outcome === 'unknown-person' || outcome === 'reported'
}

/** The last day on which a message or an invitation went either way, by person. */
function lastWords(db: Kysely<Database>): Promise<Map<string, Day>> {
  const find = async () => {
    const latest = (table: 'messages' | 'invitations') =>
      db
        .selectFrom(table)
        .select(({ fn }) => ['contact_id as person', fn.max<Day>('sent_on').as('on')])
        .groupBy('contact_id')
        .execute()
    const last = new Map<string, Day>()
    for (const { person, on } of [...(await latest('messages')), ...(await latest('invitations'))])
      if (on > (last.get(person) ?? '')) last.set(person, on)
    return last
  }
  return keptWhileUnchanged(db, 'people-last-word', '', find, { tables: ['messages', 'invitations'] })
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

/**
 * Everybody a filter asks for, in the order by name; found once for a list with its counts, and for the next page of it.
 * Asking for relations or invitations needs the day.
 */
export async function whoMatches(
  db: Kysely<Database>,
  { show, ...filter }: PeopleFilter,
  asOf?: AsOf,
): Promise<readonly Searched[]> {
  const tables = ['contacts', 'invitations', 'invitation_events', 'messages', 'relations'] as const
  const key = JSON.stringify([filter, asOf])
  const all = await keptWhileUnchanged(db, 'people-matching', key, () => matchingAfresh(db, filter, asOf), { tables })
  return show && show !== 'all' ? all.filter((each) => each.stands === (show === 'connections')) : all
}

async function matchingAfresh(
  db: Kysely<Database>,
  { words, relation, company, mark, invited, since, before, quiet, region, industry }: Omit<PeopleFilter, 'show'>,
  asOf?: AsOf,
): Promise<readonly Searched[]> {
  const tests: ((each: Searched) => boolean)[] = []
  const day = () => {
    if (!asOf) throw new Error('relations and invitations are asked for on a day')
    return asOf
  }
  if (company) {
    const wanted = nameKeyOf(company)
    tests.push((each) => each.companyKey.includes(wanted))
  }
  if (mark) tests.push((each) => (each.mark ?? 'none') === mark)
  if (since) tests.push((each) => each.stands && each.connectedOn !== null && each.connectedOn >= since)
  if (before) tests.push((each) => each.stands && each.connectedOn !== null && each.connectedOn < before)
  if (region) tests.push((each) => each.region === (region === 'known'))
  if (industry) tests.push((each) => each.industry === (industry === 'known'))
  if (relation) {
    const ties = await tiesToYou(db, day().today)
    if (relation === 'any') tests.push((each) => ties.has(each.id))
    else if (relation === 'none') tests.push((each) => !ties.has(each.id))
    else tests.push((each) => ties.get(each.id)?.has(relation) === true)
  }
  if (invited) {
    const found = await invitedOn(db, day())
    const those = invited === 'never' ? found.sent : found[invited]
    tests.push((each) => those.has(each.id) === (invited !== 'never'))
  }
  if (quiet) {
    const last = await lastWords(db)
    tests.push((each) => (last.get(each.id) ?? '') < quiet)
  }
  const all = await everybody(db)
  const named = words ? withWords(all, words) : all
  return tests.length === 0 ? named : named.filter((each) => tests.every((test) => test(each)))
}
