import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Serving, serve } from '#cli/serve.ts'
import { allKnocks, deserved, headersOf, type KnockCase } from '#test/support/knocks.ts'
import { requestText, sendRaw } from '#test/support/raw-socket.ts'
import { ORIGIN, PORT, testApp } from '#test/support/test-app.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'
import { ownPlaces } from '#web/reach.ts'

let changes = 0
const probe: Routes = () =>
  new Hono<Env>()
    .get('/probe', (c) => c.text('PROBE REACHED'))
    .all('/probe', (c) => {
      changes++
      return c.text('changed')
    })

const says = (knock: KnockCase) => `${knock.method} ${JSON.stringify(headersOf(knock))}`

/** Sends every mix to `app`; each answer that differs from what it deserves. */
async function mismatches(app: Hono<Env>): Promise<{ wrong: string[]; letIn: number; all: number }> {
  const wrong: string[] = []
  let letIn = 0
  let all = 0
  for (const knock of allKnocks()) {
    all++
    const headers = new Headers()
    for (const [name, value] of headersOf(knock)) headers.append(name, value)
    const { status } = await app.request(`${ORIGIN}/probe`, { method: knock.method, headers })
    if (status === 200) letIn++
    if (status !== deserved(knock)) wrong.push(`${says(knock)} got ${status}, deserves ${deserved(knock)}`)
  }
  return { wrong, letIn, all }
}

describe('the gate, in process', () => {
  test('lets in exactly those that may talk to us', async () => {
    changes = 0
    const { wrong, letIn, all } = await mismatches(testApp({}, [probe]).app)
    expect(wrong.slice(0, 20)).toEqual([])
    const deserving = [...allKnocks()].filter((knock) => deserved(knock) === 200)
    expect(letIn).toBe(deserving.length)
    expect(changes).toBe(deserving.filter((knock) => knock.method === 'POST').length)
    expect(all).toBeGreaterThan(10_000)
  })

  test('control: without a gate the same table finds thousands of wrong answers', async () => {
    const open = new Hono<Env>().route('/', probe({} as never))
    const { wrong } = await mismatches(open)
    expect(wrong.length).toBeGreaterThan(5_000)
  })

  test.each([
    ['Host', (knock: KnockCase) => ({ ...knock, host: [`127.0.0.1:${PORT}`] })],
    ['Origin', (knock: KnockCase) => ({ ...knock, origin: { says: 'absent', values: [] } })],
    ['Sec-Fetch-Site', (knock: KnockCase) => ({ ...knock, site: { says: 'same-origin', values: ['same-origin'] } })],
  ])('control: a gate blind to %s would be found out', (_name, blind) => {
    const fooled = [...allKnocks()].filter((knock) => deserved(knock) !== 200 && deserved(blind(knock)) === 200)
    expect(fooled.length).toBeGreaterThan(0)
  })

  test.each(['/static/000000000000/site.css', '/nowhere', '/rules', '/'])('stands before %s too', async (path) => {
    const { app } = testApp()
    for (const headers of [
      { Host: `evil.test:${PORT}` },
      { Host: `127.0.0.1:${PORT}`, Origin: 'https://evil.test' },
      { Host: `127.0.0.1:${PORT}`, 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      const response = await app.request(`${ORIGIN}${path}`, { headers })
      expect([421, 403]).toContain(response.status)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })

  test('shows somebody who followed a link the way in, and no data', async () => {
    const { raw } = testApp()
    const door = await raw('GET', '/check?name=Ana&x="><b>', {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    })
    expect(door.status).toBe(403)
    const words = await door.text()
    expect(words).toContain('href="/check?name=Ana&amp;x=%22%3E%3Cb%3E"')
    expect(words).not.toContain('<b>')
    const frame = await raw('GET', '/check', {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'iframe',
    })
    expect(await frame.text()).not.toContain('Go on to Decorum')
  })

  test('the way in never leads to another site', async () => {
    const { raw } = testApp()
    const door = await raw('GET', '//evil.test/x', {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'document',
    })
    expect(await door.text()).not.toContain('evil.test')
  })

  test('no answer carries a header that shares it with other sites', async () => {
    const { raw } = testApp({}, [probe])
    for (const method of ['GET', 'OPTIONS'])
      for (const headers of [{}, { Origin: 'https://evil.test', 'Access-Control-Request-Method': 'POST' }]) {
        const response = await raw(method, '/probe', headers)
        expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      }
  })

  test('leaves the port out of its names only where a browser does', () => {
    expect(ownPlaces(80)).toContainEqual({ host: 'localhost', origin: 'http://localhost' })
    expect(ownPlaces(81)).toContainEqual({ host: 'localhost:81', origin: 'http://localhost:81' })
  })
})

describe('the gate, through sockets', () => {
  let serving: Serving
  let own: string
  beforeAll(async () => {
    serving = await serve({
      appFor: (port) => createApp({ port, frame: () => ({ theme: 'auto' }), log: () => {} }, [probe]),
      port: 0,
      print: () => {},
    })
    own = `127.0.0.1:${serving.port}`
  })
  afterAll(() => serving.stop())

  const cases: readonly (readonly [says: string, status: number, (own: string) => string])[] = [
    ['a plain request', 200, (own) => requestText('GET', '/probe', [['Host', own]])],
    ['HEAD', 200, (own) => requestText('HEAD', '/probe', [['Host', own]])],
    ['IPv6 by name', 200, (own) => requestText('GET', '/probe', [['Host', own.replace('127.0.0.1', '[::1]')]])],
    [
      'our own name',
      200,
      (own) => requestText('GET', '/probe', [['Host', own.replace('127.0.0.1', 'decorum.localhost')]]),
    ],
    [
      'two Hosts, ours first',
      400,
      (own) =>
        requestText('GET', '/probe', [
          ['Host', own],
          ['Host', 'evil.test'],
        ]),
    ],
    [
      'two Hosts, ours last',
      400,
      (own) =>
        requestText('GET', '/probe', [
          ['Host', 'evil.test'],
          ['Host', own],
        ]),
    ],
    [
      'two Hosts, both ours',
      400,
      (own) =>
        requestText('GET', '/probe', [
          ['Host', own],
          ['host', own],
        ]),
    ],
    ['a rebound name', 421, (own) => requestText('GET', '/probe', [['Host', own.replace('127.0.0.1', 'evil.test')]])],
    ['another port', 421, () => requestText('GET', '/probe', [['Host', '127.0.0.1:1']])],
    ['no port', 421, () => requestText('GET', '/probe', [['Host', '127.0.0.1']])],
    ['a Host of nonsense', 400, () => requestText('GET', '/probe', [['Host', 'a b/c']])],
    ['an absolute target', 400, (own) => requestText('GET', `http://${own}/probe`, [['Host', own]])],
    ['an absolute target elsewhere', 400, (own) => requestText('GET', 'http://evil.test/probe', [['Host', own]])],
    ['a target of an asterisk', 400, (own) => requestText('OPTIONS', '*', [['Host', own]])],
    ['HTTP/1.0 without Host', 400, () => 'GET /probe HTTP/1.0\r\n\r\n'],
    ['HTTP/1.1 without Host', 400, () => 'GET /probe HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['HTTP/1.0 with our Host', 200, (own) => `GET /probe HTTP/1.0\r\nHost: ${own}\r\n\r\n`],
    [
      'two Origins',
      400,
      (own) =>
        requestText('GET', '/probe', [
          ['Host', own],
          ['Origin', `http://${own}`],
          ['Origin', `http://${own}`],
        ]),
    ],
    [
      'two Sec-Fetch-Sites',
      400,
      (own) =>
        requestText('GET', '/probe', [
          ['Host', own],
          ['Sec-Fetch-Site', 'same-origin'],
          ['Sec-Fetch-Site', 'same-origin'],
        ]),
    ],
    [
      'an Origin of null',
      403,
      (own) =>
        requestText(
          'POST',
          '/probe',
          [
            ['Host', own],
            ['Origin', 'null'],
          ],
          'a=1',
        ),
    ],
    [
      'a form from nowhere',
      403,
      (own) =>
        requestText(
          'POST',
          '/probe',
          [
            ['Host', own],
            ['Content-Type', 'text/plain'],
          ],
          'a=1',
        ),
    ],
    [
      'a form from another port',
      403,
      (own) =>
        requestText(
          'POST',
          '/probe',
          [
            ['Host', own],
            ['Sec-Fetch-Site', 'same-site'],
          ],
          'a=1',
        ),
    ],
    [
      'a form of ours',
      200,
      (own) =>
        requestText(
          'POST',
          '/probe',
          [
            ['Host', own],
            ['Origin', `http://${own}`],
          ],
          'a=1',
        ),
    ],
    [
      'a preflight',
      405,
      (own) =>
        requestText('OPTIONS', '/probe', [
          ['Host', own],
          ['Origin', 'https://evil.test'],
          ['Access-Control-Request-Method', 'POST'],
        ]),
    ],
    [
      'PUT',
      405,
      (own) =>
        requestText(
          'PUT',
          '/probe',
          [
            ['Host', own],
            ['Sec-Fetch-Site', 'same-origin'],
          ],
          'a=1',
        ),
    ],
    [
      'X-Forwarded-Host',
      421,
      (own) =>
        requestText('GET', '/probe', [
          ['Host', 'evil.test'],
          ['X-Forwarded-Host', own],
        ]),
    ],
    [
      'a method in disguise',
      200,
      (own) =>
        requestText('GET', '/probe', [
          ['Host', own],
          ['X-HTTP-Method-Override', 'POST'],
        ]),
    ],
  ]

  test.each(cases)('%s gets %i', async (_says, status, text) => {
    changes = 0
    const answer = await sendRaw(serving.port, text(own))
    expect(answer.status).toBe(status)
    expect(changes).toBe(status === 200 && text(own).startsWith('POST') ? 1 : 0)
    if (status !== 200) expect(answer.body).not.toContain('PROBE REACHED')
  })

  test('a rebound name is refused in the words of an error page, under all headers', async () => {
    const answer = await sendRaw(serving.port, requestText('GET', '/probe', [['Host', 'evil.test']]))
    expect(answer.status).toBe(421)
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  test('a body that does not say its length is measured as it comes', async () => {
    const chunked = (chunks: number) => {
      const chunk = `${(64 * 1024).toString(16)}\r\n${'x'.repeat(64 * 1024)}\r\n`
      const head = requestText('POST', '/probe', [
        ['Host', own],
        ['Origin', `http://${own}`],
        ['Transfer-Encoding', 'chunked'],
      ])
      return `${head}${chunk.repeat(chunks)}0\r\n\r\n`
    }
    expect((await sendRaw(serving.port, chunked(15))).status).toBe(200)
    expect((await sendRaw(serving.port, chunked(17))).status).toBe(413)
  })

  test('a change of protocol is not offered', async () => {
    const upgrade: [string, string][] = [
      ['Host', own],
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
      ['Sec-WebSocket-Version', '13'],
    ]
    const text = requestText('GET', '/probe', upgrade).replace('Connection: close', 'Connection: Upgrade, close')
    expect((await sendRaw(serving.port, text)).status).not.toBe(101)
  })
})
