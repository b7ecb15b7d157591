import { expect, test } from 'vitest'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Day } from '#model/day.ts'
import { readSettings } from '#store/settings.ts'
import { bookApp } from '#test/support/book-app.ts'
import { expectGoodPage, textOf } from '#test/support/page.ts'

test('a book without invitations has nothing to try, and says so', async () => {
  const { html } = await bookApp()
  const page = await html('/trial')
  expectGoodPage(page)
  expect(textOf(page)).toContain('No rule would have spoken up about an invitation of yours.')
})

test('each rule that would have spoken up is told with its bases, and nothing is claimed of few', async () => {
  const { book, html } = await bookApp()
  for (const [index, person] of ['Ana Sousa', 'Bo Lind', 'Cy Wren'].entries()) {
    const on = `2026-09-0${index + 1}` as Day
    await logInvitation(book, {
      direction: 'sent',
      person,
      on,
      note: '',
      purpose: index === 0 ? 'maps' : null,
      by: 'ui',
    })
  }
  const page = await html('/trial')
  expectGoodPage(page)
  const text = textOf(page)
  expect(text).toContain('3 invitations you had sent by 18 Nov 2026')
  expect(text).toMatch(/Inviting without a purpose of your own Reconsider 2 0 of 2 0 of 1 Too few to say anything\./i)
})

test('a preset is put in force from its page, with Undo', async () => {
  const { book, html, post, get } = await bookApp()
  const before = await html('/presets')
  expectGoodPage(before)
  expect(before).toContain('value="article-b"')
  const answer = await post('/presets', { preset: 'article-b' })
  expect(answer.status).toBe(303)
  expect((await readSettings(book.store.db)).rules['no-purpose']).toEqual({ severity: 'stop' })
  const after = await (await get(answer.headers.get('location') ?? '')).text()
  expectGoodPage(after)
  expect(after).not.toContain('value="article-b"')
  expect(after).toContain('action="/undo"')
  expect((await post('/presets', { preset: 'article-z' })).status).toBe(422)
})
