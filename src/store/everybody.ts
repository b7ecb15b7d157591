import type { Kysely } from 'kysely'
import { type Mark, ME, nameKeyOf } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { people } from './contacts.ts'
import { keptWhileUnchanged, oneByOne, rowsIn } from './kept.ts'
import type { Database, Row } from './schema.ts'

/** Somebody as a search sees them: what they can be found by, what filters ask, and what tells two of them apart. */
export interface Searched {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  /** The folded name, company and position, each on a line of its own: no word is found across two of them. */
  readonly words: string
  readonly company: string | null
  /** Their company folded, as it is looked for. */
  readonly companyKey: string
  readonly email: string | null
  readonly hasProfile: boolean
  readonly stands: boolean
  readonly connectedOn: Day | null
  readonly mark: Mark | null
  readonly region: boolean
  readonly industry: boolean
}

const COLUMNS = [
  'id',
  'name',
  'name_key',
  'profile_key',
  'email',
  'company',
  'position',
  'connected_on',
  'removed_on',
  'mark',
  'region',
  'industry',
] as const satisfies readonly (keyof Row<'contacts'>)[]

function toSearched(row: Pick<Row<'contacts'>, (typeof COLUMNS)[number]>): Searched {
  const { connected_on: connectedOn, removed_on: removedOn } = row
  const companyKey = nameKeyOf(row.company ?? '')
  return {
    id: row.id,
    name: row.name,
    nameKey: row.name_key,
    words: `${row.name_key}\n${companyKey}\n${nameKeyOf(row.position ?? '')}`,
    company: row.company,
    companyKey,
    email: row.email,
    hasProfile: row.profile_key !== null,
    // A connection that was removed is none, until it is made again.
    stands: connectedOn !== null && (removedOn === null || removedOn < connectedOn),
    connectedOn,
    mark: row.mark,
    region: row.region !== null,
    industry: row.industry !== null,
  }
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

/** Compares two texts as the book orders them, by their bytes in UTF-8: rare letters come after all others. */
function byBytes(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let at = 0; at < length; at++) {
    const [unit, otherUnit] = [one.charCodeAt(at), other.charCodeAt(at)]
    if (unit === otherUnit) continue
    if (isSurrogate(unit) !== isSurrogate(otherUnit)) return isSurrogate(unit) ? 1 : -1
    return unit - otherUnit
  }
  return one.length - other.length
}

const byName = (one: Searched, other: Searched) => byBytes(one.nameKey, other.nameKey) || byBytes(one.id, other.id)

/** Where somebody stands, or would stand, in a list in the order by name. */
function placeOf(all: readonly Searched[], one: Searched): number {
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (byName(all[middle] as Searched, one) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** Everybody in the order by name, for searching while somebody types: read once, and followed from change to change. */
export function everybody(db: Kysely<Database>): Promise<readonly Searched[]> {
  const find = async () => {
    const rows = await people(db).clearSelect().select(COLUMNS).orderBy('name_key').orderBy('id').execute()
    return rows.map(toSearched)
  }
  return keptWhileUnchanged(db, 'everybody', '', find, {
    tables: ['contacts'],
    follow: oneByOne((all, change) => {
      const rows = rowsIn('contacts', change)
      if (change.id === ME || !rows) return all
      const list = [...all]
      if (rows.before) {
        const place = placeOf(list, toSearched(rows.before))
        if (list[place]?.id !== change.id) return undefined
        list.splice(place, 1)
      }
      if (rows.after) {
        const one = toSearched(rows.after)
        list.splice(placeOf(list, one), 0, one)
      }
      return list
    }),
  })
}

/** The words of everybody as one text, which is looked through far quicker than one person after the other. */
interface AsOneText {
  readonly text: string
  /** Where the words of each person begin. */
  readonly begins: Int32Array
}

const texts = new WeakMap<readonly Searched[], AsOneText>()

function asOneText(all: readonly Searched[]): AsOneText {
  const known = texts.get(all)
  if (known) return known
  const begins = new Int32Array(all.length + 1)
  for (const [index, { words }] of all.entries()) begins[index + 1] = (begins[index] as number) + words.length + 1
  const found = { text: all.map(({ words }) => words).join('\n'), begins }
  texts.set(all, found)
  return found
}

/** Those of a list in whose words each of the words typed is found, as a part of one, in the order of the list. */
export function withWords(all: readonly Searched[], typed: string): readonly Searched[] {
  const [longest, ...others] = nameKeyOf(typed)
    .split(' ')
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
  if (longest === undefined) return all
  const { text, begins } = asOneText(all)
  const found: Searched[] = []
  let person = 0
  for (let at = text.indexOf(longest); at >= 0; at = text.indexOf(longest, begins[person])) {
    while ((begins[person + 1] as number) <= at) person++
    const one = all[person] as Searched
    if (others.every((word) => one.words.includes(word))) found.push(one)
    person++
    if (person >= all.length) break
  }
  return found
}
