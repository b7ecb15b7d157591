import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type Contact, ME } from '#model/contact.ts'
import type { PeopleFilter } from '#model/people-filter.ts'
import { findContacts, people, toContact } from './contacts.ts'
import type { AsOf } from './dealings.ts'
import { isConnected, nameKeyAt, type Place, placeOf } from './everybody.ts'
import { connected, type Matching, stands, whoMatches } from './filter-people.ts'
import { keptWhileUnchanged, oneByOne, rowsIn } from './kept.ts'
import type { Database, Row } from './schema.ts'

/** Where a page of a list starts: after this row of the order by name. */
export interface NameCursor {
  readonly nameKey: string
  readonly id: string
}

/** Whether a filter asks for more than connections or others, which the index answers by itself. */
function asksMore({ show: _, ...rest }: PeopleFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '')
}

/** A page of people by name; `next` is where the following page starts, if there is one. */
export async function listPeople(
  db: Kysely<Database>,
  filter: PeopleFilter,
  limit: number,
  after?: NameCursor,
  asOf?: AsOf,
): Promise<{ readonly people: Contact[]; readonly next: NameCursor | null }> {
  if (asksMore(filter)) return searchPeople(db, filter, limit, after, asOf)
  let query = people(db)
  if (filter.show === 'connections') query = query.where(stands)
  if (filter.show === 'others') query = query.where(sql<boolean>`not ${stands}`)
  if (after) {
    // As one value: two conditions joined by "or" would read the index from its beginning.
    query = query.where(sql<boolean>`(name_key, id) > (${after.nameKey}, ${after.id})`)
  }
  const rows = await query
    .orderBy('name_key')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    people: shown.map(toContact),
    next: rows.length > limit && last ? { nameKey: last.name_key, id: last.id } : null,
  }
}

const many = (found: readonly Matching[]) => found.reduce((sum, { places }) => sum + places.length, 0)

/** How many people match a filter, whether connected or not, and how many of them are connections. */
export async function countPeople(
  db: Kysely<Database>,
  { show: _, ...filter }: PeopleFilter = {},
  asOf?: AsOf,
): Promise<{ readonly all: number; readonly connections: number }> {
  if (asksMore(filter)) {
    const found = await whoMatches(db, filter, asOf)
    return { all: many(found), connections: many(connected(found)) }
  }
  const find = async () => {
    const row = await people(db)
      .clearSelect()
      .select(({ fn }) => [
        fn.countAll<number>().as('everybody'),
        sql<number>`coalesce(sum(${stands}), 0)`.as('standing'),
      ])
      .executeTakeFirstOrThrow()
    return { all: Number(row.everybody), connections: Number(row.standing) }
  }
  return keptWhileUnchanged(db, 'people-counted', '', find, {
    tables: ['contacts'],
    follow: oneByOne((counts, change) => {
      const rows = rowsIn('contacts', change)
      if (change.id === ME || !rows) return counts
      const by = (count: (row: Row<'contacts'>) => boolean) =>
        Number(rows.after !== null && count(rows.after)) - Number(rows.before !== null && count(rows.before))
      return { all: counts.all + by(() => true), connections: counts.connections + by(isConnected) }
    }),
  })
}

async function searchPeople(
  db: Kysely<Database>,
  filter: PeopleFilter,
  limit: number,
  after?: NameCursor,
  asOf?: AsOf,
): ReturnType<typeof listPeople> {
  const found = await whoMatches(db, filter, asOf)
  const shown = first(following(found, after), limit + 1)
  const last = shown.at(limit - 1)
  const ids = shown.slice(0, limit).map(({ stretch, at }) => stretch.ids[at] as string)
  const contacts = await findContacts(db, ids)
  return {
    people: ids.flatMap((id) => contacts.get(id) ?? []),
    next:
      shown.length > limit && last
        ? { nameKey: nameKeyAt(last.stretch, last.at), id: last.stretch.ids[last.at] as string }
        : null,
  }
}

/** The first of those who match. */
function first(found: readonly Matching[], most: number): readonly Place[] {
  const shown: Place[] = []
  for (const { stretch, places } of found) {
    for (const at of places.subarray(0, most - shown.length)) shown.push({ stretch, at })
    if (shown.length === most) break
  }
  return shown
}

/** Those of `found` that come after a row, by its place among everybody, where it was when the page was sent at least. */
function following(found: readonly Matching[], after: NameCursor | undefined): readonly Matching[] {
  if (!after) return found
  // The stretches it was found in: those there are by now may be others, though nobody changed.
  const all = found.map(({ stretch }) => stretch)
  const place = placeOf(all, after.nameKey, after.id)
  // Whoever is called otherwise by now is looked for everywhere; whoever is gone has left their place.
  const isThere = all[place.number]?.ids[place.at] === after.id
  const now = isThere ? place.number : all.findIndex(({ ids }) => ids.includes(after.id))
  const number = now < 0 ? place.number : now
  const at = isThere ? place.at : (all[now]?.ids.indexOf(after.id) ?? place.at - 1)
  const before = new Set(all.slice(0, number))
  return found.flatMap(({ stretch, places }) => {
    if (before.has(stretch)) return []
    return { stretch, places: stretch === all[number] ? places.filter((each) => each > at) : places }
  })
}
