import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import type { Book } from '#actions/moment.ts'
import { nowQueue } from '#actions/now-queue.ts'
import { keepJudged } from '#jobs/keep-judged.ts'
import { openStore } from '#store/open-store.ts'
import { isKnown } from '#test/support/held.ts'
import { day, logReceived, logSent } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const EVERY = 1000

afterEach(() => void vi.useRealTimers())

async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await setImmediate()
}

/** A book with somebody in it that is kept judged, and another program's hand on the same file. */
async function keptBook() {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  await logReceived(book, 'Ana Sousa', day('2026-10-18'))
  const other = { ...book, store: await openStore(path) }
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { first, end } = keepJudged(book, EVERY)
  return {
    book,
    other,
    first,
    /** Lets the time pass after which it looks again. */
    async later() {
      vi.advanceTimersByTime(EVERY)
      await settle()
    },
    /** Whether what needs a person now is known without asking the file. */
    known: () => isKnown(book, () => nowQueue(book)),
    async close() {
      end()
      await other.store.close()
    },
  }
}

test('the book is judged when the program starts', async () => {
  const { first, known, close } = await keptBook()
  await first
  expect(await known()).toBe(true)
  await close()
})

test.each<readonly [string, (book: TestBook, other: Book) => Promise<unknown>]>([
  ['this program changed it', (book) => logSent(book, 'Bo Lind', '2026-11-10')],
  ['another program changed it', (_, other) => logSent(other, 'Bo Lind', '2026-11-10')],
  ['another day began', async (book) => book.clock.set('2026-11-19T00:00:00.000Z')],
])('it is judged again when %s', async (_, change) => {
  const { book, other, first, known, later, close } = await keptBook()
  await first
  await change(book, other)
  await later()
  expect(await known()).toBe(true)
  // The control: without its looking again nobody would know.
  await change(book, other)
  book.clock.set('2026-11-21T00:00:00.000Z')
  await settle()
  expect(await known()).toBe(false)
  await close()
})

test('what goes wrong is tried again', async () => {
  const { book, first, known, later, close } = await keptBook()
  await first
  const { sqlite } = book.store
  const at = '2026-11-19T00:00:00.000Z'
  sqlite.exec('alter table waivers rename to elsewhere')
  book.clock.set(at)
  await later()
  sqlite.exec('alter table elsewhere rename to waivers')
  await later()
  expect(await known()).toBe(true)
  await close()
})

test('nothing is asked once it has ended', async () => {
  const { book, first, known, later, close } = await keptBook()
  await first
  await close()
  book.clock.set('2026-11-19T00:00:00.000Z')
  await later()
  expect(await known()).toBe(false)
})
