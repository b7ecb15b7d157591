import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { keepDraft } from '#actions/keep-draft.ts'
import { listFindings } from '#actions/list-findings.ts'
import { hold } from '#test/support/held.ts'
import { day, logReceived } from '#test/support/make.ts'
import { PIECE, testApp } from '#test/support/test-app.ts'
import { testBook } from '#test/support/test-book.ts'
import type { Env } from '#web/deps.ts'
import { nowRoutes } from '#web/routes/now.ts'
import { whenJudged } from '#web/when-judged.ts'

/** An app of one page that shows what the rules say; it looks twice whether that is known. */
async function judgedPage() {
  const book = await testBook()
  await logReceived(book, 'Ana Sousa', day('2026-10-18'))
  const app = testApp({}, [
    () =>
      new Hono<Env>().get('/received', whenJudged(book, 'received', listFindings, 2), (c) =>
        c.text('what the rules say'),
      ),
  ])
  const asked = async (path = '/received', headers = {}) => (await app.get(path, headers)).text()
  return { book, asked }
}

test('a page that shows what the rules say is there as soon as that is known', async () => {
  const { asked } = await judgedPage()
  expect(await asked()).toBe('what the rules say')
})

test('while the book is looked through, it says so, keeps the address, and looks again by itself', async () => {
  const { book, asked } = await judgedPage()
  const held = await hold(book)
  const words = await asked('/received?show=all&after=2026-11-01_x')
  expect(words).toContain('looking through your book')
  expect(words).toContain('hx-get="/received?show=all&amp;after=2026-11-01_x"')
  expect(words).toContain('href="/received?show=all&amp;after=2026-11-01_x"')
  expect(words).toContain('<meta http-equiv="refresh"')
  await held.letGo()
  expect(await asked()).toBe('what the rules say')
})

test('a piece of a page is never stood in for, as it is put into a page that is there', async () => {
  const { book, asked } = await judgedPage()
  const held = await hold(book)
  expect(await asked('/received', PIECE)).toBe('what the rules say')
  await held.letGo()
})

test('where the book cannot be judged, the page itself tells why', async () => {
  const { book, asked } = await judgedPage()
  book.store.sqlite.exec('drop table waivers')
  expect(await asked()).toBe('what the rules say')
})

test('the page of what needs you says so as well while nothing but its queue is still to be found', async () => {
  const book = await testBook()
  await keepDraft(book, { to: 'Ana Sousa', note: 'Hi Ana', purpose: 'maps', by: 'ui' })
  const app = testApp({}, [nowRoutes(book)])
  await listFindings(book)
  const held = await hold(book)
  expect(await (await app.get('/')).text()).toContain('looking through your book')
  await held.letGo()
  expect(await (await app.get('/')).text()).toContain('Ana Sousa')
})
