import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type Contact, ME } from '#model/contact.ts'
import type { PeopleFilter } from '#model/people-filter.ts'
import { findContacts, people, toContact } from './contacts.ts'
import { everybody, isConnected } from './everybody.ts'
import { type AsOf, stands, whoMatches } from './filter-people.ts'
import { keptWhileUnchanged, rowsIn } from './kept.ts'
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

/** How many people match a filter, whether connected or not, and how many of them are connections. */
export async function countPeople(
  db: Kysely<Database>,
  { show: _, ...filter }: PeopleFilter = {},
  asOf?: AsOf,
): Promise<{ readonly all: number; readonly connections: number }> {
  if (asksMore(filter)) {
    const found = await whoMatches(db, filter, asOf)
    return { all: found.length, connections: found.filter((each) => each.stands).length }
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
    follow(counts, change) {
      const rows = rowsIn('contacts', change)
      if (change.id === ME || !rows) return counts
      const by = (count: (row: Row<'contacts'>) => boolean) =>
        Number(rows.after !== null && count(rows.after)) - Number(rows.before !== null && count(rows.before))
      return { all: counts.all + by(() => true), connections: counts.connections + by(isConnected) }
    },
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
  const shown = (await following(db, found, after)).slice(0, limit + 1)
  const last = shown.at(limit - 1)
  const ids = shown.slice(0, limit).map((each) => each.id)
  const contacts = await findContacts(db, ids)
  return {
    people: ids.flatMap((id) => contacts.get(id) ?? []),
    next: shown.length > limit && last ? { nameKey: last.nameKey, id: last.id } : null,
  }
}

/** Those of `found` that come after a row, by place rather than by comparing: the book orders rare letters differently. */
async function following<T extends { readonly id: string; readonly nameKey: string }>(
  db: Kysely<Database>,
  found: readonly T[],
  after: NameCursor | undefined,
): Promise<readonly T[]> {
  if (!after) return found
  const place = found.findIndex((each) => each.id === after.id)
  if (place >= 0) return found.slice(place + 1)
  // The row of the cursor does not match any more: what follows it among everybody decides, or its name when it is gone.
  const all = await everybody(db)
  const there = all.findIndex((each) => each.id === after.id)
  if (there < 0) return found.filter((each) => each.nameKey > after.nameKey)
  const later = new Set(all.slice(there + 1).map((each) => each.id))
  return found.filter((each) => later.has(each.id))
}

/** The folded name of everybody, in order: for finding names close to a misspelt one. */
export async function allNameKeys(
  db: Kysely<Database>,
): Promise<readonly { readonly id: string; readonly nameKey: string }[]> {
  return everybody(db)
}
