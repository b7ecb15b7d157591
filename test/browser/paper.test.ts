import { expect, onTestFinished, test } from 'vitest'
import { openPage, startBrowser } from '#test/support/browser.ts'
import { sampleBook } from '#test/support/sample-book.ts'
import { serveBook } from '#test/support/serve-book.ts'

const PAGES = ['/', '/check', '/drafts', '/sent', '/received', '/people', '/review', '/insight', '/rules', '/settings']

/** What can only be pressed and is still there, by its words. */
const PRESSED = `[...document.querySelectorAll('nav, button, [type=submit], .key, #notice, .top, .foot')]
  .filter((each) => each.checkVisibility()).map((each) => each.textContent.trim().slice(0, 40))`

test('on paper every page is its work alone: nothing to press, in black on white, nothing cut off', async () => {
  const book = await sampleBook()
  onTestFinished(() => book.store.close())
  const { origin } = await serveBook(book, 'dark')
  const browser = await startBrowser()
  onTestFinished(() => browser.close())
  // As wide as the work is on a sheet of A4 within its margins.
  const { page } = await openPage(browser, origin, {
    viewport: { width: 673, height: 900 },
  })
  for (const path of PAGES) {
    await page.emulateMedia({ media: 'screen' })
    await page.goto(`${origin}${path}`)
    // The control: on the screen there is something to press.
    expect(await page.evaluate<string[]>(PRESSED), path).not.toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate<string[]>(PRESSED), path).toEqual([])
    const paper = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
    expect(paper).toBe('rgb(255, 255, 255)')
    expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(673)
    expect((await page.locator('main').innerText()).length, path).toBeGreaterThan(40)
  }
  await page.goto(`${origin}/insight`)
  const folded = page.locator('details.more p').first()
  expect(await folded.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  expect(await folded.isVisible()).toBe(false)
})
