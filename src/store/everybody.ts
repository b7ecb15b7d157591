import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { ME, nameKeyOf } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { people } from './contacts.ts'
import { keptWhileUnchanged, ofOneMoment, oneByOne, rowsIn } from './kept.ts'
import type { Database, Row } from './schema.ts'

/**
 * Some hundreds of people who follow each other in the order by name, each known by their place: what they can be found
 * by, and what filters ask. Everybody is kept so, for a big book in a tenth of what an object for each would take; one
 * stretch is made anew where somebody changes, and the others stay the very same.
 */
export interface Stretch {
  readonly ids: readonly string[]
  /** The folded name, company and position of each, each on a line of its own: no word is found across two of them. */
  readonly text: string
  /** Where in `text` each begins; one more tells the end. */
  readonly begins: Int32Array
  readonly connectedOn: readonly (Day | null)[]
  /** What holds of each, as the sum of some of `is`. */
  readonly facts: Uint8Array
  /** A number for the e-mail address of each, the same for those that are alike but for case; 0 where there is none. */
  readonly emails: Int32Array
}

/** What can hold of somebody. */
export const is = { connected: 1, profile: 2, high: 4, low: 8, region: 16, industry: 32 } as const

/** Somebody by their place in a stretch. */
export interface Place {
  readonly stretch: Stretch
  readonly at: number
}

/** People of a new stretch at first, and the most there may be before it is cut in two. */
const AT_FIRST = 1000
const AT_MOST = 2 * AT_FIRST

const COLUMNS = [
  'id',
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

type Read = Pick<Row<'contacts'>, (typeof COLUMNS)[number]>

/** Somebody apart from their stretch. */
interface One {
  readonly id: string
  readonly words: string
  readonly connectedOn: Day | null
  readonly facts: number
  readonly email: number
}

/** Whether the connection to somebody stands, as the book has them; one that was removed does once it is made again. */
export function isConnected(row: Pick<Row<'contacts'>, 'connected_on' | 'removed_on'>): boolean {
  return row.connected_on !== null && (row.removed_on === null || row.removed_on < row.connected_on)
}

/** A number for a text: two that are the same have the same, and hardly any others. Never 0. */
export function numberFor(text: string): number {
  let number = 7
  for (let at = 0; at < text.length; at++) number = (Math.imul(number, 31) + text.charCodeAt(at)) | 0
  return number || 1
}

function oneOf(row: Read, sameDay = (day: Day) => day): One {
  return {
    id: row.id,
    words: `${row.name_key}\n${nameKeyOf(row.company ?? '')}\n${nameKeyOf(row.position ?? '')}\n`,
    connectedOn: row.connected_on && sameDay(row.connected_on),
    facts:
      (isConnected(row) ? is.connected : 0) +
      (row.profile_key === null ? 0 : is.profile) +
      (row.mark === null ? 0 : is[row.mark]) +
      (row.region === null ? 0 : is.region) +
      (row.industry === null ? 0 : is.industry),
    email: row.email === null ? 0 : numberFor(row.email.toLowerCase()),
  }
}

function stretchOf(ones: readonly One[]): Stretch {
  const begins = new Int32Array(ones.length + 1)
  for (const [at, { words }] of ones.entries()) begins[at + 1] = (begins[at] as number) + words.length
  return {
    ids: ones.map(({ id }) => id),
    text: ones.map(({ words }) => words).join(''),
    begins,
    connectedOn: ones.map(({ connectedOn }) => connectedOn),
    facts: Uint8Array.from(ones, ({ facts }) => facts),
    emails: Int32Array.from(ones, ({ email }) => email),
  }
}

function onesOf({ ids, text, begins, connectedOn, facts, emails }: Stretch): One[] {
  return ids.map((id, at) => ({
    id,
    words: text.slice(begins[at], begins[at + 1]),
    connectedOn: connectedOn[at] ?? null,
    facts: facts[at] as number,
    email: emails[at] as number,
  }))
}

/** The folded name of somebody. */
export function nameKeyAt({ text, begins }: Stretch, at: number): string {
  const begin = begins[at] as number
  return text.slice(begin, text.indexOf('\n', begin))
}

/** The folded company of somebody; '' where there is none. */
export function companyKeyAt({ text, begins }: Stretch, at: number): string {
  const begin = text.indexOf('\n', begins[at]) + 1
  return text.slice(begin, text.indexOf('\n', begin))
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

/** The first of `count` places, in order, of which `isLater` holds; `count` where it holds of none. */
function firstOf(count: number, isLater: (at: number) => boolean): number {
  let [from, to] = [0, count]
  while (from < to) {
    const middle = (from + to) >>> 1
    if (isLater(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** Where somebody of that folded name and id stands among everybody, or would stand: by number of the stretch. */
export function placeOf(
  all: readonly Stretch[],
  nameKey: string,
  id: string,
): { readonly number: number; readonly at: number } {
  const isBefore = (stretch: Stretch, at: number) =>
    (byBytes(nameKeyAt(stretch, at), nameKey) || byBytes(stretch.ids[at] as string, id)) < 0
  const following = firstOf(all.length, (number) => !isBefore(all[number] as Stretch, 0))
  const stretch = all[following]
  // The first of a stretch stands in it; whoever is between two stretches belongs to the one before.
  if (following === 0 || (stretch && stretch.ids[0] === id)) return { number: following, at: 0 }
  const before = all[following - 1] as Stretch
  return { number: following - 1, at: firstOf(before.ids.length, (at) => !isBefore(before, at)) }
}

/** The stretches with one of them changed: cut in two where it is long, gone where it is empty. */
function withOnes(all: readonly Stretch[], number: number, ones: readonly One[]): readonly Stretch[] {
  const half = ones.length > AT_MOST ? AT_FIRST : ones.length
  const parts = [ones.slice(0, half), ones.slice(half)].filter((part) => part.length > 0)
  return all.toSpliced(number, 1, ...parts.map(stretchOf))
}

function without(all: readonly Stretch[], row: Read): readonly Stretch[] | undefined {
  const { number, at } = placeOf(all, row.name_key, row.id)
  const stretch = all[number]
  return stretch?.ids[at] === row.id ? withOnes(all, number, onesOf(stretch).toSpliced(at, 1)) : undefined
}

function withOne(all: readonly Stretch[], row: Read): readonly Stretch[] {
  const { number, at } = placeOf(all, row.name_key, row.id)
  const stretch = all[number]
  return withOnes(all, number, stretch ? onesOf(stretch).toSpliced(at, 0, oneOf(row)) : [oneOf(row)])
}

/** Gives for equal texts the very same one: a day that many people share is held once. */
export function oneOfEach(): <T extends string>(text: T) => T {
  const known = new Map<string, string>()
  return <T extends string>(text: T) => {
    const found = known.get(text)
    if (found === undefined) known.set(text, text)
    return (found ?? text) as T
  }
}

async function everybodyAfresh(db: Kysely<Database>): Promise<readonly Stretch[]> {
  const all: Stretch[] = []
  const sameDay = oneOfEach()
  for (let last: Read | undefined; ; ) {
    let query = people(db).clearSelect().select(COLUMNS)
    if (last) query = query.where(sql<boolean>`(name_key, id) > (${last.name_key}, ${last.id})`)
    // A part at a time: all the rows at once would be the most the program ever holds.
    const rows = await query.orderBy('name_key').orderBy('id').limit(AT_FIRST).execute()
    if (rows.length > 0) all.push(stretchOf(rows.map((row) => oneOf(row, sameDay))))
    last = rows.at(-1)
    if (rows.length < AT_FIRST) return all
    // Whatever else waits has its turn: of a big book there are hundreds of parts.
    await setImmediate()
  }
}

/** Everybody in the order by name, for searching while somebody types: read once, and followed from change to change. */
export function everybody(db: Kysely<Database>): Promise<readonly Stretch[]> {
  return keptWhileUnchanged(db, 'everybody', '', () => ofOneMoment(db, () => everybodyAfresh(db)), {
    tables: ['contacts'],
    follow: oneByOne((all, change) => {
      const rows = rowsIn('contacts', change)
      if (change.id === ME || !rows) return all
      const others = rows.before ? without(all, rows.before) : all
      return others && rows.after ? withOne(others, rows.after) : others
    }),
  })
}

/** The places of those in whose words a text, not empty, is found, in order. */
export function placesHolding({ text, begins }: Stretch, wanted: string): readonly number[] {
  const found: number[] = []
  let at = 0
  for (let hit = text.indexOf(wanted); hit >= 0; hit = text.indexOf(wanted, begins[at])) {
    while ((begins[at + 1] as number) <= hit) at++
    found.push(at)
    at++
  }
  return found
}

/** The places of those in whose words each of the words typed is found, as a part of one, in order. */
export function placesWith(stretch: Stretch, typed: string): Uint16Array {
  const { ids, text, begins } = stretch
  const [longest, ...others] = nameKeyOf(typed)
    .split(' ')
    .filter(Boolean)
    .sort((a, b) => b.length - a.length)
  if (longest === undefined) return Uint16Array.from(ids.keys())
  const isMeant = (at: number) => {
    const theirs = text.slice(begins[at], begins[at + 1])
    return others.every((word) => theirs.includes(word))
  }
  const found = placesHolding(stretch, longest)
  return Uint16Array.from(others.length === 0 ? found : found.filter(isMeant))
}
