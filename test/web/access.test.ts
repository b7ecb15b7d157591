import { Hono } from 'hono'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { serve } from '#cli/serve.ts'
import { addHours, type Instant } from '#model/day.ts'
import { routesOver } from '#test/support/book-app.ts'
import { expectGoodPage, expectGoodPiece } from '#test/support/page.ts'
import { requestText, sendRaw } from '#test/support/raw-socket.ts'
import { sampleBook } from '#test/support/sample-book.ts'
import { ORIGIN, PIECE, PORT, type TestApp, testApp } from '#test/support/test-app.ts'
import { NOON, testClock } from '#test/support/test-book.ts'
import { accessByPassword, cookieOf, WORDS } from '#test/support/with-password.ts'
import { cookieName, isOpen } from '#web/access.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'
import { allRoutes } from '#web/routes/index.ts'
import { FREE_TRIES } from '#web/tries.ts'

const COOKIE = cookieName(PORT)

/** An app with a password and one page of its own. */
async function guarded(clock = testClock()) {
  const access = await accessByPassword(clock)
  let changes = 0
  const probe: Routes = () =>
    new Hono<Env>()
      .get('/probe', (c) => c.text('PROBE REACHED'))
      .post('/probe', (c) => {
        changes++
        return c.text('changed')
      })
  const app = testApp({ access }, [probe])
  return { ...app, access, clock, changes: () => changes, enter: (password: string) => enter(app, password) }
}

async function enter({ post }: TestApp, password: string, to = '/probe') {
  const answer = await post('/enter', { password, to })
  const cookie = answer.headers.get('set-cookie') ?? ''
  return { answer, cookie, token: cookie.split(';')[0]?.slice(COOKIE.length + 1) ?? '' }
}

describe('entering', () => {
  test('the page asks for the password, works by itself, and leads nowhere else', async () => {
    const { get } = await guarded()
    const answer = await get('/enter?to=/people%3Fq%3DAna')
    expect(answer.status).toBe(200)
    const words = await answer.text()
    expectGoodPage(words)
    expect(words).toContain('<form class="form" method="post" action="/enter">')
    expect(words).toMatch(/<input type="password"[^>]*name="password"/)
    expect(words).toContain('value="/people?q=Ana"')
    expect(words).not.toMatch(/hx-(get|post)|href="\/(people|check|data)/)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('the right one lets in, under a cookie for this host and this browser alone', async () => {
    const { get, enter } = await guarded()
    const { answer, cookie, token } = await enter(WORDS)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/probe'])
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict'])
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await (await get('/probe', { Cookie: `${COOKIE}=${token}` })).text()).toBe('PROBE REACHED')
  })

  test('behind a proxy with TLS the cookie never goes without it', async () => {
    const app = testApp({ access: await accessByPassword(), secure: true }, [])
    expect((await enter(app, WORDS)).cookie).toContain('; Secure')
  })

  test('a wrong one, a part of it and none are answered alike, and nothing typed is kept', async () => {
    const { post, enter } = await guarded()
    const answers = [
      (await enter('wrong-and-typed')).answer,
      (await enter(WORDS.slice(0, -1))).answer,
      (await enter('')).answer,
      await post('/enter', { to: '/probe' }),
    ]
    const pages = await Promise.all(answers.map((answer) => answer.text()))
    for (const answer of answers) {
      expect(answer.status).toBe(401)
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
    expect(new Set(pages).size).toBe(1)
    expectGoodPage(pages[0] ?? '')
    expect(pages[0]).toContain('This is not the password.')
    expect(pages[0]).not.toContain('wrong-and-typed')
  })

  test('a wrong one and none take the same work', async () => {
    const access = await accessByPassword()
    const asked: string[] = []
    const knows = (password: string) => {
      asked.push(password)
      return access.knows(password)
    }
    const { post } = testApp({ access: { ...access, knows } }, [])
    await post('/enter', { password: 'a wrong one' })
    await post('/enter', {})
    await post('/enter', { password: 'x'.repeat(5000) })
    expect(asked).toEqual(['a wrong one', '', ''])
  })

  test.each(['https://evil.test/', '//evil.test/', '/\\evil.test', 'javascript:alert(1)', 'enter', ''])(
    'does not lead to %j',
    async (to) => {
      const app = await guarded()
      const answer = await app.post('/enter', { password: WORDS, to })
      expect(answer.headers.get('location')).toBe('/')
      const page = await (await app.get(`/enter?to=${encodeURIComponent(to)}`)).text()
      expect(page).toContain('name="to" value="/"')
    },
  )

  test('somebody who is in needs not enter again', async () => {
    const { get, access } = await guarded()
    const answer = await get('/enter?to=/probe', cookieOf(access, PORT))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/probe'])
  })

  test('entering anew gives a new token and ends the old one', async () => {
    const { get, post, enter } = await guarded()
    const first = (await enter(WORDS)).token
    const again = await post('/enter', { password: WORDS }, { Cookie: `${COOKIE}=${first}` })
    const second = again.headers
      .get('set-cookie')
      ?.split(';')[0]
      ?.slice(COOKIE.length + 1)
    expect(second).not.toBe(first)
    expect((await get('/probe', { Cookie: `${COOKIE}=${first}` })).status).toBe(303)
    expect((await get('/probe', { Cookie: `${COOKIE}=${second}` })).status).toBe(200)
  })

  test('a page of another site cannot enter for somebody', async () => {
    const { raw } = await guarded()
    const body = new URLSearchParams({ password: WORDS }).toString()
    for (const headers of [{}, { Origin: 'https://evil.test' }, { 'Sec-Fetch-Site': 'same-site' }])
      expect((await raw('POST', '/enter', headers, body)).status).toBe(403)
  })
})

describe('leaving', () => {
  test('ends the session and takes the cookie away', async () => {
    const { get, post, access } = await guarded()
    const mine = cookieOf(access, PORT)
    const answer = await post('/leave', {}, mine)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/enter'])
    expect(answer.headers.get('set-cookie')).toMatch(new RegExp(`^${COOKIE}=; Max-Age=0; Path=/`))
    expect((await get('/probe', mine)).status).toBe(303)
  })

  test('has a button where there is a password, and none where there is not', async () => {
    const access = await accessByPassword()
    const open = await (await testApp().get('/rules')).text()
    const closed = await (await testApp({ access }).get('/rules', cookieOf(access, PORT))).text()
    expect(closed).toContain('action="/leave"')
    expectGoodPage(closed)
    expect(open).not.toContain('/leave')
  })

  test('happens by itself after twelve hours without a request', async () => {
    const { get, access, clock } = await guarded()
    const mine = cookieOf(access, PORT)
    clock.set(addHours(NOON as Instant, 11))
    expect((await get('/probe', mine)).status).toBe(200)
    clock.set(addHours(NOON as Instant, 22))
    expect((await get('/probe', mine)).status).toBe(200)
    clock.set(addHours(NOON as Instant, 34))
    expect((await get('/probe', mine)).status).toBe(303)
  })
})

describe('the cookie', () => {
  test('only exactly one of our name, with a token that stands, lets in', async () => {
    const { get, access } = await guarded()
    const mine = access.sessions.begin()
    const other = access.sessions.begin()
    const wrong = `${mine.slice(0, 20)}${mine[20] === 'A' ? 'B' : 'A'}${mine.slice(21)}`
    const good = [`${COOKIE}=${mine}`, `a=b; ${COOKIE}=${mine}; c=d`, `decorum_9=${other}; ${COOKIE}=${mine}`]
    const bad = [
      '',
      `${COOKIE}=`,
      `${COOKIE}=${wrong}`,
      `${COOKIE}=${mine}; ${COOKIE}=${mine}`,
      `${COOKIE}=${wrong}; ${COOKIE}=${mine}`,
      `${cookieName(PORT + 1)}=${mine}`,
      `${COOKIE.toUpperCase()}=${mine}`,
      `x${COOKIE}=${mine}`,
      `${COOKIE}="${mine}"`,
      `${COOKIE}=${mine}x`,
      mine,
    ]
    for (const Cookie of good) expect((await get('/probe', { Cookie })).status, Cookie).toBe(200)
    for (const Cookie of bad) expect((await get('/probe', { Cookie })).status, Cookie).toBe(303)
  })

  test('is never taken from an address, a form or another header', async () => {
    const { get, post, access } = await guarded()
    const token = access.sessions.begin()
    expect((await get(`/probe?${COOKIE}=${token}`)).status).toBe(303)
    expect((await post('/probe', { [COOKIE]: token })).status).toBe(303)
    expect((await get('/probe', { Authorization: `Bearer ${token}` })).status).toBe(303)
  })
})

describe('tries', () => {
  test('after several wrong ones the right one waits too, for a time that is told; then it is taken', async () => {
    const { clock, enter, access } = await guarded()
    for (let at = 0; at < FREE_TRIES; at++) expect((await enter('wrong one')).answer.status).toBe(401)
    const { answer, cookie } = await enter(WORDS)
    expect([answer.status, answer.headers.get('retry-after'), cookie]).toEqual([429, '10', ''])
    const words = await answer.text()
    expectGoodPage(words)
    expect(words).toContain('The next is looked at in 10 seconds.')
    // Whoever is in stays in.
    expect(access.sessions.stands(access.sessions.begin())).toBe(true)
    clock.set('2026-11-18T12:00:10.000Z')
    expect((await enter(WORDS)).answer.status).toBe(303)
    expect((await enter('wrong one')).answer.status).toBe(401)
  })

  test('many at once are no way around it', async () => {
    const { enter } = await guarded()
    const answers = await Promise.all(Array.from({ length: 30 }, () => enter('wrong one')))
    expect(answers.filter(({ answer }) => answer.status === 401)).toHaveLength(FREE_TRIES)
  })

  test('what a proxy or a sender claims to be makes no new sender', async () => {
    const { post } = await guarded()
    const statuses: number[] = []
    for (let at = 0; at < 12; at++)
      statuses.push(
        (
          await post(
            '/enter',
            { password: 'wrong one' },
            { 'X-Forwarded-For': `10.0.0.${at}`, Forwarded: `for=10.${at}` },
          )
        ).status,
      )
    expect(statuses.filter((status) => status === 401)).toHaveLength(FREE_TRIES)
  })
})

describe('what is open without a session', () => {
  test.each([
    ['GET', '/static/0123456789ab/site.css'],
    ['HEAD', '/static/0123456789ab/site.css'],
    ['GET', '/favicon.ico'],
    ['GET', '/enter'],
    ['POST', '/enter'],
    ['GET', '/calendar/c2VjcmV0.ics'],
  ])('%s %s', (method, path) => {
    expect(isOpen(method, path)).toBe(true)
  })

  test.each([
    ['POST', '/static/0123456789ab/site.css'],
    ['POST', '/calendar/c2VjcmV0.ics'],
    ['GET', '/calendar/'],
    ['GET', '/calendar'],
    ['GET', '/calendar/a/b.ics'],
    ['GET', '/calendar/x.ics/people'],
    ['GET', '/static/'],
    ['GET', '/static/x/y/z'],
    ['GET', '/enter/'],
    ['GET', '/enter/people'],
    ['GET', '/people/enter'],
    ['GET', '/ENTER'],
    ['POST', '/leave'],
    ['GET', '/'],
    ['GET', ''],
    ['PUT', '/enter'],
    ['GET', '/enter\n/people'],
  ])('and not %s %j', (method, path) => {
    expect(isOpen(method, path)).toBe(false)
  })

  test.each([
    '/static/../probe',
    '/static/x/../../probe',
    '/static/x/%2e%2e/%2e%2e/probe',
    '/enter/../probe',
    '/enter/%2e%2e/probe',
    '/calendar/%2e%2e/probe',
    '/%70robe',
    '/probe?/static/x/y',
    '/probe#/enter',
    '/probe;/enter',
    '//enter/../probe',
  ])('no way of writing an address leads around the door: %s', async (path) => {
    const { get } = await guarded()
    const answer = await get(path)
    expect(await answer.text()).not.toContain('PROBE REACHED')
  })
})

describe('every route of the dashboard', () => {
  // One sample for all: a request without a session changes nothing.
  let app: TestApp
  let mine: { readonly Cookie: string }
  let book: Awaited<ReturnType<typeof sampleBook>>
  let ids: Readonly<Record<string, string>>
  beforeAll(async () => {
    book = await sampleBook()
    const access = await accessByPassword()
    app = testApp({ access }, [...routesOver(book)])
    mine = cookieOf(access, PORT)
    const first = (table: string) =>
      (book.store.sqlite.prepare(`select id from ${table} where id <> 'me' limit 1`).pluck().get() as string) ?? 'x'
    ids = {
      person: first('contacts'),
      invitation: first('invitations'),
      review: first('reviews'),
      imported: first('imports'),
      relation: first('relations'),
    }
    return () => book.store.close()
  })

  /** Every route with a method of its own; what stands in the way of all of them has none. */
  const routes = () =>
    [...new Set(app.app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path))].sort()

  /** The path with something real in place of its parameters. */
  function real(pattern: string): string {
    const id = pattern.startsWith('/review')
      ? ids.review
      : pattern.startsWith('/invitations')
        ? ids.invitation
        : pattern.startsWith('/data/imports')
          ? ids.imported
          : ids.person
    return pattern
      .replace(':invitation', ids.invitation ?? '')
      .replace(':relation', ids.relation ?? '')
      .replace(':step', 'received')
      .replace(':id', id ?? '')
      .replace(/:\w+(\{[^}]*\})?/g, 'x')
  }

  test('there are many, and the open ones among them are those that are meant', () => {
    expect(routes().length).toBeGreaterThan(30)
    const open = routes().filter((path) => isOpen('GET', real(path)) || isOpen('POST', real(path)))
    for (const path of open) expect(path).toMatch(/^\/(static\/:hash\/:name|favicon\.ico|enter|calendar\/\S+)$/)
  })

  test('nothing but these stands before the door', () => {
    const before = new Set<string>()
    for (const { method, path } of app.app.routes) {
      if (path === '/enter') break
      before.add(`${method} ${path}`)
    }
    expect([...before]).toEqual(['ALL /*'])
  })

  test('without a session each leads to the door, shows nothing and changes nothing', async () => {
    const names = (book.store.sqlite.prepare('select name from contacts').pluck().all() as string[]).filter(
      (name) => name.length > 4,
    )
    const changesBefore = book.store.sqlite.prepare('select count(*) from changes').pluck().get()
    let asked = 0
    for (const pattern of routes())
      for (const method of ['GET', 'POST'] as const)
        for (const piece of [false, true]) {
          const path = real(pattern)
          if (isOpen(method, path)) continue
          asked++
          const headers = piece ? PIECE : {}
          const answer = method === 'GET' ? await app.get(path, headers) : await app.post(path, {}, headers)
          const words = await answer.text()
          const says = `${method} ${path}${piece ? ' for a piece' : ''}`
          if (piece) {
            expect(answer.status, says).toBe(401)
            expectGoodPiece(words)
            expect(words, says).toContain('href="/enter"')
          } else {
            expect(answer.status, says).toBe(303)
            const to = method === 'POST' || path === '/' ? '/enter' : `/enter?to=${encodeURIComponent(path)}`
            expect(answer.headers.get('location'), says).toBe(to)
            expect(words, says).toBe('')
          }
          expect(
            names.filter((name) => words.includes(name)),
            says,
          ).toEqual([])
        }
    expect(asked).toBeGreaterThan(100)
    expect(book.store.sqlite.prepare('select count(*) from changes').pluck().get()).toBe(changesBefore)
  })

  test('an address that is not there leads to the door as well', async () => {
    expect((await app.get('/nowhere')).status).toBe(303)
    expect((await app.get('/nowhere', mine)).status).toBe(404)
  })

  test('control: with a session the same addresses show the book', async () => {
    const names = book.store.sqlite.prepare('select name from contacts').pluck().all() as string[]
    let shown = 0
    for (const pattern of routes()) {
      const answer = await app.get(real(pattern), mine)
      expect(answer.status, pattern).toBeLessThan(500)
      const words = await answer.text()
      if (names.some((name) => name.length > 4 && words.includes(name))) shown++
    }
    expect(shown).toBeGreaterThan(5)
  })

  test('without a password the same pages are open, and there is no door', async () => {
    const open = testApp({}, [...routesOver(book)])
    expect((await open.get('/')).status).toBe(200)
    expect((await open.get('/enter')).status).toBe(404)
    expect(await (await open.get('/')).text()).not.toContain('/leave')
  })
})

describe('through a socket', () => {
  test('an upload of a stranger is refused before it is read', async () => {
    const access = await accessByPassword()
    const serving = await serve({
      appFor: (port) => createApp({ port, access, frame: () => ({ theme: 'auto' }), log: () => {} }, allRoutes),
      port: 0,
      print: () => {},
    })
    onTestFinished(() => serving.stop())
    const own = `127.0.0.1:${serving.port}`
    const head = requestText('POST', '/data/import', [
      ['Host', own],
      ['Origin', `http://${own}`],
      ['Content-Type', 'multipart/form-data; boundary=x'],
      ['Content-Length', String(190 * 1024 * 1024)],
    ])
    const answer = await sendRaw(serving.port, `${head}--x\r\n`)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/enter')
  })

  test('the frame says nothing to whoever is not in', async () => {
    const frame = () => ({ theme: 'dark' }) as const
    const access = await accessByPassword()
    const { get } = testApp({ access, frame })
    expect(await (await get('/enter')).text()).not.toContain('data-theme="dark"')
    expect(await (await get('/rules', cookieOf(access, PORT))).text()).toContain('data-theme="dark"')
  })
})

test('the name only the owner knows is told to nobody who calls by another', async () => {
  const places = [
    { host: `decorum-0a.localhost:${PORT}`, origin: `http://decorum-0a.localhost:${PORT}` },
    { host: `127.0.0.1:${PORT}`, origin: ORIGIN },
  ]
  const { raw, get } = testApp({ access: await accessByPassword(), places })
  for (const answer of [
    await raw('GET', '/', { Host: `evil.test:${PORT}` }),
    await raw('GET', '/', { Origin: 'https://evil.test' }),
    await get('/enter'),
    await get('/'),
  ]) {
    expect(await answer.text()).not.toContain('decorum-0a')
    expect(JSON.stringify([...answer.headers])).not.toContain('decorum-0a')
  }
  expect((await raw('GET', '/enter', { Host: `decorum-0a.localhost:${PORT}` })).status).toBe(200)
})
