import { type Contact, nameKeyOf } from '#model/contact.ts'
import { findContacts } from '#store/contacts.ts'
import { everybody, nameKeyAt, type Stretch } from '#store/everybody.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import type { Book } from './moment.ts'

/** How many letters of two words differ: put in, left out, changed or swapped; endless when more than `most`. */
function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const now = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      now.push(least)
    }
    before = last
    last = now
  }
  const found = last[other.length] ?? 0
  return found <= most ? found : Number.POSITIVE_INFINITY
}

/** The letters of a word as bits; other signs than the 26 share the rest. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31)
  return bits
}

/** How many bits are set, counted as far as it matters here. */
function bitsIn(bits: number): number {
  let rest = bits
  let count = 0
  for (; rest !== 0; count++) rest &= rest - 1
  return count
}

/** How far a part of a name is from a word: their slips, a beginning counting too. First names and last names repeat. */
function farFrom(word: string): (part: string) => number {
  const most = word.length < 4 ? 1 : 2
  const known = new Map<string, number>()
  const letters = lettersOf(word)
  return (part) => {
    // A letter of the word that the part has nowhere is a slip each, wherever it stands.
    if (bitsIn(letters & ~lettersOf(part)) > most) return Number.POSITIVE_INFINITY
    const found = known.get(part)
    if (found !== undefined) return found
    const begins = word.length > 3 ? slips(word, part.slice(0, word.length), 1) : Number.POSITIVE_INFINITY
    const far = Math.min(slips(word, part, most), begins)
    known.set(part, far)
    return far
  }
}

/**
 * How far words somebody typed are from others, folded: 0 when each begins one of them, more with each slip, endless
 * when they are something else.
 */
export function nearness(typed: string): (words: string) => number {
  const wanted = nameKeyOf(typed).split(' ').filter(Boolean).slice(0, 6)
  const far = wanted.map((word) => (word.length > 3 ? farFrom(word) : () => Number.POSITIVE_INFINITY))
  return (words) => {
    const parts = words.split(' ')
    return wanted.reduce((sum, word, index) => {
      if (parts.some((part) => part.startsWith(word))) return sum
      return sum + 1 + Math.min(...parts.map(far[index] ?? (() => Number.POSITIVE_INFINITY)))
    }, 0)
  }
}

/** The names of a stretch of people, each as the places of its parts in a list of all parts. */
interface NameParts {
  /** Where in `partAt` the name of each person begins; one more tells the end. */
  readonly begins: Int32Array
  readonly partAt: Int32Array
}

/** All parts of names that were met, each with its place, and the names of the stretches that were looked through. */
interface AllParts {
  readonly places: Map<string, number>
  readonly of: WeakMap<Stretch, NameParts>
}

function allParts(db: Book['store']['db']): Promise<AllParts> {
  // It hangs on nothing but the stretches, which never change: another one takes the place of one in which somebody did.
  return keptWhileUnchanged(db, 'name-parts', '', async () => ({ places: new Map(), of: new WeakMap() }), {
    tables: [],
  })
}

function partsOf(stretch: Stretch, { places, of }: AllParts): NameParts {
  const known = of.get(stretch)
  if (known) return known
  const begins = new Int32Array(stretch.ids.length + 1)
  const partAt: number[] = []
  for (const at of stretch.ids.keys()) {
    for (const part of nameKeyAt(stretch, at).split(' ')) {
      const place = places.get(part) ?? places.size
      places.set(part, place)
      partAt.push(place)
    }
    begins[at + 1] = partAt.length
  }
  const found = { begins, partAt: Int32Array.from(partAt) }
  of.set(stretch, found)
  return found
}

/** For each word the part of the name nearest to it, all of them added up: how far every name is from the words. */
function distances({ begins, partAt }: NameParts, farFromEach: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(begins.length - 1)
  for (const far of farFromEach)
    for (let person = 0; person < sums.length; person++) {
      let nearest = Number.POSITIVE_INFINITY
      for (let at = begins[person] as number; at < (begins[person + 1] as number); at++)
        nearest = Math.min(nearest, far[partAt[at] as number] as number)
      sums[person] = (sums[person] as number) + nearest
    }
  return sums
}

/** People whose names are close to what was typed, the closest first: for a search that found nobody. */
export async function similarPeople(db: Book['store']['db'], typed: string, most: number): Promise<Contact[]> {
  const words = nameKeyOf(typed).split(' ').filter(Boolean).slice(0, 6)
  if (words.length === 0) return []
  const all = await everybody(db)
  const known = await allParts(db)
  const names = all.map((stretch) => partsOf(stretch, known))
  const parts = [...known.places.keys()]
  const farFromEach = words.map((word) => Float64Array.from(parts, farFrom(word)))
  const ids = all
    .flatMap(({ ids }, number) => {
      const far = distances(names[number] as NameParts, farFromEach)
      return ids.flatMap((id, at) => (Number.isFinite(far[at]) ? [{ id, far: far[at] as number }] : []))
    })
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ id }) => id)
  const people = await findContacts(db, ids)
  return ids.flatMap((id) => people.get(id) ?? [])
}
