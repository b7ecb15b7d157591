import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { startProgram } from '#test/support/start-program.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
})

afterAll(async () => {
  await browser?.close()
})

test('who looks back sees the counts at once and the replay when it is over, in both themes, wide and narrow', async () => {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  for (let at = 0; at < 24; at++)
    await logSent(book, `Person ${at}`, '2026-07-01', at < 21 ? [['accepted', '2026-07-03']] : [])
  await logReceived(book, 'Ana Sousa', '2026-10-01')
  await book.close()
  const { origin } = await startProgram(path)
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1440]) {
      const options = { colorScheme, viewport: { width, height: 900 } }
      const { page, context, complaints } = await openPage(browser, origin, options)
      await page.goto(`${origin}/insight`)
      await page.getByRole('heading', { name: 'How soon they accept' }).waitFor()
      await page.getByRole('heading', { name: 'Rules on trial' }).waitFor()
      expect(await page.locator('#replay').count()).toBe(0)
      for (const closed of await page.locator('summary').all()) await closed.click()
      await expectAccessible(page)
      expect(await overflow(page)).toEqual([])
      expect(complaints).toEqual([])
      await context.close()
    }
})
