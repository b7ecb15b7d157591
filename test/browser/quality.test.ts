import { get } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringSample } from '#actions/bring-sample.ts'
import { logInvitation } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import { type Serving, serve } from '#cli/serve.ts'
import type { Day } from '#model/day.ts'
import { openStore } from '#store/open-store.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectAccessible, inBothThemes, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { pageProblems } from '#test/support/page.ts'
import { readSample } from '#test/support/sample-book.ts'
import { NOON, testClock } from '#test/support/test-book.ts'
import { createApp } from '#web/app.ts'

// What holds on every page, in every state: the pages come from the app itself, so a new one cannot be forgotten.

const MOST_BYTES = 100_000

/** How many bytes come for an address, as a browser asks for it. */
async function bytesOf(url: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
    let bytes = 0
    answer.on('data', (piece: Buffer) => {
      bytes += piece.length
    })
    answer.on('end', () => resolve(bytes))
  }).on('error', reject)
  return promise
}

/** Routes that answer a GET with something other than a page. */
const NO_PAGES = [
  /^\/static\//,
  /^\/favicon/,
  /^\/palette$/,
  /^\/check\/people$/,
  /^\/data\/export\//,
  /^\/calendar\//,
  /\.md$/,
]

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

const long = `Wolfeschlegelsteinhausenbergerdorff${'ä'.repeat(80)}`
const log = { direction: 'sent', on: '2026-11-02' as Day, note: '', purpose: null, by: 'ui' } as const

const states: Readonly<Record<string, (book: Book) => Promise<unknown>>> = {
  empty: async () => {},
  sample: async (book) => bringSample(book, await readSample()),
  'long and hostile names': async (book) => {
    for (const person of [
      long,
      '<b onclick="x()">Bold</b> & Söhne',
      'مُنى العربي \u202egnorw',
      'Ａ Ｂ \u{1F469}\u200d\u{1F467}',
    ])
      await logInvitation(book, { ...log, person, note: `${long} https://quayside.example/${'x'.repeat(300)}` })
    await logInvitation(book, { ...log, direction: 'received', person: `Other ${long}`, note: long })
  },
}

async function served(book: Book): Promise<{ serving: Serving; routes: string[] }> {
  let routes: string[] = []
  const serving = await serve({
    appFor: (port) => {
      const app = createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, routesOver(book))
      routes = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
      return app
    },
    port: 0,
    print: () => {},
  })
  return { serving, routes: [...new Set(routes)].filter((path) => !NO_PAGES.some((each) => each.test(path))) }
}

/** Addresses for every route: those without a hole as they are, the others as pages link to them. */
function addressesFor(routes: readonly string[], links: ReadonlySet<string>): string[] {
  return routes.flatMap((route) => {
    if (!route.includes(':')) return [route]
    const shape = new RegExp(`^${route.replace(/:\w+/g, '[\\w.-]+')}$`)
    return [...links].filter((link) => shape.test(link) && !routes.includes(link)).slice(0, 1)
  })
}

test.each(Object.keys(states))(
  'every page of a book that is %s keeps to what is promised',
  { timeout: 240_000 },
  async (name) => {
    const book: Book = { store: await openStore(':memory:'), clock: testClock(NOON) }
    await states[name]?.(book)
    const { serving, routes } = await served(book)
    const origin = `http://127.0.0.1:${serving.port}`
    const { page, context, complaints } = await openPage(browser, origin, { viewport: { width: 390, height: 844 } })
    try {
      const links = new Set<string>()
      const plain = routes.filter((route) => !route.includes(':'))
      expect(plain.length).toBeGreaterThan(12)
      for (const path of plain) {
        const text = await (await fetch(origin + path)).text()
        for (const [, link = ''] of text.matchAll(/href="(\/[^"?#]*)/g)) links.add(link)
      }
      const wrong: string[] = []
      for (const path of [...addressesFor(routes, links), '/nowhere']) {
        const say = (...what: readonly string[]) => wrong.push(...what.map((each) => `${path}: ${each}`))
        const from = complaints.length
        const answer = await page.goto(origin + path)
        const text = (await answer?.text()) ?? ''
        say(...pageProblems(text))
        const files = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, file = '']) => file)
        const bytes = await Promise.all([path, ...files].map((each) => bytesOf(origin + each)))
        const whole = bytes.reduce((sum, each) => sum + each, 0)
        if (whole > MOST_BYTES) say(`${whole} bytes with its files`)
        if ((text.match(/<link rel="stylesheet"/g) ?? []).length !== 1) say('not one style sheet')
        if ((text.match(/<script /g) ?? []).length !== 2) say('not one script beside htmx')
        say(...(await overflow(page)))
        await inBothThemes(page, async (theme) => {
          await expectAccessible(page).catch((error: unknown) => say(`${theme}: ${String(error).slice(0, 600)}`))
        })
        // That a page is not there is said by the browser as well.
        say(...complaints.slice(from).filter((each) => path !== '/nowhere' || !/404/.test(each)))
      }
      expect(wrong).toEqual([])
    } finally {
      await context.close()
      await serving.stop()
      await book.store.close()
    }
  },
)

test('the palette: keys alone, an answer that is awaited, and a place that can be read by everybody', async () => {
  const book: Book = { store: await openStore(':memory:'), clock: testClock(NOON) }
  await states.sample?.(book)
  const { serving } = await served(book)
  const origin = `http://127.0.0.1:${serving.port}`
  const { page, context, complaints } = await openPage(browser, origin)
  try {
    await page.goto(`${origin}/rules`)
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Find anything' })
    await page.getByRole('option', { name: 'Check an invitation' }).waitFor()
    await expectAccessible(page)
    await page.keyboard.press('ArrowDown')
    const at = await field.getAttribute('aria-activedescendant')
    expect(await page.locator(`#${at}`).getAttribute('aria-selected')).toBe('true')
    // Enter at once: what was there before the answer is never taken.
    await page.keyboard.type('lia prattes')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/people/*')
    expect(await page.locator('h1').textContent()).toContain('Lia Prates')
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: 'Begin the review' }).waitFor()
    // Slower than the answers come: each letter is answered, and Enter still waits for the last.
    await page.keyboard.type('dark col', { delay: 90 })
    await page.keyboard.press('Enter')
    await page.getByText('Saved.').first().waitFor()
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    expect(await field.isVisible()).toBe(false)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
    await serving.stop()
    await book.store.close()
  }
})
