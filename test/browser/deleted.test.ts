import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { findByName } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
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
  ['light', 1280],
  ['dark', 390],
] as const)(
  'somebody is deleted, comes back, goes again and is removed for good (%s, %i px)',
  async (colorScheme, width) => {
    const book = await testBook()
    const { contact } = await addPerson(book, { ...noFields, name: 'Ana Sousa' }, 'ui')
    const { origin } = await serveBook(book)
    const { page, context, complaints } = await openPage(browser, origin, {
      colorScheme,
      viewport: { width, height: 800 },
    })
    onTestFinished(() => context.close())
    const { db } = book.store
    const fits = async () => {
      expect(await overflow(page)).toEqual([])
      await expectAccessible(page)
    }

    await page.goto(`${origin}/people/${contact.id}`)
    await page.click('#delete button')
    await page.waitForURL(/\/people(\?|$)/)
    expect(await findByName(db, 'Ana Sousa')).toEqual([])
    await page.click('#notice button')
    await page.getByText('Taken back.').first().waitFor()
    expect(await findByName(db, 'Ana Sousa')).toEqual([contact])

    await page.goto(`${origin}/people/${contact.id}`)
    await page.click('#delete button')
    await page.getByText('Deleted').first().waitFor()
    await page.goto(`${origin}/data/deleted`)
    await fits()
    await page.click('#main details summary')
    await page.click('#main details button')
    // The browser itself asks for the box first.
    expect(await listDeletions(db)).toHaveLength(1)
    await page.check('#main details input[name=sure]')
    await fits()
    await page.click('#main details button')
    await page.getByText('Nobody is deleted').waitFor()
    await fits()
    expect(await page.textContent('#main')).toContain('Nobody is deleted')
    expect(await listDeletions(db)).toEqual([])
    expect(complaints).toEqual([])
  },
)
