import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { Problem, type ProblemKind } from '#model/problem.ts'
import { expectGoodPage, expectGoodPiece } from '#test/support/page.ts'
import { PIECE, testApp } from '#test/support/test-app.ts'
import { html } from '#views/html.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { assets } from '#web/static-files.ts'

const troubles: Routes = () =>
  new Hono<Env>()
    .get('/fault', () => {
      throw new Error('Ana Sousa said something private')
    })
    .get('/damage', () => {
      throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT_INDEX' })
    })
    .get('/problem/:kind', (c) => {
      throw new Problem(c.req.param('kind') as ProblemKind, {
        what: 'It is <not> so.',
        why: 'Because of this.',
        fix: 'Do that.',
      })
    })
    .get('/plain', (c) => page(c, { title: 'Plain', current: null, body: html`<p>Words.</p>` }))
    .post('/form', async (c) => c.text(String((await c.req.text()).length)))
    .post('/data/import', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

function expectHeaders(response: Response): void {
  expect(response.headers.get('content-security-policy')).toBe(CSP)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('referrer-policy')).toBe('same-origin')
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
}

describe('every answer carries the security headers', () => {
  const big = 'x'.repeat(1024 * 1024 + 1)
  test.each([
    ['a page', 200, () => testApp({}, [troubles]).get('/plain')],
    ['a page that is not there', 404, () => testApp({}, [troubles]).get('/nowhere')],
    ['a fault', 500, () => testApp({}, [troubles]).get('/fault')],
    ['a body too large', 413, () => testApp({}, [troubles]).post('/form', { words: big })],
    ['a stranger', 403, () => testApp({}, [troubles]).raw('POST', '/form')],
    ['another host', 421, () => testApp({}, [troubles]).raw('GET', '/plain', { Host: 'evil.test' })],
    ['an unknown method', 405, () => testApp({}, [troubles]).raw('OPTIONS', '/plain')],
    ['a problem', 507, () => testApp({}, [troubles]).get('/problem/storage')],
  ])('%s, %i', async (_says, status, ask) => {
    const response = await ask()
    expect(response.status).toBe(status)
    expectHeaders(response)
    expect(response.headers.get('cache-control')).toBe('no-store')
    if (status !== 200 || response.headers.get('content-type')?.startsWith('text/html'))
      expectGoodPage(await response.text())
  })
})

describe('problems', () => {
  test.each([
    ['bad-input', 422],
    ['not-found', 404],
    ['ambiguous', 409],
    ['refused', 409],
    ['busy', 503],
    ['storage', 507],
  ])('%s answers %i with what, why and what to do', async (kind, status) => {
    const { get, log } = testApp({}, [troubles])
    const response = await get(`/problem/${kind}`)
    expect(response.status).toBe(status)
    const words = await response.text()
    expect(words).toContain('It is &lt;not&gt; so.')
    expect(words).toContain('Because of this.')
    expect(words).toContain('Do that.')
    expect(log).toEqual([])
  })

  test('damage that turns up while a page is read is said in words', async () => {
    const { get, log } = testApp({}, [troubles])
    const response = await get('/damage')
    expect(response.status).toBe(507)
    expect(await response.text()).toContain('The book is damaged.')
    expect(log).toEqual([])
  })

  test('a fault says nothing of what was inside, and leaves one line in the log', async () => {
    const { get, log } = testApp({}, [troubles])
    const words = await (await get('/fault')).text()
    expect(words).not.toMatch(/Ana|private|app\.test|Error/)
    expect(words).toContain('nothing was saved')
    expect(log).toHaveLength(1)
    expect(log[0]).toMatchObject({ event: 'request-failed', method: 'GET', route: '/fault', error: 'Error' })
    expect(JSON.stringify(log)).not.toContain('Ana')
  })

  test('for a piece, only the words come back, and they go to the notice', async () => {
    for (const path of ['/fault', '/nowhere', '/problem/busy']) {
      const response = await testApp({}, [troubles]).get(path, PIECE)
      const words = await response.text()
      expect(words).not.toContain('<html')
      expectGoodPiece(words)
      expect(response.headers.get('hx-retarget')).toBe('#notice')
      expect(response.headers.get('hx-reswap')).toBe('innerHTML')
    }
  })

  test('an error can be shown when even the frame cannot', async () => {
    const frame = () => {
      throw new Problem('storage', { what: 'The disk is full.', why: 'No room.', fix: 'Make room.' })
    }
    const response = await testApp({ frame }, [troubles]).get('/plain')
    expect(response.status).toBe(507)
    expect(await response.text()).toContain('The disk is full.')
  })

  test('somebody who is not let in sees nothing of what frames a page', async () => {
    const frame = () => ({ theme: 'dark', banner: html`You are close to the limit` }) as const
    const { get, raw } = testApp({ frame }, [troubles])
    expect(await (await get('/plain')).text()).toContain('close to the limit')
    for (const headers of [{ Host: 'evil.test' }, { Origin: 'https://evil.test' }]) {
      const words = await (await raw('GET', '/plain', headers)).text()
      expect(words).not.toContain('close to the limit')
      expect(words).not.toContain('data-theme="dark"')
    }
  })
})

describe('bodies', () => {
  const MB = 1024 * 1024
  test('a form may have one megabyte, an upload more', async () => {
    const { raw } = testApp({}, [troubles])
    const own = { 'Sec-Fetch-Site': 'same-origin' }
    expect((await raw('POST', '/form', own, 'x'.repeat(MB))).status).toBe(200)
    expect((await raw('POST', '/form', own, 'x'.repeat(MB + 1))).status).toBe(413)
    expect((await raw('POST', '/data/import', own, 'x'.repeat(2 * MB))).status).toBe(200)
    expect((await raw('POST', '/data/import', { ...own, 'Content-Length': String(201 * MB) }, 'x')).status).toBe(413)
    expect((await raw('POST', '/constructor', own, 'x'.repeat(MB + 1))).status).toBe(413)
  })
})

describe('static files', () => {
  test.each(Object.entries(assets))('%s is served to be kept', async (_name, address) => {
    const response = await testApp().raw('GET', address, { 'Sec-Fetch-Site': 'same-origin' })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('content-type')).toMatch(/^(text\/(css|javascript); charset=utf-8|image\/svg\+xml)$/)
    expectHeaders(response)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50)
  })

  test.each([
    '/static/000000000000/site.css',
    '/static/../../package.json',
    '/static/%2e%2e/package.json',
    '/static/..%2f..%2fpackage.json/x',
    '/static/x/__proto__',
    '/static/',
  ])('nothing else is: %s', async (path) => {
    expect((await testApp().get(path)).status).toBe(404)
  })

  test('a browser that asks for an icon by itself gets an empty answer', async () => {
    expect((await testApp().get('/favicon.ico')).status).toBe(204)
  })
})

describe('the rules page', () => {
  test('is a good page and names every rule', async () => {
    const response = await testApp().get('/rules')
    expect(response.status).toBe(200)
    const words = await response.text()
    expectGoodPage(words)
    expect(words).toContain('id="resend-too-soon"')
    expect(words).toContain('aria-current="page">Rules')
  })

  test('HEAD answers without a body', async () => {
    const response = await testApp().raw('HEAD', '/rules')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  })
})
