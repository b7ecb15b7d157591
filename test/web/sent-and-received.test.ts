import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { findInvitation } from '#store/invitations.ts'
import { openInvitations } from '#store/standing-invitations.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logReceived, logSent, noFields } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

test('both pages say what to do while they are empty', async () => {
  const { html } = await bookApp()
  for (const path of ['/sent', '/received', '/sent?show=all', '/received?show=closed']) expectGoodPage(await html(path))
  expect(textOf(await html('/received'))).toContain('Nobody waits for you')
})

test('an open invitation shows its age, its note and what the rules say', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Ana Sousa', '2026-10-14', [], { note: 'Hello <Ana>' })
  const page = await html('/sent')
  expectGoodPage(page)
  expect(page).toContain('Hello &lt;Ana&gt;')
  expect(textOf(page)).toMatch(/14 Oct 2026 ?, 35 days ago/)
  expect(textOf(page)).toContain('No answer yet from Ana Sousa')
})

test('withdrawing closes it, says so, and can be undone', async () => {
  const { book, html, post } = await bookApp()
  const sent = await logSent(book, 'Ana Sousa', '2026-10-14')
  const answer = await post(`/invitations/${sent.id}`, { kind: 'withdrawn', back: '/sent?show=open' })
  expect(answer.status).toBe(303)
  const location = answer.headers.get('location') ?? ''
  expect(location).toMatch(/^\/sent\?show=open&done=withdrawn&operation=/)
  expect(await openInvitations(book.store.db, 'sent')).toEqual([])
  expect(textOf(await html(location))).toContain('Withdrawn.')
  expect(textOf(await html('/sent?show=closed'))).toMatch(/Withdrawn, 18 Nov 2026 ?, today/)
})

test('what ended by the clock is among the ended, not among the open', async () => {
  const { book, html } = await bookApp()
  await logSent(book, 'Vasco Ended', '2026-05-22')
  await logSent(book, 'Ana Open', '2026-05-23')
  const [open, closed] = [textOf(await html('/sent')), textOf(await html('/sent?show=closed'))]
  expect(open).toContain('Ana Open')
  expect(open).not.toContain('Vasco Ended')
  expect(closed).toMatch(/Vasco Ended .*Expired, 18 Nov 2026/)
  expect(closed).not.toContain('Ana Open')
})

test('with scripts the answered item goes away and a notice comes', async () => {
  const { book, postForPiece } = await bookApp()
  const received = await logReceived(book, 'Rita Waits', '2026-10-01', 'We met at the harbour day.')
  const answer = await postForPiece(`/invitations/${received.id}`, { kind: 'accepted', back: '/received' })
  const piece = await answer.text()
  expect(piece).toContain('Answer recorded.')
  expect(piece).not.toContain('Rita Waits')
  const after = await findInvitation(book.store.db, received.id)
  expect(after?.events).toMatchObject([{ kind: 'accepted', on: '2026-11-18', saidBy: 'you' }])
})

test('writing back keeps it open and keeps the words', async () => {
  const { book, post, html } = await bookApp()
  const received = await logReceived(book, 'Rita Waits', '2026-10-01')
  await post(`/invitations/${received.id}`, { kind: 'answered', text: 'Where have we met?', back: '/received' })
  const page = textOf(await html('/received'))
  expect(page).toMatch(/You wrote back 18 Nov 2026 ?, today/)
  expect(await openInvitations(book.store.db, 'received')).toHaveLength(1)
})

test('what cannot have happened is refused in words', async () => {
  const { book, post } = await bookApp()
  const received = await logReceived(book, 'Rita Waits', '2026-10-01')
  const withdrawnLater = await post(`/invitations/${received.id}`, { kind: 'expired' })
  expect(withdrawnLater.status).toBe(422)
  const early = await post(`/invitations/${received.id}`, { kind: 'accepted', on: '2026-09-01' })
  expect(textOf(await early.text())).toContain('1 Sep 2026 is before the invitation itself.')
  expect((await post('/invitations/nobody', { kind: 'accepted' })).status).toBe(404)
})

test('an invitation made elsewhere is noted by hand, for either direction', async () => {
  const { html, post } = await bookApp()
  const values = { person: 'Rita Waits', on: '2026-11-16', note: 'Hi', back: 'https://elsewhere.invalid/' }
  const answer = await post('/invitations/log', { ...values, direction: 'received' })
  expect(answer.headers.get('location')).toMatch(/^\/received\?done=added/)
  expect(textOf(await html('/received'))).toContain('Rita Waits')
})

test('one that cannot be noted so comes back with its words kept', async () => {
  const { book, post, html } = await bookApp()
  const typed = { direction: 'received', on: '2026-11-30', person: 'Rita <Waits>', note: 'Hello\nthere' }
  const early = await post('/invitations/log', typed)
  expect(early.status).toBe(422)
  const page = await early.text()
  expectGoodPage(page)
  expect(textOf(page)).toContain('30 Nov 2026 is still to come.')
  for (const kept of ['value="Rita &lt;Waits&gt;"', 'value="2026-11-30"', 'Hello\nthere']) expect(page).toContain(kept)
  const nobody = await post('/invitations/log', { direction: 'sent', person: '' })
  expect(nobody.status).toBe(422)
  expectGoodPage(await nobody.text())
  for (const region of ['Lisbon', 'Oslo']) await addPerson(book, { ...noFields, name: 'Bo Lind', region }, 'ui')
  const two = await post('/invitations/log', { direction: 'sent', person: 'Bo Lind', note: 'Hi Bo' })
  expect(two.status).toBe(422)
  expect(await two.text()).toContain('Hi Bo')
  expect(await html('/sent')).not.toContain('Bo Lind')
})

test('long lists go on by key: every invitation once, newest first', async () => {
  const { book, html } = await bookApp()
  for (let index = 0; index < 120; index++)
    await logSent(book, `Person ${String(index).padStart(3, '0')}`, '2026-11-10')
  const seen: string[] = []
  let path: string | undefined = '/sent'
  while (path !== undefined) {
    const page: string = await html(path)
    expectGoodPage(page)
    seen.push(...[...page.matchAll(/<bdi>(Person \d+)<\/bdi>/g)].map((match) => match[1] ?? ''))
    path = /rel="next"[^>]*>/.test(page)
      ? /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
      : undefined
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
})

test('an answer that weighs on the sender is asked about once more', async () => {
  const { book, post } = await bookApp()
  const received = await logReceived(book, 'Rita Waits', '2026-10-01', 'We met at the harbour day.')
  const first = await post(`/invitations/${received.id}`, { kind: 'reported' })
  expect(first.status).toBe(409)
  expect(textOf(await first.text())).toContain('tick the box')
  const sure = await post(`/invitations/${received.id}`, { kind: 'reported', sure: 'yes' })
  expect(sure.status).toBe(303)
})
