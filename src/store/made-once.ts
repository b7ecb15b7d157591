import { type Compilable, type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from './schema.ts'

type Db = Kysely<Database>

/** Stands in a query for a value that comes each time it is asked. */
class Place {
  readonly name: PropertyKey
  constructor(name: PropertyKey) {
    this.name = name
  }
}

function refuse(): never {
  throw new Error('a query is made before its values are known: name each, as no list of them can be taken')
}

/**
 * A query that is asked again and again: Kysely makes it the first time only, for that takes longer than the answer.
 * `make` is given a place in lieu of each value, to put where the value belongs; it must not look into one.
 */
export function madeOnce<G extends object, R>(
  make: (db: Db, given: G) => Compilable<R>,
): (db: Db, given: G) => Promise<R[]> {
  const places = new Proxy({}, { get: (_, name) => new Place(name), ownKeys: refuse }) as G
  let made: CompiledQuery<R> | undefined
  return async (db, given) => {
    made ??= make(db, places).compile()
    const { sql, query, queryId } = made
    const parameters = made.parameters.map((each) => (each instanceof Place ? given[each.name as keyof G] : each))
    return (await db.executeQuery<R>({ sql, query, queryId, parameters })).rows
  }
}

/**
 * The same for several ids, which `make` puts behind an `in`: one parameter however many there are, so that the statement
 * is always the same one. One alone is looked up by itself: taking a list apart costs more than finding it.
 */
export function madeOnceAmong<G extends object, R>(
  make: (db: Db, ids: RawBuilder<string>, given: G) => Compilable<R>,
): (db: Db, ids: Iterable<string>, given: G) => Promise<R[]> {
  const ofOne = madeOnce<G & { ids: string }, R>((db, given) => make(db, sql<string>`(${given.ids})`, given))
  const ofSeveral = madeOnce<G & { ids: string }, R>((db, given) =>
    make(db, sql<string>`(select value from json_each(${given.ids}))`, given),
  )
  return (db, ids, given) => {
    const [one, ...others] = new Set(ids)
    if (one !== undefined && others.length === 0) return ofOne(db, { ...given, ids: one })
    return ofSeveral(db, { ...given, ids: JSON.stringify(one === undefined ? [] : [one, ...others]) })
  }
}
