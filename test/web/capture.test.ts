import { expect, test } from 'vitest'
import { findByName } from '#store/contacts.ts'
import { invitationsWith } from '#store/invitations.ts'
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

test.each(['sent', 'received'] as const)(
  'pressed to log one %s, it leads to the form with the person in it',
  async (direction) => {
    const { book, get, html, post } = await bookApp()
    const on = await get(`${asked}&log=${direction}`, { 'Sec-Fetch-Site': 'same-origin' })
    const address = on.headers.get('location') ?? ''
    const form = await html(address)
    expectGoodPage(form)
    const given = new URL(address, 'http://own.invalid').searchParams
    expect(form).toContain('value="https://www.linkedin.com/in/ana-sousa"')
    expect(form).toContain('value="Tidewater"')
    const logged = await post('/invitations/log', { ...Object.fromEntries(given), direction })
    expect(logged.status).toBe(303)
    const [ana] = await findByName(book.store.db, 'Ana Sousa')
    expect(ana).toMatchObject({ position: 'Engineer', company: 'Tidewater', profileKey: 'ana-sousa' })
    expect(await invitationsWith(book.store.db, ana?.id ?? '')).toMatchObject([{ direction }])
  },
)

test('the page to take the button from is a good page', async () => {
  const { html } = await bookApp()
  // But for the one address of a script, which is dragged and never runs here.
  expectGoodPage((await html('/capture')).replaceAll(/href="javascript:[^"]*"/g, 'href="/"'))
})
