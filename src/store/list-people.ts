import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type Contact, nameKeyOf } from '#model/contact.ts'
import { findContacts, people, toContact } from './contacts.ts'
import { keptWhileUnchanged } from './kept.ts'
import type { Database } from './schema.ts'

/** Which people a list shows. */
export interface PeopleFilter {
  /** Words that must all occur in name, company or position, accents and case folded. */
  readonly words?: string
  readonly show?: 'connections' | 'others' | 'all'
}

/** Where a page of a list starts: after this row of the order by name. */
export interface NameCursor {
  readonly nameKey: string
  readonly id: string
}

// A connection that was removed is none, until it is made again.
const stands = sql<boolean>`(connected_on is not null and (removed_on is null or removed_on < connected_on))`

/** A page of people by name; `next` is where the following page starts, if there is one. */
export async function listPeople(
  db: Kysely<Database>,
  filter: PeopleFilter,
  limit: number,
  after?: NameCursor,
): Promise<{ readonly people: Contact[]; readonly next: NameCursor | null }> {
  if (filter.words) return searchPeople(db, filter, limit, after)
  let query = people(db)
  if (filter.show === 'connections') query = query.where(stands)
  if (filter.show === 'others') query = query.where(sql<boolean>`not ${stands}`)
  if (after) {
    query = query.where(({ eb, and, or }) =>
      or([eb('name_key', '>', after.nameKey), and([eb('name_key', '=', after.nameKey), eb('id', '>', after.id)])]),
    )
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

/** How many people match `words`, or how many the book holds, and how many of them are connections. */
export async function countPeople(
  db: Kysely<Database>,
  words?: string,
): Promise<{ readonly all: number; readonly connections: number }> {
  if (words) {
    const found = matches(await everybody(db), words)
    return { all: found.length, connections: found.filter((each) => each.stands).length }
  }
  const row = await people(db)
    .clearSelect()
    .select(({ fn }) => [
      fn.countAll<number>().as('everybody'),
      sql<number>`coalesce(sum(${stands}), 0)`.as('standing'),
    ])
    .executeTakeFirstOrThrow()
  return { all: Number(row.everybody), connections: Number(row.standing) }
}

/** Somebody as a search sees them: the folded name, and all the words they can be found by. */
interface Searched {
  readonly id: string
  readonly nameKey: string
  readonly words: string
  readonly stands: boolean
}

/** Everybody in the order by name, for searching while somebody types: read once, and again after a change. */
function everybody(db: Kysely<Database>): Promise<readonly Searched[]> {
  return keptWhileUnchanged(db, 'everybody', '', async () => {
    const rows = await people(db)
      .clearSelect()
      .select(['id', 'name_key', 'company', 'position', sql<0 | 1>`coalesce(${stands}, 0)`.as('standing')])
      .orderBy('name_key')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      nameKey: row.name_key,
      // On lines of their own: no word is found across two of them.
      words: `${row.name_key}\n${nameKeyOf(row.company ?? '')}\n${nameKeyOf(row.position ?? '')}`,
      stands: row.standing === 1,
    }))
  })
}

function matches(all: readonly Searched[], words: string): readonly Searched[] {
  const wanted = nameKeyOf(words).split(' ').filter(Boolean)
  return all.filter((each) => wanted.every((word) => each.words.includes(word)))
}

async function searchPeople(
  db: Kysely<Database>,
  { words = '', show }: PeopleFilter,
  limit: number,
  after?: NameCursor,
): ReturnType<typeof listPeople> {
  const all = await everybody(db)
  // By place rather than by comparing: the book orders letters beyond the common ones differently from JavaScript.
  const place = after ? all.findIndex((each) => each.id === after.id) : -1
  const gone = after !== undefined && place < 0
  const rest = gone ? all.filter((each) => each.nameKey > after.nameKey) : all.slice(place + 1)
  const found = matches(rest, words).filter(
    (each) => show === undefined || show === 'all' || each.stands === (show === 'connections'),
  )
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const contacts = await findContacts(
    db,
    shown.map((each) => each.id),
  )
  return {
    people: shown.flatMap((each) => contacts.get(each.id) ?? []),
    next: found.length > limit && last ? { nameKey: last.nameKey, id: last.id } : null,
  }
}

/** The folded name of everybody, in order: for finding names close to a misspelt one. */
export async function allNameKeys(
  db: Kysely<Database>,
): Promise<readonly { readonly id: string; readonly nameKey: string }[]> {
  return everybody(db)
}
