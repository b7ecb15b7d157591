import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { looksLikeBook } from '#actions/restore-book.ts'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { logSent } from '#test/support/make.ts'
import { serveBook } from '#test/support/serve-book.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

async function open(options: Parameters<typeof openPage>[2] = {}) {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  await logSent(book, 'Ana Sousa', '2026-11-10')
  const { origin } = await serveBook(book)
  const watched = await openPage(browser, origin, options)
  await watched.page.goto(`${origin}/data/export`)
  return watched
}

describe('the page of what can be taken out', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test.each([320, 390, 800, 1280])(`fits %i px in ${colorScheme}, and can be read by everybody`, async (width) => {
      const { page, complaints } = await open({ colorScheme, viewport: { width, height: 900 } })
      const look = async (state: string) => {
        expect(await overflow(page)).toEqual([])
        await expectAccessible(page)
        if (process.env.LOOK)
          await page.screenshot({ path: `${process.env.LOOK}/${colorScheme}-${width}-${state}.png`, fullPage: true })
      }
      await look('off')
      await page.getByRole('button', { name: 'Switch it on' }).click()
      await page.getByLabel('Address to subscribe to').waitFor()
      await look('on')
      expect(complaints).toEqual([])
    })

  test('gives a file that a person keeps', async () => {
    const { page } = await open()
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Whole book (JSON)' }).click()
    const file = await waiting
    expect(file.suggestedFilename()).toBe('decorum-book.json')
    expect(looksLikeBook(await readFile(await file.path(), 'utf8'))).toBe(true)
  })

  test('switches the calendar on and off by keyboard, without scripts too', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    await page.getByRole('button', { name: 'Switch it on' }).press('Enter')
    const address = await page.getByLabel('Address to subscribe to').inputValue()
    const answer = await page.request.get(address)
    expect([answer.status(), await answer.text()]).toEqual([200, expect.stringContaining('Ana Sousa')])
    await page.getByRole('button', { name: 'Switch it off' }).press('Enter')
    await page.getByText('It is off.').waitFor()
    expect((await page.request.get(address)).status()).toBe(404)
  })
})
