import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { serve } from '#cli/serve.ts'
import { routesOver } from '#test/support/book-app.ts'
import { openPage, startBrowser } from '#test/support/browser.ts'
import { testBook } from '#test/support/test-book.ts'
import { createApp } from '#web/app.ts'

// What Decorum is for, from an empty book: an invitation before and after it is sent, what needs an answer today, and
// the week looked back on. Once by keyboard alone, once by pointer, once where the browser runs no script.

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** How somebody works a page; no focus is ever set but by what they do. */
interface Hands {
  press(what: Locator): Promise<void>
  write(where: Locator, words: string): Promise<void>
}

const MOST_STOPS = 150

function keyboard(page: Page): Hands {
  const reach = async (what: Locator) => {
    await what.waitFor()
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await what.evaluate((each) => each.ownerDocument.activeElement === each)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${String(what)}`)
  }
  return {
    async press(what) {
      await reach(what)
      await page.keyboard.press('Enter')
    },
    async write(where, words) {
      await reach(where)
      await page.keyboard.type(words)
    },
  }
}

function pointer(page: Page): Hands {
  return {
    press: (what) => what.click(),
    async write(where, words) {
      await where.click()
      await page.keyboard.type(words)
    },
  }
}

async function openEmptyBook(javaScriptEnabled: boolean) {
  const book = await testBook()
  const serving = await serve({
    appFor: (port) => createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, routesOver(book)),
    port: 0,
    print: () => {},
  })
  const watched = await openPage(browser, `http://127.0.0.1:${serving.port}`, { javaScriptEnabled })
  onTestFinished(async () => {
    await watched.context.close()
    await serving.stop()
    await book.store.close()
  })
  await watched.page.goto(`http://127.0.0.1:${serving.port}/`)
  return watched
}

const STEPS = ['Received', 'Grown old', 'Accepted', 'Budget', 'Who next', 'Done']

test.each([
  ['by keyboard alone', keyboard, true],
  ['by pointer', pointer, true],
  ['without scripts', pointer, false],
] as const)('the three uses from an empty book, %s', { timeout: 120_000 }, async (_, handsOn, scripts) => {
  const { page, complaints } = await openEmptyBook(scripts)
  const { press, write } = handsOn(page)
  const main = page.getByRole('main')
  const button = (name: string) => main.getByRole('button', { name, exact: true }).first()
  const goTo = async (name: string) => {
    const link = page.getByRole('navigation').getByRole('link', { name, exact: true })
    await press(link)
    await link.and(page.locator('[aria-current=page]')).waitFor()
  }

  // Before it is sent: the verdict, words made of what is recorded, and the one of them that is taken.
  await page.getByText('Your book is empty').waitFor()
  await press(main.getByRole('link', { name: 'Check an invitation' }))
  await write(page.locator('#field-to'), 'Ana Sousa')
  await write(page.getByLabel('Purpose'), 'compare notes on tide maps')
  await write(page.getByLabel('Common ground'), 'Your talk on harbour charts in Porto stayed with me')
  await press(button('Check'))
  await press(button('Use the short words'))
  await page.getByText('Fine to send').waitFor()
  expect(await page.getByLabel('Note', { exact: false }).last().inputValue()).toContain('harbour charts')
  // After it was sent: it is logged, stands among the sent ones, and costs one.
  await press(main.getByRole('button', { name: 'Log as sent' }))
  await page.locator('#notice').getByText('Logged as sent.').waitFor()
  await main.getByText('Ana Sousa').first().waitFor()
  expect(await page.locator('.budget').textContent()).toMatch(/\b1 of \d+ used/)

  // What needs an answer: one is noted, comes up, is answered, and nothing is left.
  await goTo('Received')
  await press(main.locator('summary', { hasText: 'Note an invitation you have received' }))
  await write(main.getByLabel('From', { exact: false }), 'Bo Lindqvist')
  await press(button('Note it'))
  await main.getByText('Bo Lindqvist').first().waitFor()
  await goTo('Now')
  const waiting = main.locator('[data-item]', { hasText: 'Bo Lindqvist' })
  await press(waiting.getByRole('button', { name: 'Accept' }))
  await page.locator('#notice').getByText('Answer recorded.').waitFor()
  await expect.poll(() => waiting.getByRole('button', { name: 'Accept' }).count()).toBe(0)

  // The week: begun, gone through, finished, and kept.
  await goTo('Review')
  await press(main.getByRole('button', { name: /^Begin/ }).first())
  for (const step of STEPS) {
    await page.getByRole('heading', { name: step, exact: true }).waitFor()
    await press(main.locator('button[data-key="c"]'))
  }
  await page.locator('#notice').getByText('Review finished.').waitFor()
  await main.getByText('Week up to').first().waitFor()
  expect(complaints).toEqual([])
})
