import { expect, test } from 'vitest'
import { lastReviewOn, listReviews } from '#store/reviews.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

test('a review goes through its steps, keeps what was decided and writes a report', async () => {
  const { book, html, post } = await bookApp()
  await logReceived(book, 'Rita *Waits*', '2026-10-01', 'We met at the harbour day.')
  await logSent(book, 'Sven Old', '2026-09-01')
  await logSent(book, 'Ana Sousa', '2026-11-10', [['accepted', '2026-11-15']])
  expectGoodPage(await html('/review'))

  const begun = await post('/review')
  let path = begun.headers.get('location') ?? ''
  expect(path).toMatch(/^\/review\/[\w-]+\/received$/)
  const words: string[] = []
  for (const step of ['received', 'stale', 'accepted', 'budget', 'next', 'done']) {
    expect(path.endsWith(`/${step}`)).toBe(true)
    const page = await html(path)
    expectGoodPage(page)
    words.push(textOf(page))
    path = (await post(path)).headers.get('location') ?? ''
  }
  expect(words[0]).toContain('has waited 48 days for your decision')
  expect(words[1]).toContain('Sven Old')
  expect(words[2]).toContain('A line of thanks')
  expect(words[3]).toContain('you sent 0 invitations')

  expect(path).toMatch(/\/report\?done=reviewed$/)
  const report = await html(path)
  expectGoodPage(report)
  expect(textOf(report)).toContain('Rita *Waits*')
  expect(await lastReviewOn(book.store.db, '2026-11-18' as never)).toBe('2026-11-18')
  const [review] = await listReviews(book.store.db)
  expect(await html(`/review/${review?.id}/report.md`)).toContain('**Rita \\*Waits\\***')
})

test('a review left half way is gone on with, not begun anew', async () => {
  const { book, post } = await bookApp()
  const first = (await post('/review')).headers.get('location') ?? ''
  await post(first)
  const again = (await post('/review')).headers.get('location') ?? ''
  expect(again).toBe(first.replace('/received', '/stale'))
  expect(await listReviews(book.store.db)).toHaveLength(1)
})

test('a review that is not there is not found', async () => {
  const { get } = await bookApp()
  expect((await get('/review/none/received')).status).toBe(404)
})
