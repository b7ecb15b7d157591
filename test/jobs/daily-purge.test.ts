import { afterEach, expect, test, vi } from 'vitest'
import { deletePerson } from '#actions/delete-person.ts'
import type { Book } from '#actions/moment.ts'
import { type PurgeWhom, purge } from '#actions/purge.ts'
import { purgeDaily } from '#jobs/daily-purge.ts'
import { findByName } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { logSent } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

const DAY = 24 * 60 * 60 * 1000

afterEach(() => void vi.useRealTimers())

const removing = (book: Book) => (whom: PurgeWhom) => purge(book, whom)

async function deletedBook() {
  const book = await testBook()
  await logSent(book, 'Ana Sousa', '2026-11-10')
  const [ana] = await findByName(book.store.db, 'Ana Sousa')
  if (!ana) throw new Error('Ana is in the book')
  await deletePerson(book, ana, 'ui')
  return book
}

test.each([
  ['2026-12-18T11:59:59.999Z', 1],
  ['2026-12-18T12:00:00.000Z', 0],
])('at %s, of somebody deleted thirty days before noon, %i is left when the program has started', async (now, left) => {
  const book = await deletedBook()
  book.clock.set(now)
  const stop = purgeDaily(book, removing(book), () => {})
  await stop()
  expect(await listDeletions(book.store.db)).toHaveLength(left)
})

test('a program that runs on looks every day', async () => {
  const book = await deletedBook()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = purgeDaily(book, removing(book), () => {})
  await stop()
  expect(await listDeletions(book.store.db)).toHaveLength(1)
  const again = purgeDaily(book, removing(book), () => {})
  book.clock.set('2026-12-19T00:00:00.000Z')
  vi.advanceTimersByTime(DAY)
  await again()
  expect(await listDeletions(book.store.db)).toEqual([])
})

test('a purge that fails is told and tried again the next day', async () => {
  const book = await deletedBook()
  book.clock.set('2027-01-01T00:00:00.000Z')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  book.store.sqlite.pragma('query_only = ON')
  const failed: unknown[] = []
  const stop = purgeDaily(book, removing(book), (error) => failed.push(error))
  await vi.waitFor(() => expect(failed).toHaveLength(1))
  book.store.sqlite.pragma('query_only = OFF')
  vi.advanceTimersByTime(DAY)
  await stop()
  expect(failed).toHaveLength(1)
  expect(await listDeletions(book.store.db)).toEqual([])
})

test('once ended it does nothing more', async () => {
  const book = await deletedBook()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const stop = purgeDaily(book, removing(book), () => {})
  await stop()
  book.clock.set('2027-01-01T00:00:00.000Z')
  vi.advanceTimersByTime(3 * DAY)
  await stop()
  expect(await listDeletions(book.store.db)).toHaveLength(1)
})
