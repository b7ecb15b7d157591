import { expect, test } from 'vitest'
import { readSettings } from '#store/settings.ts'
import { bookApp } from '#test/support/book-app.ts'
import { expectGoodPage } from '#test/support/page.ts'

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

test('the page of rules leads to the presets and to the trial, and both are there', async () => {
  const { html, get } = await bookApp()
  const page = await html('/rules')
  for (const path of ['/presets', '/insight']) {
    expect(page).toContain(`href="${path}"`)
    expect((await get(path)).status).toBe(200)
  }
})
