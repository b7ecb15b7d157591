import { expect, test } from 'vitest'
import { keepDraft } from '#actions/keep-draft.ts'
import { listDrafts } from '#store/drafts.ts'
import { bookApp } from '#test/support/book-app.ts'
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
