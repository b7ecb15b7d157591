import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { serve } from '#cli/serve.ts'
import { expectAccessible, inBothThemes, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { hold } from '#test/support/held.ts'
import { day, logReceived } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'
import { html } from '#views/html.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { allRoutes } from '#web/routes/index.ts'
import { whenJudged } from '#web/when-judged.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** A page that shows what the rules say, of a book that is being looked through until it is let go. */
async function served() {
  const book = await testBook()
  await logReceived(book, 'Ana Sousa', day('2026-10-18'))
  const received: Routes = () =>
    new Hono<Env>().get('/received', whenJudged(book, 'received', undefined, 2), (c) =>
      page(c, { title: 'Received', current: 'received', body: html`<p>What the rules say.</p>` }),
    )
  const serving = await serve({
    appFor: (port) => createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, [received, ...allRoutes]),
    port: 0,
    print: () => {},
  })
  onTestFinished(() => serving.stop())
  const held = await hold(book)
  return { origin: `http://127.0.0.1:${serving.port}`, letGo: held.letGo }
}

test.each([true, false])('the page comes by itself once the book is looked through; scripts: %s', async (scripts) => {
  const { origin, letGo } = await served()
  const { page, context, complaints } = await openPage(browser, origin, {
    javaScriptEnabled: scripts,
    viewport: { width: 390, height: 800 },
  })
  onTestFinished(() => context.close())
  await page.goto(`${origin}/received?show=all`)
  expect(await page.locator('h1').textContent()).toBe('One moment')
  if (scripts)
    await inBothThemes(page, async () => {
      expect(await overflow(page)).toEqual([])
      await expectAccessible(page)
    })
  await letGo()
  await page.locator('h1', { hasText: 'Received' }).waitFor()
  expect(await page.title()).toBe('Received · Decorum')
  expect(page.url()).toBe(`${origin}/received?show=all`)
  expect(await page.locator('main').count()).toBe(1)
  expect(await page.locator('header [aria-current]').textContent()).toBe('Received')
  expect(complaints).toEqual([])
})
