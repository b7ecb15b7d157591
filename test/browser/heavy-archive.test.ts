import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentHash } from '#store/content-hash.ts'
import { openStore } from '#store/open-store.ts'
import { makeBook } from '#test/book/make-book.ts'
import { owner, story } from '#test/book/sample.ts'
import { zipBook, zipName } from '#test/book/zip-book.ts'
import { openPage, startBrowser } from '#test/support/browser.ts'
import { keepAsking } from '#test/support/keep-asking.ts'
import { startProgram } from '#test/support/start-program.ts'
import { testFolder } from '#test/support/test-book.ts'

// The largest archive there can be, brought in through the page, by the real program: with progress, the pages answering
// meanwhile; a second time without a change; taken back to the very same book; and out again into a book of its own.

const DAY = '2026-11-20'
const LONG = 240_000

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

async function hashOf(path: string): Promise<string> {
  const store = await openStore(path)
  try {
    return contentHash(store)
  } finally {
    await store.close()
  }
}

async function choose(page: Page, file: string, button: string): Promise<void> {
  await page.goto(new URL('/data', page.url()).href)
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: button }).click()
  await page.waitForURL('**/data/job/**')
}

const headed = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor({ timeout: LONG })

test(
  '30,000 connections, 20,000 invitations and 100,000 messages go in, change nothing again, come back out, and go',
  async () => {
    const folder = testFolder()
    const made = makeBook({
      seed: 1,
      exportedOn: DAY,
      owner,
      story,
      connections: 30_000,
      sent: 14_000,
      received: 6_000,
      messages: 100_000,
      noteShare: 0.17,
      pace: 'even',
      handMade: [],
      remarks: 20,
    })
    const zip = join(folder, zipName(DAY))
    writeFileSync(zip, await zipBook(made, DAY, true))

    const db = join(folder, 'one', 'decorum.db')
    const running = await startProgram(db)
    const { page, complaints } = await openPage(browser, running.origin)
    await page.goto(running.origin)
    const empty = await hashOf(db)

    // Worked out, with progress; another page is answered all the while.
    const asked = keepAsking(`${running.origin}/people`)
    await choose(page, zip, 'Show what it would change')
    await page.locator('#job-progress').waitFor()
    await page.getByText('rows read').first().waitFor()
    // Left, and come back to.
    await page.goto(`${running.origin}/data`)
    await page.getByText('Still going on').or(page.getByText('Waits for your word')).waitFor()
    await page.getByRole('link', { name: /See (how far it is|what it would change)/ }).click()
    await headed(page, 'What it would change')
    const preview = await page.locator('#job table').first().textContent()
    expect(preview).toContain('150,0')
    await page.getByRole('button', { name: /^Import it/ }).click()
    await headed(page, 'Brought in')
    expect(await page.locator('#job table').first().textContent()).toBe(preview)
    const { answers, wrong } = await asked()
    expect(wrong).toBe(0)
    expect(answers).toBeGreaterThan(50)
    const full = await hashOf(db)
    expect(full).not.toBe(empty)

    // The same again changes nothing.
    await choose(page, zip, 'Import at once')
    await headed(page, 'Nothing new in it')
    expect(await hashOf(db)).toBe(full)

    // Out as one file, into an empty book: the same.
    const json = join(folder, 'book.json')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(`${running.origin}/data/export/book.json`).catch(() => undefined),
    ])
    await download.saveAs(json)
    const second = join(folder, 'two', 'decorum.db')
    const other = await startProgram(second)
    const { page: there, complaints: theirs } = await openPage(browser, other.origin)
    await there.goto(other.origin)
    await choose(there, json, 'Import at once')
    await headed(there, 'Brought in')
    expect(await hashOf(second)).toBe(full)

    // Taken back: the book of before.
    await page.goto(`${running.origin}/data`)
    await page
      .getByRole('listitem')
      .filter({ hasText: /Import Basic_/ })
      .getByRole('button', { name: 'Undo' })
      .click()
    await headed(page, 'Taken back')
    expect(await hashOf(db)).toBe(empty)
    expect(complaints).toEqual([])
    expect(theirs).toEqual([])
  },
  LONG,
)
