import { type RawBuilder, sql } from 'kysely'

/**
 * Several ids, for `where('id', 'in', among(ids))`: one parameter however many there are, so that the statement is always
 * the same one and is made ready once. One alone is looked up by itself: taking a list apart costs more than finding it.
 */
export function among(ids: Iterable<string>): RawBuilder<string> {
  const [one, ...others] = new Set(ids)
  if (one !== undefined && others.length === 0) return sql<string>`(${one})`
  return sql<string>`(select value from json_each(${JSON.stringify(one === undefined ? [] : [one, ...others])}))`
}
