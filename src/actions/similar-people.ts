import { type Contact, nameKeyOf } from '#model/contact.ts'
import { findContacts } from '#store/contacts.ts'
import { allNameKeys } from '#store/list-people.ts'
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

/** How far a part of a name is from a word: their slips, a beginning counting too. First names and last names repeat. */
function farFrom(word: string): (part: string) => number {
  const most = word.length < 4 ? 1 : 2
  const known = new Map<string, number>()
  return (part) => {
    const found = known.get(part)
    if (found !== undefined) return found
    const begins = word.length > 3 ? slips(word, part.slice(0, word.length), 1) : Number.POSITIVE_INFINITY
    const far = Math.min(slips(word, part, most), begins)
    known.set(part, far)
    return far
  }
}

/** How far a name is from the words: for each word, the part of the name nearest to it. */
function distance(words: readonly ((part: string) => number)[], nameKey: string): number {
  const parts = nameKey.split(' ')
  let sum = 0
  for (const far of words) {
    sum += Math.min(...parts.map(far))
    if (sum === Number.POSITIVE_INFINITY) break
  }
  return sum
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

/** People whose names are close to what was typed, the closest first: for a search that found nobody. */
export async function similarPeople(db: Book['store']['db'], typed: string, most: number): Promise<Contact[]> {
  const words = nameKeyOf(typed).split(' ').filter(Boolean).slice(0, 6).map(farFrom)
  if (words.length === 0) return []
  const near: { id: string; far: number }[] = []
  for (const { id, nameKey } of await allNameKeys(db)) {
    const far = distance(words, nameKey)
    if (Number.isFinite(far)) near.push({ id, far })
  }
  const ids = near
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ id }) => id)
  const people = await findContacts(db, ids)
  return ids.flatMap((id) => people.get(id) ?? [])
}
