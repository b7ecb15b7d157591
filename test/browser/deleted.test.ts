import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { serve } from '#cli/serve.ts'
import { findByName } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { noFields } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'
import { createApp } from '#web/app.ts'

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
    const serving = await serve({
      appFor: (port) => createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, routesOver(book)),
      port: 0,
      print: () => {},
    })
    onTestFinished(() => serving.stop())
    const origin = `http://127.0.0.1:${serving.port}`
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
