import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { importUpload } from '#actions/import-upload.ts'
import { type Serving, serve } from '#cli/serve.ts'
import { openStore } from '#store/open-store.ts'
import { routesOver } from '#test/support/book-app.ts'
import { startBrowser } from '#test/support/browser.ts'
import { hostileWords, MARK } from '#test/support/hostile-words.ts'
import { type LifeSigns, type LivePage, livePage } from '#test/support/live-page.ts'
import { connectionsFile, invitationsFile, messagesFile } from '#test/support/make.ts'
import { type FoundField, type FoundForm, type ReadPage, readPages } from '#test/support/read-pages.ts'
import { ORIGIN, PIECE, type TestApp, testApp } from '#test/support/test-app.ts'
import { testClock } from '#test/support/test-book.ts'
import { html } from '#views/html.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page as pageOf } from '#web/render.ts'
import { allRoutes } from '#web/routes/index.ts'

// Other people's words, and hostile ones of one's own, put wherever words can be put: every field that an archive brings
// and every field of every form, found on the pages themselves. Then every page and piece is looked at for anything
// that came to life.

const word = (at: number) => hostileWords[at % hostileWords.length] as string

const alone = (text: string) => text.length > 200 || /^\s*[\w./]*:?\/\/|^\s*\w+\t?\w*:/.test(text)

/** The words put together to lines a field takes; what would be an address stands alone, or it would be none. */
const lines: string[] = []
for (const each of hostileWords) {
  const last = lines.pop()
  if (last === undefined) lines.push(each)
  else if (alone(each) || alone(last) || last.length + each.length > 250) lines.push(last, each)
  else lines.push(`${last} ${each}`)
}
const line = (at: number) => lines[at % lines.length] as string
const bytes = (text: string) => new TextEncoder().encode(text)

/** An archive in which everybody is somebody hostile. */
function archiveFiles() {
  const url = (at: number) => (at % 3 === 0 ? word(at) : `https://www.linkedin.com/in/${MARK}-${at}`)
  const day = (at: number) => `${String((at % 27) + 1).padStart(2, '0')} Sep 2026`
  const people = hostileWords.map((name, at) => ({
    name,
    url: url(at),
    email: `${word(at + 5)}@example.org`,
    company: word(at + 1),
    position: word(at + 2),
    on: day(at),
  }))
  const invitations = hostileWords.flatMap((_, at) =>
    (['OUTGOING', 'INCOMING'] as const).map((way, nth) => ({
      name: `${word(at)} ${way}`,
      url: `https://www.linkedin.com/in/${MARK}-${way.toLowerCase()}-${at}`,
      way,
      at: `${nth === 0 ? 10 : 11}/${(at % 17) + 1}/26, 9:05 AM`,
      note: word(at + 3),
    })),
  )
  const messages = people.map((each, at) => ({
    ...each,
    by: at % 2 === 0 ? ('me' as const) : ('them' as const),
    at: `2026-10-${String((at % 27) + 1).padStart(2, '0')} 10:00:00 UTC`,
    text: word(at + 4),
    conversation: word(at),
  }))
  return [
    { name: 'Connections.csv', bytes: bytes(connectionsFile(people)) },
    { name: 'Invitations.csv', bytes: bytes(invitationsFile(invitations)) },
    { name: 'messages.csv', bytes: bytes(messagesFile(messages)) },
  ]
}

let browser: Browser
let reader: Page
let serving: Serving
let origin: string
let app: TestApp
let close: () => Promise<void>
let columnsWith: () => Map<string, number>

beforeAll(async () => {
  browser = await startBrowser()
  reader = await browser.newPage()
  const store = await openStore(':memory:')
  const book = { store, clock: testClock() }
  await importUpload(book, archiveFiles(), { preview: false })
  const routes = [...routesOver(book)]
  app = testApp({}, routes)
  serving = await serve({
    appFor: (port) => createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, [...routes, broken]),
    port: 0,
    print: () => {},
  })
  origin = `http://127.0.0.1:${serving.port}`
  close = () => store.close()
  columnsWith = () => {
    const found = new Map<string, number>()
    const tables = store.sqlite.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
    for (const table of tables.filter((each) => each !== 'changes' && !each.startsWith('sqlite_')))
      for (const row of store.sqlite.prepare(`select * from ${table}`).all() as Record<string, unknown>[])
        for (const [column, value] of Object.entries(row))
          if (typeof value === 'string' && value.includes(MARK))
            found.set(`${table}.${column}`, (found.get(`${table}.${column}`) ?? 0) + 1)
    return found
  }
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await close?.()
})

// Words written into a page as a template would be: `html` escapes everything else.
const raw = (words: string) => html(Object.assign([words], { raw: [words] }))

// The control: a page of ours in which somebody forgot to escape, and one in which a link was made of words.
const broken: Routes = () =>
  new Hono<Env>()
    .get('/broken/:at', (c) =>
      pageOf(c, {
        title: 'Broken',
        current: null,
        body: html`<p class="broken">${raw(word(Number(c.req.param('at'))))}</p><p title="${raw(word(Number(c.req.param('at'))))}">x</p><p title='${raw(word(Number(c.req.param('at'))))}'>x</p><p title=${raw(word(Number(c.req.param('at'))))}>x</p>`,
      }),
    )
    .get('/broken-link', (c) =>
      pageOf(c, {
        title: 'Broken',
        current: null,
        body: html`<a id="go" href="${`javascript:${MARK}('link')`}">Ana</a>`,
      }),
    )

/** An address with what differs from person to person left out, to know pages of one kind. */
function kindOf(address: string): string {
  const url = new URL(address, ORIGIN)
  const path = url.pathname.replace(/[\da-f]{8}-[\da-f-]{27}/g, ':id').replace(/\d+/g, ':n')
  return `${path}?${[...url.searchParams.keys()].sort().join('&')}`
}

interface Seen {
  readonly address: string
  readonly read: ReadPage
  readonly text: string
}

/** Walks from the first page along every link, at most so many pages of one kind. */
async function walk(mostOfAKind: number): Promise<Seen[]> {
  const seen: Seen[] = []
  const kinds = new Map<string, number>()
  const met = new Set(['/'])
  let next = ['/']
  while (next.length > 0) {
    const texts: { address: string; text: string }[] = []
    for (const address of next) {
      const answer = await app.get(address)
      expect(answer.status, address).toBeLessThan(500)
      if (answer.headers.get('content-type')?.startsWith('text/html'))
        texts.push({ address, text: await answer.text() })
    }
    const read = await readPages(
      reader,
      texts.map(({ text }) => text),
    )
    next = []
    for (const [at, { address, text }] of texts.entries()) {
      const one = read[at] as ReadPage
      seen.push({ address, read: one, text })
      for (const link of one.links) {
        const kind = kindOf(link)
        const many = kinds.get(kind) ?? 0
        if (met.has(link) || many >= mostOfAKind || link.startsWith('/static/')) continue
        met.add(link)
        kinds.set(kind, many + 1)
        next.push(link)
      }
    }
  }
  return seen
}

const WORDY = ['text', 'search', 'url', 'email', 'textarea', 'tel', 'password']
const isWordy = ({ type }: FoundField) => WORDY.includes(type)

/** A form, told apart from others by where it leads and what it asks. */
function nameOf({ method, action, fields }: FoundForm): string {
  return `${method} ${kindOf(action)} ${[...new Set(fields.map(({ name }) => name.replace(/[\da-f]{8}-[\da-f-]{27}/g, ':id')))].sort().join(' ')}`
}

/** One form of each kind that takes words, with the page it stands on. */
function wordyForms(seen: readonly Seen[]): Map<string, { form: FoundForm; address: string }> {
  const forms = new Map<string, { form: FoundForm; address: string }>()
  for (const { address, read } of seen)
    for (const form of read.forms)
      if (form.fields.some(isWordy) && !forms.has(nameOf(form))) forms.set(nameOf(form), { form, address })
  return forms
}

/** Which fields get hostile words: all of them, all that take words, or the one that takes words at this place. */
type Where = 'everywhere' | 'in words' | number

/** What to send; fields that get nothing hostile keep what they have, or get something that fits. */
function filledIn({ fields }: FoundForm, at: number, where: Where): URLSearchParams {
  const values = new URLSearchParams()
  const wordy = fields.filter(isWordy)
  const radios = Map.groupBy(
    fields.filter(({ type }) => type === 'radio'),
    ({ name }) => name,
  )
  for (const [index, field] of fields.entries()) {
    const { name, type, value, choices } = field
    if (type === 'file' || type === 'submit') continue
    if (where === 'everywhere' || (isWordy(field) && (where === 'in words' || wordy[where] === field)))
      values.append(name, line(at + index))
    else if (isWordy(field)) values.append(name, value || (/profile|mail|url/.test(name) ? '' : 'Bo Lind'))
    else if (type === 'checkbox') {
      if (at % 2 === 0) values.append(name, value)
    } else if (type === 'radio') {
      const group = radios.get(name) ?? []
      if (group[at % group.length] === field) values.append(name, value)
    } else if (type === 'select') values.append(name, choices[at % choices.length] ?? '')
    else values.append(name, type === 'date' && value === '' ? '2026-11-02' : value)
  }
  return values
}

/** Sends a form as a page or for a piece, and follows where it leads. */
async function send(form: FoundForm, values: URLSearchParams, piece: boolean): Promise<string> {
  const headers = { Host: new URL(ORIGIN).host, Origin: ORIGIN, ...(piece && PIECE) }
  const path = form.action === '' ? '/' : form.action
  const answer =
    form.method === 'get'
      ? await app.get(`${path}?${values}`, piece ? PIECE : {})
      : await app.app.request(`${ORIGIN}${path}`, { method: 'POST', body: values, headers })
  expect(answer.status, `${path} ${values}`).toBeLessThan(500)
  const location = answer.headers.get('location')
  if (location !== null) {
    expect(location, 'it leads to a page of ours').toMatch(/^\/(?![/\\])/)
    return (await app.get(location)).text()
  }
  // A page may be led to with the words in its address, where every sign is written as a number.
  for (const value of answer.headers.values())
    if (value.includes(`data-${MARK}`)) expect(value).toMatch(/^\/(?!\/)[\w/?&=%+*.-]*$/)
  return answer.text()
}

/** Expects that nothing on these pages came to life. */
async function expectLifeless(texts: readonly { readonly says: string; readonly text: string }[]): Promise<void> {
  const read = await readPages(
    reader,
    texts.map(({ text }) => text),
  )
  const strange = read.flatMap((each, at) => each.strange.map((line) => `${texts[at]?.says}: ${line}`))
  expect(strange.slice(0, 20)).toEqual([])
}

const quiet: LifeSigns = { ran: [], refused: [], errors: [], outside: [], asked: [], strange: [] }

/** What happened, read once the page that a form of ours leads to is there. Had words led away, `outside` would say so. */
async function settled(live: LivePage): Promise<LifeSigns> {
  const first = await live.happened()
  if (first.strange[0] !== 'the page was left') return first
  await live.page.waitForLoadState('load')
  const then = await live.happened()
  const both = (part: Exclude<keyof LifeSigns, 'strange'>) => [...first[part], ...then[part]]
  return {
    ran: both('ran'),
    refused: both('refused'),
    errors: both('errors'),
    outside: both('outside'),
    asked: both('asked'),
    strange: then.strange,
  }
}

describe('hostile words', { timeout: 300_000 }, () => {
  test('from an archive and in every field of every form come back as words', async () => {
    const before = columnsWith()
    for (const column of [
      'contacts.name',
      'contacts.company',
      'contacts.position',
      'invitations.note',
      'messages.text',
    ])
      expect(before.get(column), column).toBeGreaterThan(20)

    const seen = await walk(3)
    const forms = wordyForms(seen)
    const fields = new Set(
      [...forms.values()].flatMap(({ form }) => form.fields.filter(isWordy).map((each) => each.name)),
    )
    // What is known to be there today: a new form joins by itself.
    expect([...fields].join(' ')).toMatch(
      /(?=.*\bname\b)(?=.*\bnote\b)(?=.*\bpurpose\b)(?=.*\bremarks\b)(?=.*\bme-name\b)/,
    )
    expect(forms.size).toBeGreaterThan(10)

    const texts: { says: string; text: string }[] = []
    for (const [name, { form }] of forms)
      for (const where of ['everywhere', 'in words', ...form.fields.filter(isWordy).keys()] as const)
        for (const at of lines.keys()) {
          // One at a time is for what is kept once all else fits; that it is words again was tried with every line before.
          if (typeof where === 'number' && at % 5 !== where % 5) continue
          const text = await send(form, filledIn(form, at, where), at % 3 === 2)
          texts.push({ says: `${name} (${line(at).slice(0, 30)})`, text })
        }
    expect(texts.length).toBeGreaterThan(500)
    await expectLifeless(texts)
    // They were taken, and not all refused.
    const after = columnsWith()
    for (const column of ['contacts.remarks', 'settings.value', 'drafts.note', 'waivers.reason', 'operations.label'])
      expect(after.get(column) ?? 0, column).toBeGreaterThan(0)
  })

  test('are words in file names, and in what a file that cannot be read quotes', async () => {
    const texts: { says: string; text: string }[] = []
    for (const [at, name] of hostileWords.entries()) {
      const body = new FormData()
      const rows = `First Name,Last Name,Connected On\n"${name.replaceAll('"', '""')}",x,"${name.replaceAll('"', '""')}"\n`
      const content =
        at % 3 === 0 ? rows : at % 3 === 1 ? `${name}\n${name}` : `person,manager\n"${name.replaceAll('"', '""')}",me`
      body.append('files', new File([content], at % 2 === 0 ? `${name}.csv` : name))
      body.append('how', 'look')
      const headers = { Host: new URL(ORIGIN).host, Origin: ORIGIN }
      const answer = await app.app.request(`${ORIGIN}/data/import`, { method: 'POST', body, headers })
      expect(answer.status).toBeLessThan(500)
      const location = answer.headers.get('location')
      texts.push({ says: name, text: location ? await (await app.get(location)).text() : await answer.text() })
      if (location) await app.post(`${location}/cancel`)
    }
    expect(texts.filter(({ text }) => text.includes(MARK)).length).toBeGreaterThan(20)
    await expectLifeless(texts)
  })

  test('do nothing on any page in a real browser', async () => {
    const pages = await walk(12)
    expect(pages.length).toBeGreaterThan(60)
    const live = await livePage(browser, origin)
    onTestFinished(() => live.close())
    const loud: unknown[] = []
    for (const { address } of pages) {
      const answer = await live.page.goto(`${origin}${address}`)
      const signs = await live.happened()
      // A page that is not there any more says so in the console as well.
      const errors = signs.errors.filter((line) => !/status of 4\d\d/.test(line) || (answer?.status() ?? 0) < 400)
      if (JSON.stringify({ ...signs, errors }) !== JSON.stringify(quiet)) loud.push({ address, ...signs, errors })
    }
    expect(loud.slice(0, 5)).toEqual([])
    expect(pages.filter(({ text }) => text.includes(MARK)).length).toBeGreaterThan(40)
  })

  test('do nothing in what comes back while somebody types them in, with htmx or without', async () => {
    const forms = wordyForms(await walk(3))
    const live = await livePage(browser, origin)
    onTestFinished(() => live.close())
    const { page } = live
    // A form that was sent may still lead elsewhere, even after what it was asked by htmx was answered.
    const open = async (url: string) => {
      for (let tries = 1; ; tries++)
        try {
          return await page.goto(url)
        } catch (error) {
          if (tries === 3 || !/interrupted by another navigation/.test(String(error))) throw error
        }
    }
    const loud: unknown[] = []
    let sent = 0
    for (const [name, { form, address }] of forms)
      for (const how of ['as a page', 'by htmx'] as const) {
        if (how === 'by htmx' && form.htmx === '') continue
        for (const part of [0, 1, 2]) {
          await open(`${origin}${address}`)
          if (how === 'by htmx') await page.locator('form[data-htmx-powered]').first().waitFor()
          await live.happened()
          // Several in one field: each is tried beside others, as long as the field takes them.
          const words = hostileWords.filter((each, at) => at % 3 === part && each.length < 200)
          const answered =
            how === 'by htmx'
              ? page.waitForResponse((answer) => answer.request().method() === 'POST')
              : Promise.any([page.waitForEvent('load'), page.waitForEvent('download')])
          answered.catch(() => {})
          const there = await page.evaluate<boolean>(
            `(() => {
              const words = ${JSON.stringify(words)}
              const action = ${JSON.stringify(form.action)}
              const kind = (path) => path?.replace(/[\\da-f]{8}-[\\da-f-]{27}/g, ':id')
              const leads = (each) => [each, ...each.querySelectorAll('[formaction]')].some((by) =>
                kind(by.getAttribute('formaction') ?? by.getAttribute('action')) === kind(action))
              const form = [...document.forms].find((each) => leads(each) && each.method === ${JSON.stringify(form.method)})
              if (!form) return false
              form.noValidate = true
              if (!kind(form.action).endsWith(kind(action))) form.action = action
              for (const field of form.elements) {
                if (!(field instanceof HTMLTextAreaElement) && !${JSON.stringify(WORDY)}.includes(field.type)) continue
                field.removeAttribute('maxlength')
                let text = ''
                while (words.length > 0 && text.length < 300) text += words.pop() + ' '
                field.value = text
              }
              if (${how === 'by htmx'}) {
                form.requestSubmit()
                form.dispatchEvent(new Event('input', { bubbles: true }))
              } else HTMLFormElement.prototype.submit.call(form)
              return true
            })()`,
          )
          // What was sent before may have taken it away.
          if (!there) continue
          await answered
          sent++
          if (how === 'by htmx') await page.waitForTimeout(80)
          const signs = await settled(live)
          const errors = signs.errors.filter((line) => !/status of 4\d\d/.test(line))
          // What a field of ours asks while somebody types is its own; words would ask for what they name.
          const own = signs.asked.filter(
            (line) => line !== `POST ${form.htmx}` && !/^GET \/(check\/people|palette|people)$/.test(line),
          )
          if (JSON.stringify({ ...signs, errors, asked: own }) !== JSON.stringify(quiet))
            loud.push({ name, how, ...signs, errors, asked: own })
        }
      }
    expect(loud.slice(0, 5)).toEqual([])
    expect(sent).toBeGreaterThan(forms.size * 3 - 5)
  })
})

describe('controls', () => {
  test('where a template forgets to escape, the walk finds it, and the policy alone still lets no script run', async () => {
    const live = await livePage(browser, origin)
    onTestFinished(() => live.close())
    const all: LifeSigns[] = []
    const unseen: string[] = []
    for (const at of hostileWords.keys()) {
      await live.page.goto(`${origin}/broken/${at}`).catch(() => undefined)
      await live.page.waitForTimeout(30)
      const signs = await live.happened()
      all.push(signs)
      if (JSON.stringify(signs) === JSON.stringify(quiet) && /<[^%]|data-zq|hx-/.test(word(at))) unseen.push(word(at))
    }
    expect(all.flatMap(({ ran }) => ran)).toEqual([])
    expect(unseen).toEqual([])
    const of = (part: keyof LifeSigns) => all.filter((signs) => signs[part].length > 0).length
    expect(of('strange')).toBeGreaterThan(30)
    expect(of('refused')).toBeGreaterThan(10)
    expect(of('errors')).toBeGreaterThan(10)
    // The policy does not stop what htmx is told by the markup, nor a page that leads elsewhere: only escaping does.
    expect(all.flatMap(({ asked }) => asked)).toContain(`GET /${MARK}`)
    expect(new Set(all.flatMap(({ outside }) => outside))).toEqual(new Set([`https://${MARK}.test/`]))
  })

  test('a link made of words is found, and the policy does not let it run', async () => {
    const live = await livePage(browser, origin)
    onTestFinished(() => live.close())
    await live.page.goto(`${origin}/broken-link`)
    await live.page.click('#go')
    await live.page.waitForTimeout(100)
    const signs = await live.happened()
    expect(signs.ran).toEqual([])
    expect(signs.refused.length).toBeGreaterThan(0)
    expect(signs.strange.join()).toContain('a link')
  })

  test('without the policy the same page runs the script: the watch would tell', async () => {
    const open = new Hono<Env>()
    for (const route of [...allRoutes, broken])
      open.route('/', route({ port: 0, frame: () => ({ theme: 'auto' }), log: () => {} }))
    const bare = await serve({ appFor: () => open, port: 0, print: () => {} })
    onTestFinished(() => bare.stop())
    const at = `http://127.0.0.1:${bare.port}`
    const live = await livePage(browser, at)
    onTestFinished(() => live.close())
    await live.page.goto(`${at}/broken/0`)
    expect((await live.happened()).ran).toContain('script')
  })
})
