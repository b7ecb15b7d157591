import { expect, test } from 'vitest'
import { keepDraft } from '#actions/keep-draft.ts'
import { beginReview, finishReview } from '#actions/review-run.ts'
import { lastReviewOn, listReviews } from '#store/reviews.ts'
import { type BookApp, bookApp } from '#test/support/book-app.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

async function weekApp(): Promise<BookApp> {
  const app = await bookApp()
  await logReceived(app.book, 'Rita *Waits*', '2026-10-01', 'We met at the harbour day.')
  await logReceived(app.book, 'Bo Lind', '2026-11-08')
  await logSent(app.book, 'Sven Old', '2026-09-01')
  await logSent(app.book, 'Ana Sousa', '2026-11-10', [['accepted', '2026-11-15']])
  return app
}

const placeOf = (answer: Response): string => answer.headers.get('location') ?? ''

/** The address and fields of the form whose button says `label`, as a browser without scripts would send them. */
function formOf(html: string, label: string): { action: string; values: Record<string, string> } {
  const button = html.indexOf(`>${label}<`)
  expect(button, `a button "${label}"`).toBeGreaterThan(0)
  const start = html.lastIndexOf('<form', button)
  const form = html.slice(start, button)
  const values: Record<string, string> = {}
  for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    values[name] = value
  return { action: /action="([^"]+)"/.exec(form)?.[1] ?? '', values }
}

async function press({ post }: BookApp, html: string, label: string): Promise<string> {
  const { action, values } = formOf(html, label)
  const answer = await post(action, values)
  expect(answer.status).toBe(303)
  return placeOf(answer)
}

test('a review goes through its steps without scripts, keeps what was decided and writes a report', async () => {
  const app = await weekApp()
  const { book, html } = app
  expectGoodPage(await html('/review'))

  let page = await html(placeOf(await app.post('/review')))
  expectGoodPage(page)
  expect(textOf(page)).toContain('Step 1 of 6, 2 left here')
  expect(textOf(page)).toContain('has waited 48 days for your decision')
  expect(page.match(/data-focus/g)).toHaveLength(1)
  expect(textOf(page)).toContain('After this one Bo Lind')

  let place = await press(app, page, 'Accept')
  expect(place).toMatch(/^\/review\/[\w-]+\/received\?done=answered&operation=/)
  page = await html(place)
  expect(textOf(page)).toContain('Step 1 of 6, 1 left here')
  place = await press(app, page, 'Leave for next week')
  page = await html(place)
  expectGoodPage(page)
  expect(textOf(page)).toContain('Left for next week. Undo')
  expect(textOf(page)).toContain('1 left for next week Bo Lind Take it up again')

  page = await html(await press(app, page, 'Continue'))
  expect(textOf(page)).toContain('Sven Old')
  page = await html(await press(app, page, 'Withdrawn'))
  page = await html(await press(app, page, 'Continue'))
  expect(textOf(page)).toContain('Ana Sousa')
  const { action, values } = formOf(page, 'Words to send, if you like')
  place = placeOf(await app.post(action, { ...values, text: 'Thank you, Ana.' }))
  page = await html(place)
  expect(textOf(page)).toContain('Noted that you thanked them.')
  expect(textOf(page)).toContain('has a word from you')
  page = await html(await press(app, page, 'Continue'))
  expectGoodPage(page)
  expect(textOf(page)).toContain('Sent 0 With a note 0 of 0')
  page = await html(await press(app, page, 'Continue'))
  expectGoodPage(page)
  page = await html(await press(app, page, 'Continue'))
  expectGoodPage(page)
  expect(textOf(page)).toContain('Received 1 of 2 decided accepted: Rita *Waits*')
  expect(textOf(page)).toContain('Left for next time 1 of 4')
  expect(textOf(page)).toContain('The next review could be on Wednesday, 25 Nov 2026.')

  place = await press(app, page, 'Finish the review')
  expect(place).toMatch(/\/report\?done=reviewed&operation=/)
  const report = await html(place)
  expectGoodPage(report)
  expect(textOf(report)).toContain('Received, decided: 1 of 2 (accepted: Rita *Waits*).')
  expect(textOf(report)).toContain('Thanked: 1 of 1 (Ana Sousa).')
  expect(await lastReviewOn(book.store.db, '2026-11-18' as never)).toBe('2026-11-18')
  const [review] = await listReviews(book.store.db)
  expect(review?.counts).toMatchObject({ received: 2, receivedDecided: 1, staleWithdrawn: 1, thanked: 1, left: 1 })
  expect(await html(`/review/${review?.id}/report.md`)).toContain('**Rita \\*Waits\\***')

  // What was left comes again in the next review: nothing is hidden for good.
  book.clock.set('2026-11-25T12:00:00.000Z')
  const again = await html(placeOf(await app.post('/review')))
  expect(textOf(again)).toContain('Bo Lind')
  expect(textOf(again)).not.toContain('left for next week Bo Lind')
})

test('a review left half way is gone on with, from its page and from Now, and not begun anew', async () => {
  const { book, post, html } = await weekApp()
  const first = placeOf(await post('/review'))
  await post(first)
  const stale = first.replace('/received', '/stale')
  expect(placeOf(await post('/review'))).toBe(stale)
  expect(await html('/')).toContain(`href="${stale}"`)
  const start = await html('/review')
  expectGoodPage(start)
  expect(textOf(start)).toContain('Next: step 2 of 6, grown old.')
  expect(await listReviews(book.store.db)).toHaveLength(1)
})

test('what was left for next week stays out of the way on resuming, and can be taken up again or undone', async () => {
  const app = await weekApp()
  const first = placeOf(await app.post('/review'))
  const place = await press(app, await app.html(first), 'Leave for next week')
  const resumed = await app.html(placeOf(await app.post('/review')))
  expect(textOf(resumed)).toContain('1 left for next week Rita *Waits*')
  expect(textOf(resumed)).toContain('Step 1 of 6, 1 left here')

  const undone = await app.html(await press(app, await app.html(place), 'Undo'))
  expect(textOf(undone)).toContain('Step 1 of 6, 2 left here')
  const second = await press(app, undone, 'Leave for next week')
  const up = await app.html(await press(app, await app.html(second), 'Take it up again'))
  expect(textOf(up)).toContain('Taken up again.')
  expect(textOf(up)).toContain('Step 1 of 6, 2 left here')
})

test('another item can be taken first, and Check leads back', async () => {
  const app = await weekApp()
  const first = placeOf(await app.post('/review'))
  const page = await app.html(first)
  const other = /href="(\/review\/[\w-]+\/received\?at=[\w-]+)"/.exec(page)?.[1] ?? ''
  expect(textOf(await app.html(other))).toContain('After this one Rita *Waits*')

  await keepDraft(app.book, { to: 'Fay Grant', note: '', purpose: null, by: 'ui' })
  const next = first.replace('/received', '/next')
  const check = /href="(\/check\?[^"]+)"/.exec(await app.html(next))?.[1]?.replaceAll('&amp;', '&') ?? ''
  const form = await app.html(check)
  expectGoodPage(form)
  expect(form).toContain(`href="${next}">Back to the review`)
  const logged = await app.post('/check/log', { to: 'Fay Grant', purpose: '', note: 'Hello', back: next })
  expect(placeOf(logged)).toMatch(new RegExp(`^${next}\\?done=logged`))
  const astray = await app.post('/check/log', { to: 'Gus Holm', note: '', purpose: '', back: '//evil.test/' })
  expect(placeOf(astray)).toMatch(/^\//)
  expect(placeOf(astray)).not.toContain('evil')
})

test('a finished review shows its report at every step, takes nothing more, and its end can be taken back', async () => {
  const app = await weekApp()
  const first = placeOf(await app.post('/review'))
  const last = first.replace('/received', '/done')
  const done = await press(app, await app.html(last), 'Finish the review')
  expect((await app.get(first)).headers.get('location')).toMatch(/\/report$/)
  expect((await app.post(first.replace('/received', '/leave'), { item: 'x', step: 'stale' })).status).toBe(409)
  await press(app, await app.html(done), 'Undo')
  expect((await app.get(first)).status).toBe(200)
  expect((await listReviews(app.book.store.db))[0]).toMatchObject({ finishedAt: null, counts: null, report: null })
})

test('past reviews stand side by side, two are compared, and old ones without counts are said to be without', async () => {
  const { book, html } = await weekApp()
  const days = ['2026-11-04', '2026-11-11', '2026-11-18']
  for (const each of days) {
    book.clock.set(`${each}T12:00:00.000Z`)
    await finishReview(book, (await beginReview(book, 'ui')).id, 'ui')
  }
  const [third, second, first] = await listReviews(book.store.db)
  book.store.sqlite.prepare('update reviews set counts = null where id = ?').run(first?.id)
  const page = await html('/review')
  expectGoodPage(page)
  const words = textOf(page)
  expect(words).toContain('4 Nov 2026 14 days ago not kept')
  expect(words).toContain('11 Nov 2026 and 18 Nov 2026')
  expect(words).toMatch(/Left for next time 2 of 2 4 of 4 2 more|Left for next time \d of \d \d of \d/)

  const chosen = await html(`/review?before=${first?.id}&now=${second?.id}`)
  expectGoodPage(chosen)
  expect(textOf(chosen)).toMatch(/Sent not kept \d+ not kept/)
  const report = await html(`/review/${third?.id}/report`)
  expectGoodPage(report)
  expect(textOf(report)).toContain('Beside the review before')
  expect((await html('/review?now=none')).includes('not in the book')).toBe(true)
})

test('a review or a step that is not there is not found', async () => {
  const { get, post } = await bookApp()
  expect((await get('/review/none/received')).status).toBe(404)
  const first = placeOf(await post('/review'))
  expect((await get(first.replace('/received', '/bogus'))).status).toBe(404)
  expect((await post(first.replace('/received', '/leave'), {})).status).toBe(422)
})
