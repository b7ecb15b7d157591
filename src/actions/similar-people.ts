import { type Contact, nameKeyOf } from '#model/contact.ts'
import { allNameKeys, findContacts } from '#store/contacts.ts'
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

/** How far a name is from the words: the slips of each word to the nearest word of the name, a beginning counting too. */
function distance(words: readonly string[], nameKey: string): number {
  const parts = nameKey.split(' ')
  let sum = 0
  for (const word of words) {
    const most = word.length < 4 ? 1 : 2
    let least = Number.POSITIVE_INFINITY
    for (const part of parts) {
      const begins = word.length > 3 ? slips(word, part.slice(0, word.length), 1) : Number.POSITIVE_INFINITY
      least = Math.min(least, slips(word, part, most), begins)
    }
    sum += least
  }
  return sum
}

/** People whose names are close to what was typed, the closest first: for a search that found nobody. */
export async function similarPeople(db: Book['store']['db'], typed: string, most: number): Promise<Contact[]> {
  const words = nameKeyOf(typed).split(' ').filter(Boolean).slice(0, 6)
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
