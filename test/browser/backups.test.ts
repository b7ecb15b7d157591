import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { backupsOf } from '#store/back-up.ts'
import type { Store } from '#store/open-store.ts'
import { expectAccessible, inBothThemes, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { keepAsking } from '#test/support/keep-asking.ts'
import { logSent } from '#test/support/make.ts'
import { serveBook } from '#test/support/serve-book.ts'
import { startProgram } from '#test/support/start-program.ts'
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
  await page
    .getByText(/Backup made/)
    .first()
    .waitFor()
  await logSent(book, 'Bo Lind', '2026-11-18')
  await page.goto(`${origin}/data/backups`)
  await page.getByRole('link', { name: /^Restore/ }).click()
  await page.getByText('Log an invitation sent to Bo Lind').waitFor()
  await page.getByRole('button', { name: 'Restore it' }).click()
  await page
    .getByText(/Restored/)
    .first()
    .waitFor()
  const beside = await context.newPage()
  await beside.goto(`${origin}/people`)
  expect(await beside.locator('main').textContent()).not.toContain('Bo Lind')
  await page.getByRole('link', { name: 'go back to it' }).click()
  await page.getByRole('button', { name: 'Restore it' }).click()
  await page
    .getByText(/Restored/)
    .first()
    .waitFor()
  await page.goto(`${origin}/people`)
  await page.getByRole('link', { name: 'Bo Lind' }).waitFor()
  expect(complaints).toEqual([])
  expect(backupsOf(path)).toHaveLength(3)
})

/** Rows of a history long past, megabytes of them: a book that takes a while to copy, to check and to count. */
function makeHeavy({ sqlite }: Store): void {
  const add = sqlite.prepare(
    `insert into changes (operation_id, position, table_name, row_id, before, after)
     select id, ?, 'contacts', ?, null, json_object('words', hex(randomblob(50000))) from operations limit 1`,
  )
  sqlite.transaction(() => {
    for (let row = 1; row <= 2_500; row++) add.run(1000 + row, `long-gone-${row}`)
  })()
}

test('of a heavy book both show how far they are, and the pages go on answering', { timeout: 180_000 }, async () => {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  await logSent(book, 'Ana Sousa', '2026-11-18')
  makeHeavy(book.store)
  const running = await startProgram(path)
  onTestFinished(async () => void (await running.stop()))
  const { page, complaints, context } = await openPage(browser, running.origin)
  onTestFinished(() => context.close())
  page.setDefaultTimeout(60_000)

  /** Presses a button that begins long work, and counts the answers to others until it is over. */
  async function press(button: string, over: string) {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('progressbar').waitFor()
    const stop = keepAsking(`${running.origin}/people`)
    const says = await page.locator('#job label', { hasText: 'Step' }).textContent()
    await page.getByRole('heading', { name: over }).waitFor()
    const answered = await stop()
    await inBothThemes(page, () => expectAccessible(page))
    await page.screenshot({ path: join(shots, `job-${over.toLowerCase().replace(' ', '-')}.png`) })
    return { says, ...answered }
  }

  await page.goto(`${running.origin}/data/backups`)
  const made = await press('Make one now', 'Backup made')
  expect(made).toMatchObject({ says: expect.stringMatching(/^Step \d of 3: /), wrong: 0 })
  expect(made.answers).toBeGreaterThan(3)
  await logSent(book, 'Bo Lind', '2026-11-18')
  await book.store.close()
  await page.getByRole('link', { name: 'All backups' }).click()
  await page.getByRole('link', { name: /^Restore.*by-hand/ }).click()
  const restored = await press('Restore it', 'Restored')
  expect(restored).toMatchObject({ says: expect.stringMatching(/^Step \d of 4: /), wrong: 0 })
  expect(restored.answers).toBeGreaterThan(3)
  await page.goto(`${running.origin}/people`)
  expect(await page.locator('main').textContent()).not.toContain('Bo Lind')
  expect(complaints).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const)
  test.each([390, 1280])(`the pages fit %i px in ${colorScheme}, and can be read by everybody`, async (width) => {
    const { book, path, origin } = await start()
    const { page, complaints, context } = await openPage(browser, origin, {
      colorScheme,
      viewport: { width, height: 900 },
    })
    onTestFinished(() => context.close())
    for (const person of ['Bo Lind', 'Chi Nwosu', 'Dan Mora']) {
      await page.goto(`${origin}/data/backups`)
      await page.getByRole('button', { name: 'Make one now' }).click()
      await page
        .getByText(/Backup made/)
        .first()
        .waitFor()
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
    await page
      .getByText(/Restored/)
      .first()
      .waitFor()
    await look('restored')
    await page.goto(`${origin}/data`)
    await look('data')
    expect(complaints).toEqual([])
  })
