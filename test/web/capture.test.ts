import { expect, test } from 'vitest'
import { bookApp } from '#test/support/book-app.ts'
import { rowsHash } from '#test/support/make.ts'
import { expectGoodPage } from '#test/support/page.ts'

const asked = `/capture?${new URLSearchParams({ address: 'https://www.linkedin.com/in/ana-sousa', title: 'Ana Sousa - Engineer - Tidewater | LinkedIn' })}`

test('the page gives the button, which holds the address of this Decorum alone', async () => {
  const { html } = await bookApp()
  const page = await html('/capture')
  expect(page).toContain('javascript:void open(&#39;http://127.0.0.1:4780/capture?&#39;')
  expect(await html('/capture?address=https://evil.test/in/x')).toContain('nobody’s profile')
})

test('pressed on another site it is kept out with nothing told, and leads on from our own page; nothing changes', async () => {
  const { book, raw, get } = await bookApp()
  const before = rowsHash(book.store)
  const navigation = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }
  const kept = await raw('GET', asked, navigation)
  expect(kept.status).toBe(403)
  const page = await kept.text()
  expect(page).toContain(`href="${asked.replaceAll('&', '&amp;')}"`)
  for (const mode of ['no-cors', 'cors']) {
    const other = await raw('GET', asked, { ...navigation, 'Sec-Fetch-Mode': mode })
    expect(other.status).toBe(403)
    expect(await other.text()).not.toContain('ana-sousa')
  }
  const on = await get(asked, { 'Sec-Fetch-Site': 'same-origin' })
  expect(on.status).toBe(303)
  const check = await (await get(on.headers.get('location') ?? '')).text()
  expect(check).toContain('value="Tidewater"')
  expect(check).toContain('value="Ana Sousa"')
  expect(rowsHash(book.store)).toBe(before)
})

test('the page to take the button from is a good page', async () => {
  const { html } = await bookApp()
  // But for the one address of a script, which is dragged and never runs here.
  expectGoodPage((await html('/capture')).replace(/href="javascript:[^"]*"/, 'href="/"'))
})
