import { expect, test } from 'vitest'
import type { Trial, TrialStep } from '#actions/trial.ts'
import { createTrials } from '#jobs/trials.ts'
import { type BookApp, bookApp } from '#test/support/book-app.ts'
import { logReceived, logSent } from '#test/support/make.ts'
import { expectGoodPage, expectGoodPiece, textOf } from '#test/support/page.ts'
import { testBook } from '#test/support/test-book.ts'

const PIECE = { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }

/** The page without what loads it again where scripts do not run, which no rule of markup likes. */
const standing = (page: string) => page.replace(/<noscript>.*?<\/noscript>/, '')

/** Asks as the page does until the replay is over; the last answer. */
async function whenOver({ get }: BookApp): Promise<Response> {
  for (let turn = 0; turn < 500; turn++) {
    const answer = await get('/insight/trial', PIECE)
    if (answer.headers.get('HX-Retarget') === '#on-trial') return answer
    const words = await answer.text()
    expectGoodPiece(words)
    expect(words).toContain('id="replay"')
    await new Promise((go) => setTimeout(go, 5))
  }
  throw new Error('it never ended')
}

test('an empty book says what to do first, and nothing is replayed', async () => {
  const { html } = await bookApp()
  const page = await html('/insight')
  expectGoodPage(page)
  expect(textOf(page)).toContain('Nothing to look back on yet')
  expect(page).not.toContain('id="replay"')
})

test('who was only invited sees what came in, without charts of what was sent', async () => {
  const { book, html } = await bookApp()
  await logReceived(book, 'Ana Sousa', '2026-11-10')
  const page = await html('/insight')
  expectGoodPage(page)
  expect(page).not.toContain('http-equiv="refresh"')
  expect(textOf(page)).toContain('You have sent no invitation yet')
  expect(textOf(page)).not.toContain('Budget over time')
})

test('the page answers at once, the replay comes after, is kept, and is said to be of before once the book changes', async () => {
  const app = await bookApp()
  const { book, html, get } = app
  await logSent(book, 'Ana Sousa', '2026-08-01', [['accepted', '2026-08-02']])
  await logSent(book, 'Bo Lind', '2026-08-03')
  const first = await html('/insight')
  expectGoodPage(standing(first))
  expect(textOf(first)).toContain('1 accepted invitation of yours is 90 days and older: too few')
  expect(first).toContain('id="replay"')
  expect(first).toContain('http-equiv="refresh"')
  expect(textOf(first)).not.toContain('Rules on trial')

  const ended = await (await whenOver(app)).text()
  expectGoodPiece(ended)
  expect(textOf(ended)).toContain('1 of 2')
  expect(textOf(ended)).toContain('Too few to say anything.')
  const kept = await html('/insight')
  expectGoodPage(kept)
  expect(textOf(kept)).toContain('Rules on trial')
  expect(kept).not.toContain('id="replay"')
  expect(kept).not.toContain('http-equiv="refresh"')
  // A part of the page is no page of its own.
  expect((await get('/insight/trial')).headers.get('location')).toBe('/insight')

  await logSent(book, 'Cy Wren', '2026-08-04')
  const stale = await html('/insight')
  expectGoodPage(standing(stale))
  expect(textOf(stale)).toContain('What follows is as of 12:00 today; the book or the day has changed since.')
  expect(textOf(stale)).toContain('2 invitations judged again')
  await whenOver(app)
  const fresh = textOf(await html('/insight'))
  expect(fresh).toContain('3 invitations judged again')
  expect(fresh).not.toContain('What follows is as of')
  book.clock.set('2026-11-19T12:00:00.000Z')
  expect(textOf(await html('/insight'))).toContain('as of 12:00 on 18 Nov 2026, yesterday')
  await whenOver(app)
})

test('a replay that breaks off says so, is not begun again by itself, and can be tried again', async () => {
  const book = await testBook()
  let runs = 0
  const trials = createTrials(book, {
    trial: async () => {
      runs++
      throw new Error('a fault')
    },
  })
  await trials.look()
  await new Promise(setImmediate)
  expect((await trials.look()).problem?.message).toBe('The replay broke off.')
  expect((await trials.look()).going).toBeNull()
  expect(runs).toBe(1)
  trials.again()
  expect((await trials.look()).going).toEqual({ done: 0, all: 0 })
  expect(runs).toBe(2)
})

test('a replay that runs is not begun twice, and tells how far it is', async () => {
  const book = await testBook()
  const { promise, resolve } = Promise.withResolvers<Trial>()
  const told: TrialStep[] = []
  const trials = createTrials(book, {
    trial: (tell) => {
      told.push(tell)
      return promise
    },
  })
  await trials.look()
  told[0]?.(50, 80)
  expect(await trials.look()).toEqual({ last: null, going: { done: 50, all: 80 }, problem: null })
  expect(told).toHaveLength(1)
  // What changes meanwhile is not in what it brings.
  const logged = await logSent(book, 'Ana Sousa', '2026-08-01')
  expect(logged.id).not.toBe('')
  resolve({ today: '2026-11-18', all: { judged: 0, settled: 0, accepted: 0 }, rules: [], knew: [], notes: [] } as never)
  await new Promise(setImmediate)
  const { last, going } = await trials.look()
  expect(last?.upToDate).toBe(false)
  expect(going).not.toBeNull()
})

test('the numbers of a chart are those of its table', async () => {
  const app = await bookApp()
  for (let at = 0; at < 24; at++)
    await logSent(app.book, `Person ${at}`, '2026-07-01', at < 21 ? [['accepted', '2026-07-03']] : [])
  const page = await app.html('/insight')
  expect(textOf(page)).toContain('Of 21 acceptances 21 had come within a week')
  const dots = [...page.matchAll(/<circle class="fill-own" cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => Number(y))
  const [top, ground] = [12, 132]
  const rows = [
    ...page.matchAll(
      /<tr><th scope="row">(\d+)<\/th><td class="number" data-label="Yours"><div><span class="number">(\d+) of 21/g,
    ),
  ]
  expect(rows.map(([, , number]) => Number(number))).toEqual([0, 0, 21, 21, 21, 21, 21, 21, 21])
  expect(dots.map((y) => Math.round(((ground - y) / (ground - top)) * 21))).toEqual(
    rows.map(([, , number]) => Number(number)),
  )
  await whenOver(app)
})
