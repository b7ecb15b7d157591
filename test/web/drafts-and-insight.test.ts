import { expect, test } from 'vitest'
import { keepDraft } from '#actions/keep-draft.ts'
import { listDrafts } from '#store/drafts.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logSent } from '#test/support/make.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

const NOTE = 'Hi Ana, your talk on harbour charts in Porto stayed with me. I draw tide maps; shall we stay in touch?'

test('drafts are ranked with every factor shown, and can be discarded and brought back', async () => {
  const { book, html, post } = await bookApp()
  expectGoodPage(await html('/drafts'))
  const { contact } = await keepDraft(book, { to: 'Ana Sousa', note: NOTE, purpose: 'Swap notes', by: 'ui' })
  const page = await html('/drafts')
  expectGoodPage(page)
  expect(textOf(page)).toMatch(/Ana Sousa .*Fine to send .*Worth \d.* × chance \d+ %/)
  const answer = await post(`/drafts/${contact.id}/discard`)
  const location = answer.headers.get('location') ?? ''
  expect(location).toMatch(/^\/drafts\?done=removed&operation=/)
  expect(await listDrafts(book.store.db)).toEqual([])
  await post('/undo', { operation: new URL(location, 'http://x').searchParams.get('operation') ?? '', back: '/drafts' })
  expect(await listDrafts(book.store.db)).toHaveLength(1)
  expect((await post('/drafts/nobody/discard')).status).toBe(404)
})

test('the rules on trial say how flagged invitations fared, and claim nothing of a few', async () => {
  const { book, html } = await bookApp()
  expectGoodPage(await html('/insight'))
  expect(textOf(await html('/insight'))).toContain('Nothing to look back on yet')
  await logSent(book, 'Ana Sousa', '2026-08-01', [['accepted', '2026-08-02']])
  await logSent(book, 'Bo Lind', '2026-08-03')
  const page = await html('/insight')
  expectGoodPage(page)
  expect(textOf(page)).toContain('1 of 2')
  expect(textOf(page)).toContain('Too few to say anything.')
})
