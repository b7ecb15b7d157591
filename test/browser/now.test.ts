import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { sampleBook } from '#test/support/sample-book.ts'
import { serveBook } from '#test/support/serve-book.ts'

// The queue and the triage, worked through by keyboard alone, over the made-up book at its own day.

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

async function openSampleBook(): Promise<string> {
  const book = await sampleBook()
  onTestFinished(() => book.store.close())
  return (await serveBook(book)).origin
}

const at = (page: Page) => page.evaluate<string>('document.activeElement.closest("[data-item]")?.id ?? ""')
const ready = (page: Page) => page.locator('form[data-htmx-powered]').first().waitFor()
const things = async (page: Page) =>
  Number(/^[\d,]+/.exec((await page.locator('.heading-count').textContent()) ?? '')?.[0])

/** Goes down with j until the line in focus is of this kind. */
async function goTo(page: Page, kind: string): Promise<string> {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('j')
    const id = await at(page)
    if (id.startsWith(kind)) return id
  }
  throw new Error(`no line of ${kind}`)
}

test('the queue is worked through by keyboard alone: answers, undo, thanks, words to write back', async () => {
  const origin = await openSampleBook()
  const { page, complaints } = await openPage(browser, origin)
  await page.goto(origin)
  await ready(page)
  const inAll = await things(page)

  // The account first; it is left for a week, the line leaves, the next one has the focus, the heading counts.
  const account = await goTo(page, 'account-')
  await page.keyboard.press('l')
  await page.locator('#notice').getByText('Left for now.').waitFor()
  await page.locator(`#${account}`).waitFor({ state: 'detached' })
  await expect.poll(() => at(page)).toMatch(/^received-/)
  expect(await things(page)).toBe(inAll - 1)

  // One decided, and taken back.
  const decided = await at(page)
  await page.keyboard.press('i')
  await page.locator(`#${decided}`).waitFor({ state: 'detached' })
  await page.locator('#notice').getByText('Answer recorded.').waitFor()
  await page.keyboard.press('u')
  await page.locator('#notice').getByText('Taken back.').waitFor()
  await ready(page)
  await expect.poll(() => at(page)).toBe(decided)
  expect(await things(page)).toBe(inAll - 1)

  // Words to write back: other words to begin with, what the rules say while typing, Escape back to the line, sent.
  const asked = decided
  await page.keyboard.press('w')
  const words = page.locator(`#${asked} textarea`)
  await words.waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('I do not know you. Stop spamming me.')
  await page.locator(`#${asked} .reply-says .finding`).first().waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.locator(`#${asked}`).getByText('What you had written').waitFor()
  await page.locator(`#${asked} .reply-says`).getByText('Nothing to object to.').waitFor()
  await expect.poll(() => words.inputValue()).toContain('Hello')
  await page.keyboard.press('Escape')
  expect(await at(page)).toBe(asked)
  await page.locator(`#${asked}`).getByRole('button', { name: 'I sent this' }).press('Enter')
  await page.locator('#notice').getByText('Their invitation stays open.').waitFor()
  await page.locator(`#${asked}`).waitFor({ state: 'detached' })

  // The second step of a report can be left for the gentler answer.
  const rude = await goTo(page, 'received-')
  await page.keyboard.press('r')
  await page.locator(`#${rude} .panel`).getByText('can restrict their account').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('i')
  await page.locator(`#${rude}`).waitFor({ state: 'detached' })

  const thanked = await goTo(page, 'accepted-')
  await page.keyboard.press('t')
  await page.locator('#notice').getByText('Noted that you thanked them.').waitFor()
  await page.locator(`#${thanked}`).waitFor({ state: 'detached' })
  const draft = await goTo(page, 'draft-')
  await page.keyboard.press('s')
  await page.locator('#notice').getByText('Logged as sent.').waitFor()
  await page.locator(`#${draft}`).waitFor({ state: 'detached' })
  const stale = await goTo(page, 'stale-')
  await page.keyboard.press('l')
  await page.locator(`#${stale}`).waitFor({ state: 'detached' })
  const left = await things(page)
  await page.reload()
  expect(await things(page)).toBe(left)
  expect(complaints).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the pages fit, read by everybody, at a phone’s width and a wide one, in ${colorScheme}`, async () => {
    const origin = await openSampleBook()
    for (const width of [390, 1440]) {
      const { page, context, complaints } = await openPage(browser, origin, {
        colorScheme,
        viewport: { width, height: 900 },
      })
      for (const path of ['/', '/received', '/received?show=all', '/received/replies', '/sent']) {
        await page.goto(origin + path)
        expect(await overflow(page), `${path} at ${width}`).toEqual([])
        await expectAccessible(page)
      }
      await page.goto(`${origin}/received`)
      await ready(page)
      for (const key of ['w', 'd']) {
        await page
          .locator('[data-item]')
          .nth(key === 'w' ? 0 : 1)
          .focus()
        await page.keyboard.press(key)
        await page
          .locator('.panel')
          .nth(key === 'w' ? 0 : 1)
          .waitFor()
        await page.keyboard.press('Escape')
      }
      expect(await overflow(page), `panels at ${width}`).toEqual([])
      await expectAccessible(page)
      expect(complaints).toEqual([])
      await context.close()
    }
  })

test('once everything is answered the page says so, and leads on where there is more', async () => {
  const origin = await openSampleBook()
  const { page } = await openPage(browser, origin)
  const clear = () => page.evaluate('document.querySelectorAll("[data-item]").forEach((each) => each.remove())')
  await page.goto(origin)
  await ready(page)
  expect(await page.locator('.queue-end').isVisible()).toBe(false)
  await clear()
  await page.locator('.queue-end').getByRole('link', { name: 'Show the next' }).waitFor()
  expect(await page.locator('.queue-more').isVisible()).toBe(false)
})
