import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { listReviews } from '#store/reviews.ts'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { logReceived } from '#test/support/make.ts'
import { sampleBook } from '#test/support/sample-book.ts'
import { serveBook } from '#test/support/serve-book.ts'
import { testBook } from '#test/support/test-book.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** Looks at the page as it stands in both themes, narrow and wide. */
async function goodInEveryLook(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [390, 'light'],
    [1440, 'dark'],
    [390, 'dark'],
    [1440, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    expect(await overflow(page)).toEqual([])
    await expectAccessible(page)
  }
}

const focused = (page: Page) => page.evaluate<string>('document.activeElement.closest("[data-item]")?.innerText ?? ""')
const sheets = async (page: Page) => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Count \d+/)?.[0]

test('a busy week by keyboard alone: answered, left, taken back, gone on with, and printed on one sheet', async () => {
  const book = await sampleBook()
  onTestFinished(() => book.store.close())
  const { origin } = await serveBook(book)
  const { page, complaints } = await openPage(browser, origin)
  const step = (name: string) => page.getByRole('heading', { name, level: 1, exact: true }).waitFor()
  const press = async (key: string, says: string) => {
    await page.keyboard.press(key)
    await page.getByText(says, { exact: true }).first().waitFor()
  }

  await page.goto(`${origin}/review`)
  await page.keyboard.press('b')
  await step('Received')
  await goodInEveryLook(page)
  const first = await focused(page)
  expect(first).toContain('Damian Garland')
  await press('i', 'Answer recorded.')
  expect(await focused(page)).not.toContain('Damian Garland')
  await press('u', 'Taken back.')
  expect(await focused(page)).toContain('Damian Garland')
  await press('i', 'Answer recorded.')
  const second = await focused(page)
  await press('l', 'Left for next week.')
  expect(await focused(page)).not.toBe(second)
  await goodInEveryLook(page)

  // Another item is taken first, by its place in the list.
  await page.keyboard.press('j')
  const other = await focused(page)
  await page.keyboard.press('o')
  await page.waitForURL(/at=/)
  expect(await focused(page)).toContain(other.split(/ \d/)[0])

  // Away, and back from Now.
  await page.keyboard.press('c')
  await step('Grown old')
  await goodInEveryLook(page)
  await press('w', 'Withdrawn.')
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.getByRole('link', { name: 'Go on with the review' }).focus()
  await page.keyboard.press('Enter')
  await step('Grown old')

  await page.keyboard.press('c')
  await step('Accepted')
  await press('t', 'Noted that you thanked them.')
  await goodInEveryLook(page)
  await page.keyboard.press('c')
  await step('Budget')
  await page.locator('summary').first().click()
  await goodInEveryLook(page)
  await page.keyboard.press('c')
  await step('Who next')
  await goodInEveryLook(page)
  await page.keyboard.press('w')
  await page.getByText('Back to the review').click()
  await step('Who next')
  await press('l', 'Left for next week.')
  await page.keyboard.press('c')
  await step('Done')
  await goodInEveryLook(page)
  await press('c', 'Review finished.')
  await goodInEveryLook(page)
  expect(await page.locator('.report').textContent()).toContain('Damian Garland')
  expect(await sheets(page)).toBe('/Count 1')

  await page.goto(`${origin}/review`)
  await page.getByText('Two beside each other').waitFor()
  await goodInEveryLook(page)
  expect(complaints).toEqual([])
  expect((await listReviews(book.store.db))[0]?.counts).toMatchObject({ thanked: 1, staleWithdrawn: 1 })
})

test('an empty week is six keys and a calm sentence; the fullest report still prints on one sheet', async () => {
  const book = await testBook()
  const { origin } = await serveBook(book)
  const { page, complaints } = await openPage(browser, origin)
  const through = async () => {
    await page.goto(`${origin}/review`)
    await page.keyboard.press('b')
    for (let each = 1; each <= 6; each++) {
      await page.locator('.review-progress', { hasText: `Step ${each} of 6` }).waitFor()
      await page.keyboard.press('c')
    }
    await page.getByText('Review finished.', { exact: true }).first().waitFor()
  }
  await through()
  await page.getByText('Nothing waited for you this week; looking was enough.').waitFor()
  await goodInEveryLook(page)

  for (let each = 0; each < 30; each++)
    await logReceived(book, `Somebody Waiting-Longnamed ${each}`, '2026-10-01', 'words and more words '.repeat(12))
  await through()
  await page.getByText('and 25 more, on the Received page.').waitFor()
  expect(await sheets(page)).toBe('/Count 1')
  // The control: a page that is longer takes more.
  await page.goto(`${origin}/received`)
  expect(await sheets(page)).not.toBe('/Count 1')
  expect(complaints).toEqual([])
})

test('a click more than was meant sends an answer once, and decides for nobody who took the place', async () => {
  const book = await testBook()
  for (const name of ['Ana Sousa', 'Bo Lind', 'Chi Nwosu']) await logReceived(book, name, '2026-11-01')
  const answers = () => book.store.sqlite.prepare(`select count(*) from invitation_events`).pluck().get()
  const { origin } = await serveBook(book)
  const { page } = await openPage(browser, origin)
  // The page's own clock stands still, so that the machine's speed decides nothing.
  await page.addInitScript(`let at = 100; performance.now = () => at; globalThis.pass = (ms) => { at += ms }`)
  await page.goto(`${origin}/review`)
  await page.keyboard.press('b')
  await page.locator('.asked').waitFor()
  // A key pressed twice while the next page is on its way: what the browser would send, and what was held back.
  const heldBack = await page.evaluate<boolean[]>(`(() => {
    const seen = []
    const see = (event) => {
      seen.push(event.defaultPrevented)
      event.preventDefault()
    }
    addEventListener('submit', see)
    const ignore = document.querySelector('.asked [data-key=i]')
    ignore.click()
    ignore.click()
    pass(1000)
    ignore.click()
    removeEventListener('submit', see)
    pass(1000)
    return seen
  })()`)
  expect(heldBack).toEqual([false, true, false])
  await page.getByRole('button', { name: 'Ignore' }).click()
  await page.getByText('Answer recorded.').first().waitFor()
  expect(answers()).toBe(1)

  await page.getByRole('button', { name: 'Ignore' }).click()
  await page.waitForTimeout(300)
  expect(answers()).toBe(1)
  // The control: a moment later the same click is an answer.
  await page.evaluate('pass(1000)')
  await page.getByRole('button', { name: 'Ignore' }).click()
  await page.locator('.review-progress', { hasText: '1 left here' }).waitFor()
  expect(answers()).toBe(2)
})
