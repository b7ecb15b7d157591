import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, inBothThemes, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { startProgram as start } from '#test/support/start-program.ts'
import { testFolder } from '#test/support/test-book.ts'

// The whole way of a new user, through the real launcher, a real book on disk and a real browser. The clock is the
// machine's, so ages in the sample grow with the calendar; the story asserts only what stays true.

const root = resolve(import.meta.dirname, '../..')
const sampleZip = join(root, 'data/sample/Basic_LinkedInDataExport_11-20-2026.zip')

let browser: Browser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser.close())

async function verdictOn(page: Page, to: string, note: string, purpose: string): Promise<string> {
  await page.goto(new URL('/check', page.url()).href)
  await page.getByLabel('To').fill(to)
  await page.getByLabel('Purpose').fill(purpose)
  await page.getByLabel('Note').fill(note)
  await page.locator('#result .verdict').waitFor()
  await expect.poll(() => page.locator('#result').textContent()).toContain(note === '' ? '0 of' : `${note.length} of`)
  await inBothThemes(page, () => expectAccessible(page))
  return (await page.locator('#result').textContent()) ?? ''
}

/** A day as a date field and the log take it, so many days before today. */
function daysAgo(days: number): string {
  return Temporal.Now.plainDateISO().subtract({ days }).toString()
}

test('from an empty book to a finished review, and it is all there after a restart', async () => {
  const db = join(testFolder(), 'book', 'decorum.db')
  let running = await start(db)
  const { page, complaints } = await openPage(browser, running.origin)

  await page.goto(running.origin)
  await page.getByText('Your book is empty').waitFor()
  await inBothThemes(page, () => expectAccessible(page))

  // The archive goes in through the page, after a look at what it would change.
  await page.getByRole('link', { name: 'Import an archive' }).click()
  await page.locator('input[type=file]').setInputFiles(sampleZip)
  await page.getByRole('button', { name: 'Show what it would change' }).click()
  await page.getByText('Invitations.csv').first().waitFor()
  await page
    .getByRole('button', { name: /^Import/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'Brought in' }).waitFor()

  // What needs me.
  await page.goto(running.origin)
  await page.getByText('for your decision').first().waitFor()
  await page.getByText('Damian Garland').first().waitFor()
  expect(await overflow(page)).toEqual([])
  await inBothThemes(page, () => expectAccessible(page))

  // Somebody below me, two steps down: not, and why.
  const relate = async (person: string, other: string) => {
    const args = ['src/launch.mjs', 'relate', person, 'reports-to', other, '--db', db]
    const child = spawn('node', args, { cwd: root })
    expect(await new Promise((done) => child.on('exit', done))).toBe(0)
  }
  await relate('Lia Prates', 'Bruno Salgado')
  await relate('Bruno Salgado', 'me')
  const NOTE = 'Hi Lia, your pull request on the retry queue taught me something about backoff. Shall we connect here?'
  const below = await verdictOn(page, 'Lia Prates', NOTE, 'Stay in touch')
  expect(below).toContain('Better not')
  expect(below).toContain('Lia Prates reports to Bruno Salgado, Bruno Salgado to you')

  // Somebody whose invitation was withdrawn ten days ago: not, with the date on which it becomes fine.
  await page.goto(`${running.origin}/sent`)
  await page.getByText('Note an invitation you have sent').click()
  const log = page.locator('form[action="/invitations/log"]')
  await log.getByLabel('To').fill('Tomás Withdrawn')
  await log.getByLabel('Day').fill(daysAgo(60))
  await log.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('Logged as sent.').first().waitFor()
  const withdrawn = spawn(
    'node',
    ['src/launch.mjs', 'log', 'withdrawn', 'Tomás Withdrawn', '--on', daysAgo(10), '--db', db],
    { cwd: root },
  )
  expect(await new Promise((done) => withdrawn.on('exit', done))).toBe(0)
  const again = await verdictOn(page, 'Tomás Withdrawn', NOTE.replace('Lia', 'Tomás'), 'Stay in touch')
  expect(again).toContain('Better not')
  expect(again).toContain('was withdrawn 10 days ago')
  expect(again).toMatch(/Wait until \d{1,2} \w{3} \d{4}/)

  // A fitting stranger with a good note: send, log it, and see the budget move.
  const GOOD =
    'Hi Marit, your write-up of the Oslo port cutover settled an argument of ours about dual writes. We move 300 lorries with the same doubt; I would gladly compare notes.'
  const fine = await verdictOn(page, 'Marit Solbakken', GOOD, 'Compare notes on moving event pipelines')
  expect(fine).toContain('Fine to send')
  const used = async () => Number(/(\d+) of 100 used/.exec((await page.locator('.budget').textContent()) ?? '')?.[1])
  const before = await used()
  await page.getByRole('button', { name: 'Log as sent' }).click()
  await page.getByText('Logged as sent.').first().waitFor()
  expect(await used()).toBe(before + 1)

  // A received one is decided with one key.
  await page.goto(`${running.origin}/received`)
  const waiting = page.locator('[data-item]')
  const inAll = await waiting.count()
  await page.keyboard.press('j')
  await page.keyboard.press('i')
  await page.getByText('Answer recorded.').first().waitFor()
  await expect.poll(() => waiting.count()).toBe(inAll - 1)

  // The weekly review, by keyboard alone.
  await page.goto(`${running.origin}/review`)
  await page.keyboard.press('b')
  for (const step of ['Received', 'Grown old', 'Accepted', 'Budget', 'Who next', 'Done']) {
    await page.getByRole('heading', { name: step, exact: true }).waitFor()
    await page.keyboard.press('c')
  }
  await page.getByText('Review finished.').first().waitFor()

  expect(complaints).toEqual([])
  expect(await running.stop()).toBe(0)

  running = await start(db)
  await page.goto(`${running.origin}/review`)
  await page.getByText('Week up to').first().waitFor()
  await page.goto(`${running.origin}/sent`)
  await page.getByText('Marit Solbakken').first().waitFor()
  expect(await used()).toBe(before + 1)
  expect(await running.stop()).toBe(0)
})

test('without scripts a person can import, check, log and undo', async () => {
  const db = join(testFolder(), 'decorum.db')
  const running = await start(db)
  const { page } = await openPage(browser, running.origin, { javaScriptEnabled: false })
  await page.goto(`${running.origin}/data`)
  await page.locator('input[type=file]').setInputFiles(sampleZip)
  await page.getByRole('button', { name: 'Import at once' }).click()
  await page.getByRole('heading', { name: 'Brought in' }).waitFor()

  await page.goto(`${running.origin}/check`)
  await page.getByLabel('To').fill('Somebody New')
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await page.getByText('Better not').waitFor()
  await page.getByRole('button', { name: 'Log as sent' }).click()
  await page.getByText('Logged as sent.').first().waitFor()
  expect(await page.getByText('Somebody New').count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText('Taken back.').first().waitFor()
  await page.goto(`${running.origin}/sent`)
  expect(await page.getByText('Somebody New').count()).toBe(0)
})

test('a port that is taken is an error that says so, and no other port is used', async () => {
  const folder = testFolder()
  const running = await start(join(folder, 'one.db'))
  const { port } = new URL(running.origin)
  const second = spawn('node', ['src/launch.mjs', 'serve', '--port', port, '--db', join(folder, 'two.db')], {
    cwd: root,
  })
  let said = ''
  second.stderr.on('data', (data) => {
    said += data
  })
  expect(await new Promise((done) => second.on('exit', done))).toBe(5)
  expect(said).toContain(`Port ${port} is taken by another program.`)
})

test('a double click or a held key decides for one person only', async () => {
  const running = await start(join(testFolder(), 'held.db'))
  const { page } = await openPage(browser, running.origin)
  await page.goto(`${running.origin}/data`)
  await page.locator('input[type=file]').setInputFiles(sampleZip)
  await page.getByRole('button', { name: 'Import at once' }).click()
  await page.getByRole('heading', { name: 'Brought in' }).waitFor()

  await page.goto(`${running.origin}/received`)
  const waiting = page.locator('[data-item]')
  const inAll = await waiting.count()
  const box = await page.getByRole('button', { name: 'Ignore' }).first().boundingBox()
  if (!box) throw new Error('there is an answer to press')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.click(x, y)
  await page.waitForTimeout(100)
  await page.mouse.click(x, y)
  await page.getByText('Answer recorded.').first().waitFor()
  await page.waitForTimeout(800)
  expect(await waiting.count()).toBe(inAll - 1)

  await page.keyboard.press('j')
  await page.keyboard.down('i')
  for (let repeat = 0; repeat < 8; repeat++) await page.keyboard.down('i')
  await page.keyboard.up('i')
  await page.waitForTimeout(800)
  expect(await waiting.count()).toBe(inAll - 2)
})
