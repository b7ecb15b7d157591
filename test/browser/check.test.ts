import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { expectAccessible, inBothThemes, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { noFields } from '#test/support/make.ts'
import { serveBook } from '#test/support/serve-book.ts'
import { testBook } from '#test/support/test-book.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

async function open() {
  const book = await testBook()
  const { origin } = await serveBook(book)
  return { book, origin, ...(await openPage(browser, origin)) }
}

test('by keyboard alone: somebody new is checked, a note made, and it is logged', async () => {
  const { origin, page, complaints } = await open()
  await page.goto(`${origin}/check`)
  // The browser moves the focus with its next frame, which on a busy machine comes after the page has loaded.
  await page.locator('[name=to]:focus').waitFor()
  await page.keyboard.type('Ana Sousa')
  await page.getByLabel('How you know them').waitFor()
  await page.getByLabel('Purpose').focus()
  await page.keyboard.type('compare notes on tide maps')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Your talk on harbour charts in Porto stayed with me')
  const use = page.getByRole('button', { name: 'Use the short words' })
  await use.waitFor()
  await use.focus()
  await page.keyboard.press('Enter')
  await page.getByText('Fine to send').waitFor()
  expect(await page.getByLabel('Note').inputValue()).toContain('harbour charts')
  await inBothThemes(page, () => expectAccessible(page))
  expect(await overflow(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await page.getByText('Logged as sent.').first().waitFor()
  expect(complaints).toEqual([])
})

test('a person is taken from the list by arrows, by pointer, and with a slip in the name', async () => {
  const { book, origin, page, complaints } = await open()
  await addPerson(book, { ...noFields, name: 'Zoë Hathersage' }, 'ui')
  await page.goto(`${origin}/check`)
  const to = page.getByRole('textbox', { name: 'To' }).or(page.getByRole('combobox', { name: 'To' }))
  await to.pressSequentially('zoe hathersgae')
  await page.locator('#people [role=option]').first().waitFor()
  await inBothThemes(page, () => expectAccessible(page))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await to.inputValue()).toBe('Zoë Hathersage')
  await page.getByText('About them').or(page.locator('#result .verdict')).first().waitFor()
  await to.fill('zo')
  await page.locator('#people [role=option]').first().click()
  expect(await to.inputValue()).toBe('Zoë Hathersage')
  expect(complaints).toEqual([])
})

test('what was unfolded stays so, with what is written in it, while the verdict is brought up to date', async () => {
  const { origin, page, complaints } = await open()
  await page.goto(`${origin}/check?to=Ana%20Sousa`)
  await page.locator('#field-to[role=combobox], #set-aside').first().waitFor()
  const fold = page.locator('#set-aside')
  await fold.locator('summary').click()
  const judged = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByLabel('Why it does not apply here').pressSequentially('An old friend')
  await judged
  await page.waitForTimeout(400)
  expect(await page.getByLabel('Why it does not apply here').inputValue()).toBe('An old friend')
  expect(await fold.getAttribute('open')).not.toBe(null)
  expect(complaints).toEqual([])
})

test('the reason that was unfolded stays so, and no other opens, when findings come before it and go', async () => {
  const { origin, page, complaints } = await open()
  await page.goto(`${origin}/check?to=Ana%20Sousa`)
  const why = '#result .finding-why'
  const unfolded = () => page.$$eval(`${why}[open]`, (folds) => folds.map((fold) => fold.id))
  const all = () => page.$$eval(why, (folds) => folds.map((fold) => fold.id))
  await page.locator('#why-verdict-no-purpose summary').click()
  const before = await all()
  await page.getByLabel('Note').fill('Hi Bo, our platform saves 43 %, book a demo with me this week: cutt.ly/x')
  await expect.poll(all, { timeout: 10_000 }).toContain('why-verdict-wrong-name')
  const [first] = await all()
  expect(before).not.toContain(first)
  expect(await unfolded()).toEqual(['why-verdict-no-purpose'])
  await page.getByLabel('Note').fill('Hi Ana, your talk on harbour charts in Porto stayed with me.')
  await expect.poll(all, { timeout: 10_000 }).not.toContain('why-verdict-wrong-name')
  expect(await unfolded()).toEqual(['why-verdict-no-purpose'])
  expect(complaints).toEqual([])
})

test('the button pressed on another site leads to Check in one click more', async () => {
  const { origin, page } = await open()
  const elsewhere = createServer((_, answer) => {
    answer.writeHead(200, { 'Content-Type': 'text/html' })
    answer.end('<!doctype html><title>(3) Ana Sousa - Engineer - Tidewater | LinkedIn</title><p>Elsewhere')
  })
  await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void elsewhere.close())
  const port = (elsewhere.address() as AddressInfo).port
  await page.goto(`${origin}/capture`)
  const address = await page.locator('[data-bookmarklet]').first().getAttribute('href')
  await page.goto(`http://localhost:${port}/`)
  expect(address).toContain(`${origin}/capture?`)
  // What the button runs, with the address of a profile in place of that of the page served here.
  const opened = page.context().waitForEvent('page')
  const script = (address ?? '').replace(/^javascript:/, '')
  await page.evaluate(script.replace('location.href', "'https://www.linkedin.com/in/ana-sousa'"))
  const shown = await opened
  await shown.getByRole('link', { name: 'Go on to Decorum' }).click()
  await shown.getByText('New person').waitFor()
  expect(await shown.getByLabel('Company').inputValue()).toBe('Tidewater')
})
