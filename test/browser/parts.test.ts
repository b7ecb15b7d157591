import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Serving, serve } from '#cli/serve.ts'
import type { Finding, Judgement } from '#etiquette/judge.ts'
import type { Budget } from '#model/budget.ts'
import type { Day } from '#model/day.ts'
import { expectAccessible, openPage, overflow, startBrowser } from '#test/support/browser.ts'
import { expectGoodPage } from '#test/support/page.ts'
import { dated, html, profileLink } from '#views/html.ts'
import { budgetBar } from '#views/parts/budget-bar.ts'
import { empty } from '#views/parts/empty.ts'
import { field, formProblems } from '#views/parts/field.ts'
import { answer, items } from '#views/parts/items.ts'
import { badge } from '#views/parts/mark.ts'
import { pager } from '#views/parts/pager.ts'
import { steps } from '#views/parts/steps.ts'
import { facts, table } from '#views/parts/table.ts'
import { verdict } from '#views/parts/verdict.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { staticRoutes } from '#web/routes/static.ts'

const day = (text: string) => text as Day
const today = day('2026-11-22')
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

const found = (rule: string, severity: Finding['severity'], waived = false): Finding => ({
  rule,
  severity,
  message: 'Ana reports to you through Bo Lindqvist.',
  why: 'Somebody who reports to you cannot easily say no.',
  fix: 'Let Ana invite you, or wait until 1 Mar 2027.',
  sources: [{ kind: 'platform', title: 'Help', where: 'there', url: 'https://example.org/', readOn: '2026-11-22' }],
  waivedBy: waived ? { id: 'w', ruleId: rule, subjectId: 'ana', reason: LONG, madeOn: today, endsOn: today } : null,
})

const judgement: Judgement = {
  verdict: 'dont',
  findings: [found('a', 'stop'), found('b', 'warn'), found('c', 'info'), found('d', 'stop', true)],
  unknown: [{ rule: 'e', needs: 'the region of Ana' }],
}

const budget: Budget = {
  weekly: 100,
  weekDays: 7,
  used: 63,
  left: 37,
  reserve: 10,
  nextSlotAt: null,
  nextSlotOn: day('2026-11-23'),
  total: 3000,
  totalUsed: 2913,
  notesUsed: 2,
}

const list = items(
  [LONG, 'محمد العربي', 'Ana Sousa'].map((name, index) => ({
    id: `item-${index}`,
    who: profileLink(name, 'https://example.org/'),
    facts: html`invited ${dated(day('2026-11-02'), today)}`,
    why: 'You met at the harbour charts talk in Porto.',
    body: html`<p class="quote"><bdi>Shall we stay in touch? ${LONG}</bdi></p>`,
    actions: [
      answer({ label: 'Accept', action: '/x', key: 'a', main: true }),
      answer({ label: 'Reply without accepting', action: '/x', key: 'r' }),
    ],
  })),
  'Waiting',
)

const form = html`<form class="form" method="post" action="/x">
  ${formProblems({ who: 'Please say who it is for.' })}
  ${field({ name: 'who', label: 'Who', value: LONG, error: 'Please say who it is for.', hint: 'A name', required: true })}
  ${field({ as: 'long-text', name: 'note', label: 'Note', value: `Hi\n${LONG}` })}
  <div class="fields">${field({ as: 'select', name: 'purpose', label: 'Purpose', choices: [{ value: LONG, label: LONG }] })}${field({ as: 'date', name: 'on', label: 'Day' })}${field({ as: 'number', name: 'wait', label: 'Wait', value: 90 })}</div>
  ${field({ as: 'radio', name: 'account', label: 'Account', value: 'a', choices: [{ value: 'a', label: 'Free', hint: '5 notes' }] })}
  ${field({ as: 'checkbox', name: 'keep', label: 'Keep it', checked: true })}
  ${field({ as: 'file', name: 'archive', label: 'Archive', accept: '.zip' })}
  <p class="actions"><button class="button button-main" type="submit">Log as sent</button><button class="button" type="submit" disabled>Keep</button><button class="button button-quiet" type="button">Start over</button></p>
</form>`

const rows = [
  [html`<a href="/x">${LONG}</a>`, LONG, badge('High', 'good'), 12, dated(day('2024-02-29'), today)],
  ['Bo', 'Harbour Office', badge('Ordinary'), 0, 'never'],
]

/** Every part there is, with words that do not fit. */
const parts: Routes = () =>
  new Hono<Env>().get('/', (c) =>
    page(c, {
      title: 'Parts',
      lead: 'Every part there is.',
      current: 'people',
      query: LONG,
      body: html`${steps([{ name: 'Received', href: '/x' }, { name: LONG, left: 4 }, { name: 'Value and budget', href: '/x' }, { name: 'Done' }], 1, 'Steps')}
  <section class="section"><div class="section-head"><h2>Waiting</h2><a href="/x">All 3</a></div>${list}</section>
  ${form}${verdict(judgement, 'It takes 1 of 27.')}
  <div class="toolbar">${field({ name: 'company', label: 'Company' })}<button class="button" type="button">Show</button></div>
  ${table('50 of 1,204', [{ label: 'Name' }, { label: 'Company' }, { label: 'Value' }, { label: 'Invitations', number: true }, { label: 'Last heard' }], rows)}
  ${pager({ previous: '/x', next: '/x', says: '50 of 1,204 people' })}
  ${empty({
    title: 'Nobody here yet',
    says: 'Add the first.',
    actions: [
      { label: 'Import an archive', href: '/data' },
      { label: 'Add a person', href: '/people' },
    ],
  })}`,
      aside: html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section><section class="section"><h2>Ana</h2>${facts(
        [
          ['Company', LONG],
          ['Value', badge('Low', 'warn')],
        ],
      )}</section>`,
    }),
  )

let browser: Browser
let serving: Serving

beforeAll(async () => {
  const frame = () => ({ theme: 'auto', banner: html`<p>The sample: nothing here is kept.</p>` }) as const
  serving = await serve({
    appFor: (port) => createApp({ port, frame, log: () => {} }, [staticRoutes, parts]),
    port: 0,
    print: () => {},
  })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
})

describe('every part, with words that do not fit', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test.each([320, 360, 800, 1280])(`fits %i px in ${colorScheme} and can be read by everybody`, async (width) => {
      const origin = `http://127.0.0.1:${serving.port}`
      const { page, context, complaints } = await openPage(browser, origin, {
        colorScheme,
        viewport: { width, height: 800 },
      })
      onTestFinished(() => context.close())
      await page.goto(`${origin}/?done=logged&operation=abc`)
      expect(await overflow(page)).toEqual([])
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
      await expectAccessible(page)
      expect(await overflow(page)).toEqual([])
      expect(complaints).toEqual([])
    })

  test('makes a good page', async () => {
    const { page, context } = await openPage(browser, serving.address, { javaScriptEnabled: false })
    onTestFinished(() => context.close())
    const response = await page.goto(serving.address)
    expectGoodPage((await response?.text()) ?? '')
  })
})
