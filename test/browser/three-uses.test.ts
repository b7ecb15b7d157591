import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openPage, startBrowser } from '#test/support/browser.ts'
import { startProgram } from '#test/support/start-program.ts'
import { testFolder } from '#test/support/test-book.ts'

// The dashboard, an invitation before and after it is sent, the weekly review: each from an empty book, by keys alone, by
// pointer alone, and without scripts. A run that says "by keys" never clicks; one that says "by pointer" never types.

const STEPS = ['Received', 'Grown old', 'Accepted', 'Budget', 'Who next', 'Done']

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

/** A new book in the real program, and a page on it. */
async function emptyBook(options: Parameters<typeof openPage>[2] = {}) {
  const running = await startProgram(join(testFolder(), 'decorum.db'))
  onTestFinished(async () => void (await running.stop()))
  const { page, complaints } = await openPage(browser, running.origin, options)
  await page.goto(running.origin)
  await page.getByText('Your book is empty').waitFor()
  return { page, complaints, origin: running.origin }
}

/** Presses Tab until what has the focus says `words`. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  const seen: string[] = []
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const says = await page.evaluate<string>(
      `(() => { const e = document.activeElement; return (e.labels?.[0]?.textContent ?? e.getAttribute('aria-label') ?? e.textContent ?? '').trim() })()`,
    )
    if (words.test(says)) return
    seen.push(says.slice(0, 30))
  }
  throw new Error(`Tab does not lead to ${words}; it led to ${seen.join(' | ')}`)
}

const NOTE =
  'Hi Marit, your write-up of the Oslo port cutover settled an argument of ours about dual writes. We move 300 lorries with the same doubt; I would gladly compare notes.'

// What the month has left of personal notes depends on the day, so among the made-up people it may say either.
async function verdictSays(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => page.locator('.verdict').textContent(), { timeout: 20_000 }).toMatch(words)
}

const linesIn = async (page: Page) => Number(/(\d+) things/.exec((await page.locator('h1').textContent()) ?? '')?.[1])

/** Brings the sample in and ignores the first who waits; returns how many lines there were before. */
async function ignoreOneOfTheSample(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Look around in a sample' }).click()
  await page.getByText('What needs you, the most pressing first.').waitFor()
  const before = await linesIn(page)
  // For a moment after a page that came from a press no click is taken, in case it was a double one.
  await page.waitForTimeout(700)
  await page
    .getByRole('button', { name: /^Ignore/ })
    .first()
    .click()
  await page.getByText('Answer recorded.').first().waitFor()
  return before
}

/** Goes through the week from its first page to its end, button by button. */
async function reviewByButtons(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Begin/ }).click()
  for (const step of STEPS) {
    await page.getByRole('heading', { name: step, exact: true }).waitFor()
    await page.getByRole('button', { name: step === 'Done' ? /^Finish/ : /^Continue/ }).click()
  }
  await page.getByText('Review finished.').first().waitFor()
}

describe('by keys alone', { timeout: 120_000 }, () => {
  test('what needs me is answered, taken back, and answered again', async () => {
    const { page, complaints } = await emptyBook()
    await tabTo(page, /^Look around in a sample/)
    await page.keyboard.press('Enter')
    await page.getByText('What needs you, the most pressing first.').waitFor()
    const before = await linesIn(page)
    // The first line of somebody who waits is ignored, brought back, and ignored again.
    const badge = page.locator('[data-item]:focus').getByText('to decide')
    for (let moves = 0; moves < 10 && (await badge.count()) === 0; moves++) await page.keyboard.press('j')
    const name = await page.locator('[data-item]:focus a').first().textContent()
    await page.keyboard.press('i')
    await page.getByText('Answer recorded.').first().waitFor()
    await expect.poll(() => linesIn(page), { timeout: 20_000 }).toBe(before - 1)
    await page.keyboard.press('u')
    await expect.poll(() => linesIn(page), { timeout: 20_000 }).toBe(before)
    await expect.poll(() => page.locator('[data-item]:focus a').first().textContent(), { timeout: 20_000 }).toBe(name)
    await page.keyboard.press('i')
    await expect.poll(() => linesIn(page), { timeout: 20_000 }).toBe(before - 1)
    expect(complaints).toEqual([])
  })

  test('an invitation to somebody new is checked while typing, and logged', async () => {
    const { page, complaints } = await emptyBook()
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.getByRole('heading', { name: 'Check', exact: true }).waitFor()
    await page.locator('form.check-form[data-htmx-powered]').waitFor()
    // The cursor is where one begins to type.
    await page.keyboard.type('Marit Solbakken')
    await page.getByRole('heading', { name: 'Better not' }).waitFor()
    await tabTo(page, /^Purpose/)
    await page.keyboard.type('Compare notes on moving event pipelines')
    await tabTo(page, /^Note/)
    await page.keyboard.type(NOTE)
    await verdictSays(page, /Fine to send/)
    await page.keyboard.press('Escape')
    await page.keyboard.press('l')
    await page.getByText('Logged as sent.').first().waitFor()
    await page.getByText('Marit Solbakken').first().waitFor()
    expect(complaints).toEqual([])
  })

  test('the week is reviewed to its end', async () => {
    const { page, complaints } = await emptyBook()
    await tabTo(page, /^Look around in a sample/)
    await page.keyboard.press('Enter')
    await page.getByText('What needs you').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page.getByRole('heading', { name: 'Past reviews' }).waitFor()
    await page.keyboard.press('b')
    for (const step of STEPS) {
      await page.getByRole('heading', { name: step, exact: true }).waitFor()
      if (step === 'Received') {
        await page.keyboard.press('i')
        await page.getByText('Answer recorded.').first().waitFor()
      }
      await page.keyboard.press('c')
    }
    await page.getByText('Review finished.').first().waitFor()
    await page
      .getByText(/Week up to/)
      .first()
      .waitFor()
    expect(complaints).toEqual([])
  })
})

describe('by pointer alone', { timeout: 120_000 }, () => {
  test('what needs me, a draft that is sent, and the week', async () => {
    const { page, complaints } = await emptyBook()
    const before = await ignoreOneOfTheSample(page)
    await expect.poll(() => linesIn(page), { timeout: 20_000 }).toBe(before - 1)
    await page.locator('#notice').getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => linesIn(page), { timeout: 20_000 }).toBe(before)

    await page.getByRole('navigation', { name: 'Pages of Decorum' }).getByRole('link', { name: 'Drafts' }).click()
    // The first in line.
    await page
      .getByRole('link', { name: /^Open in Check/ })
      .first()
      .click()
    await verdictSays(page, /Fine to send|Reconsider first/)
    await page.getByRole('button', { name: /^Log as sent/ }).click()
    await page.getByText('Logged as sent.').first().waitFor()

    await page.getByRole('navigation', { name: 'Pages of Decorum' }).getByRole('link', { name: 'Review' }).click()
    await reviewByButtons(page)
    expect(complaints).toEqual([])
  })
})

describe('without scripts', { timeout: 120_000 }, () => {
  test('what needs me, an invitation that is checked and logged, and the week', async () => {
    const { page, origin } = await emptyBook({ javaScriptEnabled: false })
    const before = await ignoreOneOfTheSample(page)
    expect(await linesIn(page)).toBe(before - 1)

    await page.goto(`${origin}/check`)
    await page.getByLabel('To').fill('Marit Solbakken')
    await page.getByLabel('Purpose').fill('Compare notes on moving event pipelines')
    await page.getByLabel('Note').fill(NOTE)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    await verdictSays(page, /Fine to send|Reconsider first/)
    await page.getByRole('button', { name: /^Log as sent/ }).click()
    await page.getByText('Logged as sent.').first().waitFor()

    await page.goto(`${origin}/review`)
    await reviewByButtons(page)
  })
})
