import type { Browser, Page } from 'playwright-core'
import { startBrowser } from '#test/support/browser.ts'
import { type Figure, type Goal, measure, type Step } from './measure.ts'
import { startHello, startOwn } from './programs.ts'

/** A page to go to, and what is looked for on it. */
interface Place {
  readonly address: string
  /** The last thing on the page: when it can be seen, everything can. */
  readonly content: string
}

async function show(page: Page, { address, content }: Place): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(content).last().waitFor()
}

/** Opens a place in a browser that has never seen the server: in a context of its own, its cache empty. */
function firstVisit(browser: Browser, place: Place) {
  let page: Page | undefined
  return {
    before: async () => {
      await page?.context().close()
      page = await (await browser.newContext()).newPage()
    },
    work: () => show(page as Page, place),
    close: async () => void (await page?.context().close()),
  }
}

/** Clicks from one place to another and back, everything but the pages in the cache. */
async function clicking(browser: Browser, from: Place, links: readonly (Place & { link: string })[]) {
  const page = await (await browser.newContext()).newPage()
  await show(page, from)
  let next = 0
  return {
    work: async () => {
      const { link, address, content } = links[next++ % links.length] as Place & { link: string }
      await page.locator(link).first().click()
      await page.waitForURL(address, { waitUntil: 'commit' })
      await page.locator(content).last().waitFor()
    },
    close: () => page.context().close(),
  }
}

/** How long somebody looks at nothing in a real browser, beside a page that says hello. */
export const browsing: Step = async ({ path }, say) => {
  say('starting a browser')
  const [own, hello] = [await startOwn(path), await startHello()]
  const browser = await startBrowser()
  const at = (port: number, address: string) => `http://127.0.0.1:${port}${address}`
  const now = { address: at(own.port, '/'), content: 'main [data-item]' }
  const people = { address: at(own.port, '/people'), content: 'main [data-item]' }
  const saysHello = (each: string): Place => ({ address: at(hello.port, each), content: 'h1' })
  const [one, two, apart] = [saysHello('/one'), saysHello('/two'), saysHello('/apart')]
  const goal: Goal = { atMost: 1.5, of: 'limit' }
  const figures: Figure[] = []
  // A browser's own profile tells of its processes, not of what a page is made of.
  const sharesElsewhere = async () => []
  const pair = {
    number: '11',
    goal,
    rounds: 12,
    limitName: 'hello',
    growsWith: 'contacts',
    say,
    sharesElsewhere,
  } as const
  try {
    for (const [name, place, isGoal] of [
      ['Now', now, true],
      ['People', people, true],
      ['hello, kept apart like every page', apart, false],
    ] as const) {
      const [mine, least] = [firstVisit(browser, place), firstVisit(browser, one)]
      figures.push(
        await measure({
          ...pair,
          ...(!isGoal && { number: '', goal: null }),
          name: `first visit to ${name}${isGoal ? ' in a browser' : ''}`,
          untimed: () => Promise.all([mine.before(), least.before()]),
          limit: least.work,
          work: mine.work,
        }),
      )
      await Promise.all([mine.close(), least.close()])
    }
    const mine = await clicking(browser, now, [
      { ...people, link: '#pages a[href="/people"]' },
      { ...now, link: '#pages a[href="/"]' },
    ])
    const least = await clicking(browser, one, [
      { ...two, link: 'a' },
      { ...one, link: 'a' },
    ])
    figures.push(
      await measure({
        ...pair,
        rounds: 20,
        name: 'click from Now to People or back in a browser',
        limit: least.work,
        work: mine.work,
      }),
    )
    await Promise.all([mine.close(), least.close()])
  } finally {
    await browser.close()
    await Promise.all([own.stop(), hello.stop()])
  }
  return figures.map((figure) => ({ ...figure, memory: null }))
}
