import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { relate } from '#actions/relate.ts'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { noFields } from '#test/support/make.ts'
import { serveBook } from '#test/support/serve-book.ts'
import { testBook } from '#test/support/test-book.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)(
  'by keyboard alone people are filtered, the view is kept, three are chosen and marked, and it is taken back (%s, %i px)',
  async (colorScheme, width) => {
    const book = await testBook()
    for (const name of ['Ana Sousa', 'Bo Lind', 'Carla Dias', 'Dov Adler'])
      await addPerson(book, { ...noFields, name, company: 'Fernmark' }, 'ui')
    const { contact } = await addPerson(book, { ...noFields, name: 'Edda Marked', mark: 'low' }, 'ui')
    for (const [person, other] of [
      ['Edda Marked', 'Bo Lind'],
      ['Bo Lind', 'me'],
    ] as const)
      await relate(book, { person, kind: 'reports-to', other, from: null, until: null, by: 'ui' })
    const { origin } = await serveBook(book)
    const viewport = { width, height: 900 }
    const { page, context, complaints } = await openPage(browser, origin, { colorScheme, viewport })
    onTestFinished(() => context.close())
    const { keyboard } = page
    const marks = () => book.store.sqlite.prepare('select mark from contacts where id <> ? order by name').pluck()
    const good = async () => {
      expect(await overflow(page)).toEqual([])
      await expectAccessible(page)
    }

    await page.goto(`${origin}/people`)
    await keyboard.press('f')
    await good()
    for (let tab = 0; tab < 2; tab++) await keyboard.press('Tab')
    await keyboard.type('No')
    for (let tab = 0; tab < 1; tab++) await keyboard.press('Tab')
    await keyboard.type('fern')
    await keyboard.press('Enter')
    await page.waitForURL(/\/people\?company=fern&mark=none$/)

    await keyboard.press('v')
    await keyboard.type('Ferns')
    await keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Saved views' }).getByText('Ferns').waitFor()

    for (let chosen = 0; chosen < 3; chosen++) {
      await keyboard.press('j')
      await keyboard.press('x')
    }
    await good()
    await keyboard.press('h')
    await page.getByText('3 people: Saved.').first().waitFor()
    expect(marks().all('me')).toEqual(['high', 'high', 'high', null, 'low'])
    await keyboard.press('u')
    await page.getByText('Taken back.').first().waitFor()
    expect(marks().all('me')).toEqual([null, null, null, null, 'low'])

    // The same three are deleted, and one press brings them back.
    for (let chosen = 0; chosen < 3; chosen++) {
      await keyboard.press('j')
      await keyboard.press('x')
    }
    const remove = page.getByRole('button', { name: /^Delete/ })
    await remove.focus()
    await keyboard.press('Enter')
    await page.getByText('3 people: Deleted.').first().waitFor()
    expect(marks().all('me')).toEqual([null, 'low'])
    await keyboard.press('u')
    await page.getByText('Taken back.').first().waitFor()
    expect(marks().all('me')).toEqual([null, null, null, null, 'low'])

    await page.goto(`${origin}/people/${contact.id}`)
    await page.getByText('Reporting line').waitFor()
    await good()
    expect(complaints).toEqual([])
  },
)
