import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { everybody, placeOf, type Stretch } from './everybody.ts'
import { keptWhileUnchanged, ofOneMoment, type RowChange } from './kept.ts'
import { madeOnceAmong } from './made-once.ts'
import type { Database, JournalledTable } from './schema.ts'

/** Something of everybody: for each stretch of people a list, by the places in it. */
export type Beside<V> = ReadonlyMap<Stretch, readonly V[]>

/** How something of everybody is found in rows that are of one person each. */
export interface Finding<V, R extends { readonly person: string }> {
  /** Of whom there is no row. */
  readonly none: V
  /** What one row more makes of what is known of its person so far. */
  readonly add: (sofar: V, row: R) => V
  /** The rows of these people, or all there are, some at a time. */
  readonly rows: (ids: readonly string[] | null) => AsyncIterable<readonly R[]>
  readonly tables: readonly Exclude<JournalledTable, 'contacts'>[]
  /** Whose rows a change is of; undefined where that is not known. */
  readonly whose: (change: RowChange) => readonly string[] | undefined | Promise<readonly string[] | undefined>
}

/** Adds up the rows of those who are asked for, or of everybody, in the lists of their stretches. */
async function fill<V, R extends { readonly person: string }>(
  lists: ReadonlyMap<Stretch, V[]>,
  asked: ReadonlySet<string> | null,
  { add, rows }: Finding<V, R>,
): Promise<void> {
  // A place as one number: an object for each of many people would be most of what this takes.
  const places = new Map<string, number>()
  for (const [number, { ids }] of [...lists.keys()].entries())
    for (const [at, id] of ids.entries()) if (!asked || asked.has(id)) places.set(id, number * 0x10000 + at)
  const values = [...lists.values()]
  for await (const some of rows(asked && [...asked])) {
    for (const row of some) {
      const place = places.get(row.person)
      if (place === undefined) continue
      const list = values[place >>> 16] as V[]
      list[place & 0xffff] = add(list[place & 0xffff] as V, row)
    }
    // Whatever else waits has its turn: of everybody in a big book there are hundreds of parts.
    if (!asked) await setImmediate()
  }
}

const nameKeys = madeOnceAmong((db, ids) => db.selectFrom('contacts').select(['id', 'name_key']).where('id', 'in', ids))

/** The stretches that these people are in. */
async function whereTheyAre(db: Kysely<Database>, all: readonly Stretch[], ids: Iterable<string>) {
  const rows = await nameKeys(db, ids, {})
  return new Set(rows.flatMap(({ id, name_key }) => all[placeOf(all, name_key, id).number] ?? []))
}

/** What was kept, beside other stretches; what rows of these people, or of somebody new, make of them is read anew. */
async function besideOthers<V, R extends { readonly person: string }>(
  db: Kysely<Database>,
  before: Beside<V>,
  all: readonly Stretch[],
  touched: ReadonlySet<string>,
  finding: Finding<V, R>,
): Promise<Beside<V>> {
  const present = new Set(all)
  const known = new Map<string, V>()
  for (const [stretch, list] of before)
    if (!present.has(stretch)) for (const [at, id] of stretch.ids.entries()) known.set(id, list[at] as V)
  const theirs = await whereTheyAre(db, all, touched)
  const asked = new Set<string>()
  const anew = new Map<Stretch, V[]>()
  for (const stretch of all) {
    const list = before.get(stretch)
    if (list && !theirs.has(stretch)) continue
    const value = (id: string, at: number) => {
      const was = list ? list[at] : known.get(id)
      if (was !== undefined && !touched.has(id)) return was
      asked.add(id)
      return finding.none
    }
    anew.set(stretch, stretch.ids.map(value))
  }
  if (asked.size > 0) await fill(anew, asked, finding)
  return new Map(all.map((stretch) => [stretch, anew.get(stretch) ?? (before.get(stretch) as readonly V[])]))
}

/**
 * Something of everybody that is found in rows of theirs; kept, and followed where somebody changes, or a row of theirs.
 * `key` is everything else it hangs on. `all` are the stretches that it is asked for: they need not be those it was kept
 * beside, as people read amid a change are found afresh once it is over, while nothing that is kept here changed by it.
 */
export async function keptBeside<V, R extends { readonly person: string }>(
  db: Kysely<Database>,
  name: string,
  key: string,
  all: readonly Stretch[],
  finding: Finding<V, R>,
): Promise<Beside<V>> {
  const find = async () => {
    const present = await everybody(db)
    const lists = new Map(present.map((stretch) => [stretch, stretch.ids.map(() => finding.none)]))
    await fill(lists, null, finding)
    return lists
  }
  const kept = await keptWhileUnchanged<Beside<V>>(db, name, key, () => ofOneMoment(db, find), {
    tables: ['contacts', ...finding.tables],
    async follow(before, changes) {
      const touched = new Set<string>()
      for (const change of changes) {
        const theirs = change.table === 'contacts' ? [] : await finding.whose(change)
        if (!theirs) return undefined
        for (const id of theirs) touched.add(id)
      }
      return besideOthers(db, before, await everybody(db), touched, finding)
    },
  })
  return all.every((stretch) => kept.has(stretch)) ? kept : besideOthers(db, kept, all, new Set(), finding)
}
