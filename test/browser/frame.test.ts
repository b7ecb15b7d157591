import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Serving, serve } from '#cli/serve.ts'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { html } from '#views/html.ts'
import { field } from '#views/parts/field.ts'
import { answer, item, items } from '#views/parts/items.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'
import { changed, page } from '#web/render.ts'
import { allRoutes } from '#web/routes/index.ts'

const names = ['Ana Sousa', 'Bo Lindqvist', 'Çağla Öztürk']
let received: string[] = []

const waiting = (name: string) =>
  item({
    id: `item-${names.indexOf(name)}`,
    who: html`<a href="/rules#item">${name}</a>`,
    why: 'Waits for an answer.',
    actions: [
      answer({ label: 'Accept', action: '/answer', values: { answer: 'accept', who: name }, key: 'a' }),
      answer({ label: 'Ignore', action: '/answer', values: { answer: 'ignore', who: name }, key: 'i' }),
      answer({ label: 'Break', action: '/break', key: 'b' }),
    ],
  })

/** A page with a list to work through, as the real ones have. */
const list: Routes = () =>
  new Hono<Env>()
    .get('/', (c) =>
      page(c, {
        title: 'Now',
        current: 'now',
        body: html`${items(
          names.map((name) => ({
            id: `item-${names.indexOf(name)}`,
            who: html`<a href="/rules#item">${name}</a>`,
            why: 'Waits for an answer.',
            actions: [
              answer({
                label: 'Accept',
                action: '/answer',
                values: { answer: 'accept', who: name },
                key: 'a',
                main: true,
              }),
              answer({ label: 'Ignore', action: '/answer', values: { answer: 'ignore', who: name }, key: 'i' }),
              answer({ label: 'Break', action: '/break', key: 'b' }),
            ],
          })),
          'Waiting',
        )}<form class="form" method="get" action="/">${field({ as: 'long-text', name: 'note', label: 'Note' })}<p class="actions"><button type="submit" class="button" data-key="z">Send</button></p></form>`,
      }),
    )
    .post('/answer', async (c) => {
      const { answer: says, who } = (await c.req.parseBody()) as Record<string, string>
      received.push(`${says} ${who}`)
      const operation = '019a2b3c-0000-7000-8000-000000000001'
      if (says === 'ignore') return changed(c, { goTo: '/', done: 'answered', operation })
      return changed(c, { goTo: '/', done: 'answered', operation, fragment: waiting(String(who)) })
    })
    .post('/undo', (c) => changed(c, { goTo: '/', done: 'undone' }))
    .post('/break', () => {
      throw new Error('a fault')
    })

let browser: Browser
let serving: Serving
let origin: string
let theme: 'auto' | 'light' | 'dark' = 'auto'

beforeAll(async () => {
  serving = await serve({
    appFor: (port) => createApp({ port, frame: () => ({ theme }), log: () => {} }, [list, ...allRoutes]),
    port: 0,
    print: () => {},
  })
  origin = `http://127.0.0.1:${serving.port}`
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
})

async function open(path: string, options: Parameters<typeof openPage>[2] = {}) {
  received = []
  const watched = await openPage(browser, origin, options)
  onTestFinished(() => watched.context.close())
  await watched.page.goto(`${origin}${path}`)
  // Until htmx has looked at the page, a button is its plain form: right for people, too early for a test.
  if (options.javaScriptEnabled !== false && path === '/')
    await watched.page.locator('form[data-htmx-powered]').first().waitFor()
  return watched
}

const focusedItem = (page: Page) => page.evaluate<string>('document.activeElement.closest("[data-item]")?.id ?? ""')

describe('the rules page', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test.each([360, 800, 1280])(
      `fits %i px in ${colorScheme}, can be read by everybody, and nothing complains`,
      async (width) => {
        const { page, complaints } = await open('/rules', { colorScheme, viewport: { width, height: 800 } })
        expect(await overflow(page)).toEqual([])
        await expectAccessible(page)
        expect(complaints).toEqual([])
      },
    )

  test('a theme that was chosen outweighs the system', async () => {
    const ground = async (chosen: typeof theme) => {
      theme = chosen
      onTestFinished(() => {
        theme = 'auto'
      })
      const { page } = await open('/rules', { colorScheme: 'light' })
      return page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
    }
    const [light, dark, auto] = [await ground('light'), await ground('dark'), await ground('auto')]
    expect(light).toBe(auto)
    expect(dark).not.toBe(light)
  })
})

describe('keys', () => {
  test('j and k move between items, o opens, and the place can be seen', async () => {
    const { page, complaints } = await open('/')
    await page.keyboard.press('j')
    expect(await focusedItem(page)).toBe('item-0')
    const shadow = await page.evaluate<string>('getComputedStyle(document.activeElement).boxShadow')
    expect(shadow).not.toBe('none')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focusedItem(page)).toBe('item-2')
    await page.keyboard.press('k')
    expect(await focusedItem(page)).toBe('item-1')
    await page.keyboard.press('o')
    await page.waitForURL('**/rules#item')
    expect(complaints).toEqual([])
  })

  test('Enter opens the item, but is the link’s own on a link', async () => {
    const { page } = await open('/')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/rules#item')
  })

  test('g and a letter go to a page; / finds; Escape leaves', async () => {
    const { page } = await open('/')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('find')
    await page.keyboard.press('Escape')
    expect(await page.evaluate('document.activeElement.id')).toBe('')
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    await page.waitForURL('**/rules')
  })

  test('? shows the shortcuts and puts them away; they can be read by everybody', async () => {
    const { page } = await open('/')
    const help = page.locator('#shortcuts')
    expect(await help.isVisible()).toBe(false)
    await page.keyboard.press('?')
    expect(await help.isVisible()).toBe(true)
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    expect(await help.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    expect(await help.isVisible()).toBe(true)
  })

  test('typing is never taken for a shortcut', async () => {
    const { page } = await open('/')
    await page.keyboard.press('j')
    await page.locator('#field-note').focus()
    await page.keyboard.type('a gnu? jakob / ignores z')
    expect(await page.locator('#field-note').inputValue()).toBe('a gnu? jakob / ignores z')
    expect(received).toEqual([])
    expect(page.url()).toBe(`${origin}/`)
    expect(await page.locator('#shortcuts').isVisible()).toBe(false)
  })

  test('a letter with Ctrl or Alt is the browser’s', async () => {
    const { page } = await open('/')
    await page.keyboard.press('j')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Alt+a')
    await page.waitForTimeout(150)
    expect(received).toEqual([])
  })
})

describe('answers', () => {
  test('a letter answers the item in focus; the page says so, and the place is kept', async () => {
    const { page, complaints } = await open('/')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.locator('#notice').getByText('Answer recorded.').waitFor()
    expect(received).toEqual(['accept Bo Lindqvist'])
    await expect.poll(() => focusedItem(page)).toBe('item-1')
    await expect.poll(() => page.locator('#said').textContent()).toBe('Answer recorded.')
    await page.keyboard.press('i')
    await page.locator('#item-1').waitFor({ state: 'detached' })
    await expect.poll(() => focusedItem(page)).toBe('item-2')
    expect(received).toEqual(['accept Bo Lindqvist', 'ignore Bo Lindqvist'])
    await expectAccessible(page)
    await page.keyboard.press('u')
    await page.locator('#notice').getByText('Taken back.').waitFor()
    expect(complaints).toEqual([])
  })

  test('what was just done is said without moving the page', async () => {
    const { page } = await open('/')
    const top = () => page.evaluate<number>('document.getElementById("item-2").getBoundingClientRect().top')
    const before = await top()
    await page.locator('#item-2').getByRole('button', { name: 'Accept' }).click()
    await page.locator('#notice').getByText('Answer recorded.').waitFor()
    expect(await top()).toBe(before)
  })

  test('a letter does nothing while no item is in focus, unless it belongs to the page', async () => {
    const { page } = await open('/')
    await page.keyboard.press('a')
    await page.waitForTimeout(150)
    expect(received).toEqual([])
    await page.keyboard.press('z')
    await page.waitForURL('**/?note=')
  })

  test('pressed twice it is sent once', async () => {
    const { page } = await open('/')
    await page.evaluate(`(() => { const b = document.querySelector('#item-0 button'); b.click(); b.click() })()`)
    await page.locator('#notice').getByText('Answer recorded.').waitFor()
    await page.waitForTimeout(150)
    expect(received).toEqual(['accept Ana Sousa'])
  })

  test('what goes wrong is said and leaves the item where it is', async () => {
    const { page } = await open('/')
    await page.keyboard.press('j')
    await page.keyboard.press('b')
    await page.locator('#notice').getByText('an error it did not expect').waitFor()
    expect(await page.locator('#item-0').count()).toBe(1)
    await expectAccessible(page)
  })

  test('a server that is gone is said, and nothing is lost', async () => {
    const { page } = await open('/')
    await page.locator('#field-note').fill('Words I wrote')
    await page.route('**/answer', (route) => route.abort())
    await page.locator('#item-0').focus()
    await page.keyboard.press('a')
    await page.locator('#notice').getByText('does not answer').waitFor()
    expect(await page.locator('#field-note').inputValue()).toBe('Words I wrote')
  })

  test('without scripts the same buttons work, and the page that follows offers to undo', async () => {
    const { page, complaints } = await open('/', { javaScriptEnabled: false })
    await page.locator('#item-0').getByRole('button', { name: 'Accept' }).click()
    await page.locator('#notice').getByText('Answer recorded.').waitFor()
    expect(received).toEqual(['accept Ana Sousa'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.locator('#notice').getByText('Taken back.').waitFor()
    expect(complaints).toEqual([])
  })

  test('what was done is said once: loading the page again does not repeat it', async () => {
    const { page } = await open('/?done=logged&operation=abc')
    expect(await page.locator('#notice').textContent()).toContain('Logged as sent.')
    expect(page.url()).toBe(`${origin}/`)
    await page.reload()
    expect(await page.locator('#notice').textContent()).toBe('')
  })
})

describe('the keyboard alone', () => {
  test('the first Tab offers to skip to the content, and every stop can be seen', async () => {
    const { page } = await open('/rules')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
    const unseen: string[] = []
    for (let stop = 0; stop < 16; stop++) {
      const seen = await page.evaluate<string>(`(() => {
        const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect()
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        return outlined && box.width > 1 && box.top >= 0 ? '' : at.outerHTML.slice(0, 120)
      })()`)
      if (seen) unseen.push(seen)
      await page.keyboard.press('Tab')
    }
    expect(unseen).toEqual([])
  })
})

describe('another site', () => {
  test('that links here leads to the way in, and from there to the page', async () => {
    const other = await serve({
      appFor: () =>
        new Hono().get('/', (c) =>
          c.html(
            `<a href="${origin}/rules?from=link">Decorum</a><iframe src="${origin}/rules"></iframe><form method="post" action="${origin}/answer"><button>Go</button></form>`,
          ),
        ),
      port: 0,
      print: () => {},
    })
    onTestFinished(() => other.stop())
    received = []
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(other.address.replace('127.0.0.1', 'localhost'))
    const frame = page.frames()[1]
    expect((await frame?.content()) ?? '').not.toContain('<h1>Rules')
    await page.getByRole('button').click()
    await page.getByText('did not come from Decorum').waitFor()
    expect(received).toEqual([])
    await page.goBack()
    await page.getByRole('link', { name: 'Decorum' }).click()
    await page.getByRole('link', { name: 'Go on to Decorum' }).click()
    await page.waitForURL('**/rules?from=link')
    expect(await page.locator('h1').textContent()).toBe('Rules')
  })
})
