import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { backupsOf } from '#store/back-up.ts'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { logSent } from '#test/support/make.ts'
import { serveBook } from '#test/support/serve-book.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

const shots = resolve(import.meta.dirname, '../../.cache/shots')

let browser: Browser
beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** The real pages over a book on disk, on a port of their own. */
async function start() {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  await logSent(book, 'Ana Sousa', '2026-11-18')
  const { origin } = await serveBook(book)
  return { book, path, origin }
}

test('a person makes a backup, goes back to it, and takes that back', async () => {
  const { book, path, origin } = await start()
  const { page, complaints, context } = await openPage(browser, origin)
  onTestFinished(() => context.close())
  await page.goto(`${origin}/data`)
  await page.getByRole('link', { name: 'All backups' }).click()
  await page.getByRole('button', { name: 'Make one now' }).click()
  await page.getByText('Backup made.').waitFor()
  await logSent(book, 'Bo Lind', '2026-11-18')
  await page.getByRole('link', { name: /^Restore/ }).click()
  await page.getByText('Log an invitation sent to Bo Lind').waitFor()
  await page.getByRole('button', { name: 'Restore it' }).click()
  await page.getByText('Restored.').waitFor()
  const beside = await context.newPage()
  await beside.goto(`${origin}/people`)
  expect(await beside.locator('main').textContent()).not.toContain('Bo Lind')
  await page.getByRole('link', { name: 'go back to it' }).click()
  await page.getByRole('button', { name: 'Restore it' }).click()
  await page.getByText('Restored.').waitFor()
  await page.goto(`${origin}/people`)
  await page.getByRole('link', { name: 'Bo Lind' }).waitFor()
  expect(complaints).toEqual([])
  expect(backupsOf(path)).toHaveLength(3)
})

for (const colorScheme of ['light', 'dark'] as const)
  test.each([390, 1280])(`the pages fit %i px in ${colorScheme}, and can be read by everybody`, async (width) => {
    const { book, path, origin } = await start()
    const { page, complaints, context } = await openPage(browser, origin, {
      colorScheme,
      viewport: { width, height: 900 },
    })
    onTestFinished(() => context.close())
    await page.goto(`${origin}/data/backups`)
    for (const person of ['Bo Lind', 'Chi Nwosu', 'Dan Mora']) {
      await page.getByRole('button', { name: 'Make one now' }).click()
      await page.getByText('Backup made.').waitFor()
      await logSent(book, person, '2026-11-18')
    }
    writeFileSync(join(dirname(path), 'backups', '00002-by-hand.db'), 'short')
    const look = async (name: string) => {
      expect(await overflow(page)).toEqual([])
      await expectAccessible(page)
      await page.screenshot({ path: join(shots, `backups-${name}-${width}-${colorScheme}.png`), fullPage: true })
    }
    await page.goto(`${origin}/data/backups`)
    await look('all')
    await page.getByRole('link', { name: /00001/ }).click()
    await page.getByRole('button', { name: 'Restore it' }).waitFor()
    await look('one')
    await page.getByRole('button', { name: 'Restore it' }).click()
    await page.getByText('Restored.').waitFor()
    await look('restored')
    await page.goto(`${origin}/data`)
    await look('data')
    expect(complaints).toEqual([])
  })
