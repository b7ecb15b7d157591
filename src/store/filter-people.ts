import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME, nameKeyOf } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import type { PeopleFilter } from '#model/people-filter.ts'
import { relationFacts } from '#model/relation.ts'
import { type AsOf, holds, invitedOn, lastWords } from './dealings.ts'
import { companyKeyAt, everybody, is, placesHolding, placesWith, type Stretch } from './everybody.ts'
import { keptWhileUnchanged } from './kept.ts'
import type { Database } from './schema.ts'

// A connection that was removed is none, until it is made again.
export const stands = sql<boolean>`(connected_on is not null and (removed_on is null or removed_on < connected_on))`

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
  filter: Omit<PeopleFilter, 'show'>,
  asOf?: AsOf,
): Promise<readonly Matching[]> {
  const { words, relation, company, mark, invited, since, before, quiet, region, industry } = filter
  const tests: Test[] = []
  const all = await everybody(db)
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
    const found = await invitedOn(db, all, day())
    const held = (what: number): Test => {
      return (stretch) => {
        const theirs = found.get(stretch)
        return (at) => ((theirs?.[at] ?? 0) & what) !== 0
      }
    }
    tests.push(invited === 'never' ? not(held(holds.sent)) : held(holds[invited]))
  }
  if (quiet) {
    const last = await lastWords(db, all)
    tests.push((stretch) => {
      const theirs = last.get(stretch)
      return (at) => (theirs?.[at] ?? '') < quiet
    })
  }
  const found = all.map((stretch) => ({ stretch, places: words ? placesWith(stretch, words) : allOf(stretch) }))
  return tests.reduce(narrowed, found)
}
