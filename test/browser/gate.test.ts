import { Hono } from 'hono'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { serve } from '#cli/serve.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectAccessible, startBrowser } from '#test/support/browser.ts'
import { attack, hostileSite, type Loot } from '#test/support/hostile-site.ts'
import { noFields, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'
import { accessByPassword, keptPassword, WORDS } from '#test/support/with-password.ts'
import { createApp } from '#web/app.ts'
import type { Env } from '#web/deps.ts'
import { ownPlaces } from '#web/reach.ts'
import { allRoutes } from '#web/routes/index.ts'
import { securityHeaders } from '#web/security-headers.ts'
import { assets } from '#web/static-files.ts'

// What other pages in the same browser can do to a dashboard that runs: measured at the book, and against controls in
// which the same attack works.

const SECRET = 'Ana Sousa'
const files = { image: assets.icon, script: assets.script, style: assets.style }

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser(undefined, ['--host-resolver-rules=MAP evil.test 127.0.0.1'])
})
afterAll(() => browser?.close())

type Kind = 'open' | 'with a password' | 'without a gate' | 'with headers alone'

interface Target {
  readonly port: number
  readonly book: TestBook
  /** The address a person uses. */
  readonly origin: string
  /** Whether anything in the book changed since. */
  changed(): boolean
}

/** A dashboard over a book with one person in it. */
async function target(kind: Kind, port = 0): Promise<Target> {
  const book = await testBook()
  await addPerson(book, { ...noFields, name: SECRET }, 'ui')
  const access = kind === 'with a password' ? await accessByPassword() : undefined
  const privateName = access && (await keptPassword()).privateName
  const routes = routesOver(book)
  const serving = await serve({
    appFor(bound) {
      const deps = { port: bound, access, frame: () => ({ theme: 'auto' }) as const, log: () => {} }
      if (kind === 'open' || access) return createApp({ ...deps, places: ownPlaces(bound, privateName) }, routes)
      const app = new Hono<Env>()
      if (kind === 'with headers alone') app.use(securityHeaders)
      for (const route of [...routes, ...allRoutes]) app.route('/', route(deps))
      return app
    },
    port,
    print: () => {},
  })
  onTestFinished(() => serving.stop())
  const before = rowsHash(book.store)
  return {
    port: serving.port,
    book,
    origin: `http://${privateName ?? '127.0.0.1'}:${serving.port}`,
    changed: () => rowsHash(book.store) !== before,
  }
}

async function newContext(): Promise<BrowserContext> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  return context
}

/** Gives the password in a page of its own, as its owner would. */
async function enter(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${origin}/people`)
  await page.getByLabel('Password').fill(WORDS)
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.locator('#main').getByText(SECRET).first().waitFor()
  await page.close()
}

const plunder = (page: Page, base: string) => page.evaluate<Loot>(attack(base, files))

/** The words of everything that is framed in the page. */
async function framed(page: Page): Promise<string> {
  const texts = page
    .frames()
    .filter((frame) => frame !== page.mainFrame())
    .map((frame) => frame.evaluate<string>('document.body?.innerText ?? ""').catch(() => ''))
  return (await Promise.all(texts)).join('\n')
}

async function hostile(options: Parameters<typeof hostileSite>[0] = {}) {
  const site = await hostileSite(options)
  onTestFinished(() => site.close())
  return site
}

/** A page at another name, whose server goes away and leaves its port to the dashboard: DNS rebinding. */
async function rebound(kind: Kind) {
  const site = await hostileSite()
  const context = await newContext()
  const page = await context.newPage()
  await page.goto(`http://evil.test:${site.port}/`)
  await site.close()
  const victim = await target(kind, site.port)
  if (kind === 'with a password') await enter(context, victim.origin)
  return { victim, loot: await plunder(page, ''), frames: await framed(page) }
}

/** A page at `name` on another port of this machine, or of another site. */
async function beside(kind: Kind, name: string) {
  const victim = await target(kind)
  const site = await hostile()
  const context = await newContext()
  if (kind === 'with a password') await enter(context, victim.origin)
  const page = await context.newPage()
  await page.goto(`http://${name}:${site.port}/`)
  const loots: Loot[] = []
  let frames = ''
  for (const base of new Set([victim.origin, `http://127.0.0.1:${victim.port}`, `http://localhost:${victim.port}`])) {
    loots.push(await plunder(page, base))
    frames += await framed(page)
  }
  return { victim, site, page, context, loots, frames }
}

const NAMES = ['localhost', '127.0.0.1', 'decorum.localhost', 'evil.test']

describe.each(['open', 'with a password'] as const)('a dashboard %s', (kind) => {
  test('gives nothing to a name that was rebound to this machine, and takes nothing from it', async () => {
    const { victim, loot, frames } = await rebound(kind)
    expect(loot.read).toContain('This is not an address of Decorum')
    expect(loot.read + frames).not.toContain(SECRET)
    expect(loot).toMatchObject({ image: 'refused', script: 'refused', style: 'refused', socket: 'refused' })
    expect(victim.changed()).toBe(false)
  })

  test.each(NAMES)('gives nothing to a page of %s on another port, and takes nothing from it', async (name) => {
    const { victim, site, loots, frames } = await beside(kind, name)
    for (const loot of loots) {
      expect(loot.read).not.toContain(SECRET)
      expect(loot).toMatchObject({ image: 'refused', script: 'refused', style: 'refused', socket: 'refused' })
    }
    expect(frames).not.toMatch(/Ana Sousa|Decorum/)
    expect(victim.changed()).toBe(false)
    expect(site.cookies.length).toBeGreaterThan(0)
    expect(site.cookies.filter((cookie) => cookie.includes('decorum_'))).toEqual([])
  })

  test('shows a visitor from another page a way in and no data, and takes no form that leads there', async () => {
    const { victim, page } = await beside(kind, 'localhost')
    const go = (markup: string) =>
      page.evaluate(`document.body.innerHTML = ${JSON.stringify(markup)}; document.getElementById('go').click()`)
    await go(`<a id="go" href="${victim.origin}/people">Look</a>`)
    await page.getByText('Go on to Decorum').waitFor()
    expect(await page.content()).not.toContain(SECRET)
    await page.getByText('Go on to Decorum').click()
    await page.locator('#main').getByText(SECRET).first().waitFor()

    await page.goBack()
    await page.goBack()
    await go(
      `<form method="post" action="${victim.origin}/people"><input name="name" value="Mallory"><button id="go">Go</button></form>`,
    )
    await page.getByText('This request did not come from Decorum').waitFor()
    expect(victim.changed()).toBe(false)
  })

  test('is never shown inside another page', async () => {
    const { victim, page } = await beside(kind, 'localhost')
    const paths = ['/', '/people', '/enter', '/check?to=Ana']
    const markup = paths.map((path) => `<iframe src="${victim.origin}${path}"></iframe>`).join('')
    await page.evaluate(`document.body.innerHTML = ${JSON.stringify(markup)}`)
    await page.waitForTimeout(500)
    expect(await framed(page)).not.toMatch(/Ana Sousa|Decorum|Password/)
  })
})

describe('controls', () => {
  test('without a gate the rebound page reads the book and writes into it', async () => {
    const { victim, loot } = await rebound('without a gate')
    expect(loot.read).toContain(SECRET)
    expect(victim.changed()).toBe(true)
  })

  test('without a gate a page on another port loads, frames and writes', async () => {
    const { victim, loots, frames } = await beside('without a gate', 'localhost')
    expect(loots[0]).toMatchObject({ image: 'loaded', script: 'loaded', style: 'loaded' })
    expect(frames).toContain(SECRET)
    expect(victim.changed()).toBe(true)
    const added = victim.book.store.sqlite.prepare(`select name from contacts where name like 'Mallory%'`).pluck().all()
    expect(added).toEqual(expect.arrayContaining(['Mallory by fetch', 'Mallory by beacon', 'Mallory by form']))
  })

  test('the headers alone stop framing and loading, but not a form', async () => {
    const { victim, loots, frames } = await beside('with headers alone', 'evil.test')
    expect(loots[0]).toMatchObject({ image: 'refused', script: 'refused', style: 'refused' })
    expect(frames).not.toContain(SECRET)
    expect(victim.changed()).toBe(true)
  })

  // Browsers keep cookies by the name of the host, whatever its port: why a book with a password has a name of its own.
  test('whoever enters under a name that others use shows them the cookie, which still lets no page of theirs in', async () => {
    const victim = await target('with a password')
    const site = await hostile()
    const context = await newContext()
    await enter(context, `http://127.0.0.1:${victim.port}`)
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${site.port}/`)
    const loot = await plunder(page, `http://127.0.0.1:${victim.port}`)
    expect(site.cookies.some((cookie) => cookie.includes(`decorum_${victim.port}=`))).toBe(true)
    expect(loot.read + (await framed(page))).not.toContain(SECRET)
    expect(victim.changed()).toBe(false)
  })
})

test('a cookie that another port sets lets nobody in', async () => {
  const victim = await target('with a password')
  const site = await hostile({ setCookie: `decorum_${victim.port}=${'A'.repeat(43)}; Path=/` })
  const page = await (await newContext()).newPage()
  await page.goto(`http://127.0.0.1:${site.port}/`)
  await page.goto(`http://127.0.0.1:${victim.port}/people`)
  await page.getByLabel('Password').waitFor()
  expect(await page.content()).not.toContain(SECRET)
})

test('somebody enters, comes to the page they wanted, and leaves; without scripts too', async () => {
  const victim = await target('with a password')
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(`${victim.origin}/people?q=Ana`)
    if (javaScriptEnabled) await expectAccessible(page)
    await page.getByLabel('Password').fill('not this one')
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.getByText('This is not the password.').waitFor()
    expect(await page.getByLabel('Password').inputValue()).toBe('')
    await page.getByLabel('Password').fill(WORDS)
    await page.getByRole('button', { name: 'Enter' }).click()
    await page.locator('#main').getByText(SECRET).first().waitFor()
    expect(page.url()).toBe(`${victim.origin}/people?q=Ana`)
    await page.getByRole('button', { name: 'Leave' }).click()
    await page.getByLabel('Password').waitFor()
    await page.goto(`${victim.origin}/people`)
    await page.getByLabel('Password').waitFor()
  }
})

test('a session that ends while somebody writes costs them no word', async () => {
  const victim = await target('with a password')
  const context = await newContext()
  await enter(context, victim.origin)
  const page = await context.newPage()
  await page.goto(`${victim.origin}/check`)
  // Until htmx has looked at the page, nobody listens to what is typed.
  await page.locator('form.check-form[data-htmx-powered]').waitFor()
  await page.getByLabel('To').fill('Ana')
  await page.locator('#result .verdict').waitFor()
  await context.clearCookies()
  await page.getByLabel('Note').fill('Hi Ana, your tide maps stayed with me.')
  await page.locator('#problem').getByText('Decorum asks for your password again.').waitFor()
  expect(await page.getByLabel('Note').inputValue()).toBe('Hi Ana, your tide maps stayed with me.')
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Enter in another window' }).click()
  const other = await opened
  await other.getByLabel('Password').fill(WORDS)
  await other.getByRole('button', { name: 'Enter' }).click()
  await other.getByRole('button', { name: 'Leave' }).waitFor()
  await page.getByLabel('To').fill('Ana Sousa')
  await expect.poll(() => page.locator('#result').textContent()).toContain('38 of')
})
