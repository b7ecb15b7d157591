import { expect, test } from 'vitest'
import { similarPeople } from '#actions/similar-people.ts'
import { nameKeyOf } from '#model/contact.ts'
import { listPeople } from '#store/list-people.ts'
import { logSent } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

/** Slips between two words, by trying every last step: slow, and plainly right. */
function slips(one: string, other: string): number {
  if (one === '' || other === '') return one.length + other.length
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)]
  const same = one.at(-1) === other.at(-1)
  if (same) return slips(a, b)
  const swapped = one.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)
  return 1 + Math.min(slips(a, other), slips(one, b), slips(a, b), swapped ? slips(a.slice(0, -1), b.slice(0, -1)) : 99)
}

function far(word: string, part: string): number {
  const whole = slips(word, part)
  const beginning = word.length > 3 ? slips(word, part.slice(0, word.length)) : 99
  return Math.min(
    whole <= (word.length < 4 ? 1 : 2) ? whole : Number.POSITIVE_INFINITY,
    beginning <= 1 ? beginning : Number.POSITIVE_INFINITY,
  )
}

test('those close to a slip are the ones found by comparing with every part of every name', async () => {
  const book = await testBook()
  const names = ['Ana Sousa', 'Anna Souza', 'Bo Li', 'Jörg Weiß', 'Mara Olsen', 'Marla Olson', 'Ravi Patel', 'Al Ng']
  for (const name of names) await logSent(book, name, '2026-11-10')
  const { db } = book.store
  let found = 0
  for (const typed of ['ana', 'anna suosa', 'olsn', 'mrla', 'bo', 'patle', 'jorg wies', 'ng', 'xqz', 'ma', 'soua an']) {
    const plain = (await listPeople(db, {}, names.length)).people
      .map(({ id, name }) => {
        const parts = nameKeyOf(name).split(' ')
        const all = nameKeyOf(typed).split(' ')
        return { id, far: all.reduce((sum, word) => sum + Math.min(...parts.map((part) => far(word, part))), 0) }
      })
      .filter((each) => Number.isFinite(each.far))
      .toSorted((a, b) => a.far - b.far)
      .slice(0, 5)
    const close = await similarPeople(db, typed, 5)
    expect(
      close.map(({ id }) => id),
      typed,
    ).toEqual(plain.map(({ id }) => id))
    found += close.length
  }
  expect(found).toBeGreaterThan(10)
})
