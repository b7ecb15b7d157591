import { type RawBuilder, sql } from 'kysely'

/**
 * Several ids, for `where('id', 'in', among(ids))`: one parameter however many there are, so that the statement is always
 * the same one and is made ready once.
 */
export function among(ids: Iterable<string>): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify([...new Set(ids)])}))`
}
