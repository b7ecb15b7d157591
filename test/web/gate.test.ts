import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Serving, serve } from '#cli/serve.ts'
import { deserved, everyKnock, headersOf, type KnockCase, someKnocks } from '#test/support/knocks.ts'
import { requestText, sendRaw } from '#test/support/raw-socket.ts'
import { ORIGIN, PORT, testApp } from '#test/support/test-app.ts'
import { accessByPassword } from '#test/support/with-password.ts'
import { createApp } from '#web/app.ts'
import type { Env, Routes } from '#web/deps.ts'
import { ownPlaces } from '#web/reach.ts'

let changes = 0
const probe: Routes = () =>
  new Hono<Env>()
    .get('/probe', (c) => c.text('PROBE REACHED'))
    .post('/read', async (c) => {
      await c.req.text()
      changes++
      return c.text('changed')
    })
    .all('/probe', (c) => {
      changes++
      return c.text('changed')
    })

const says = (knock: KnockCase) => `${knock.method} ${JSON.stringify(headersOf(knock))}`

/** Sends some of every mix to `app`; each answer that differs from what it deserves. */
async function mismatches(app: Hono<Env>, password = false, session?: string) {
  const wrong: string[] = []
  const tally = { wrong, all: 0, letIn: 0, changing: 0 }
  for (const knock of someKnocks()) {
    tally.all++
    const headers = new Headers()
    for (const [name, value] of headersOf(knock, session)) headers.append(name, value)
    const { status } = await app.request(`${ORIGIN}/probe`, { method: knock.method, headers })
    const due = deserved(knock, { password })
    if (due === 200) tally.letIn++
    if (due === 200 && knock.method === 'POST') tally.changing++
    if (status !== due) wrong.push(`${says(knock)} got ${status}, deserves ${due}`)
  }
  return tally
}

describe('the gate, in process', () => {
  test.each([false, true])('lets in exactly those that may talk to us; with a password: %s', async (password) => {
    changes = 0
    const access = password ? await accessByPassword() : undefined
    const { app } = testApp({ access }, [probe])
    const { wrong, all, letIn, changing } = await mismatches(app, password, access?.sessions.begin())
    expect(wrong.slice(0, 20)).toEqual([])
    expect(all).toBeGreaterThan(25_000)
    expect(letIn).toBeGreaterThan(40)
    expect(changing).toBeGreaterThan(10)
    expect(changes).toBe(changing)
  })

  test('control: without a gate the same table finds thousands of wrong answers', async () => {
    const open = new Hono<Env>().route('/', probe({} as never))
    const { wrong } = await mismatches(open)
    expect(wrong.length).toBeGreaterThan(5_000)
  })

  test('control: a door that takes any cookie of our name is found out', async () => {
    const access = await accessByPassword()
    const { app } = testApp({ access: { ...access, sessions: { ...access.sessions, stands: () => true } } }, [probe])
    const { wrong } = await mismatches(app, true)
    expect(wrong.length).toBeGreaterThan(10)
    expect(wrong.every((line) => line.endsWith('got 200, deserves 303'))).toBe(true)
  })

  test('the part that is tried has every value of every header, with every other', () => {
    const pairsOf = (knocks: Iterable<KnockCase>) => {
      const pairs = new Set<string>()
      for (const { host, origin, site, ...rest } of knocks) {
        const values = Object.entries({ ...rest, host: host.join(), origin: origin.says, site: site.says })
        for (const [one, value] of values)
          for (const [two, other] of values) if (one < two) pairs.add(`${one} ${value} ${two} ${other}`)
      }
      return pairs
    }
    expect(pairsOf(everyKnock()).difference(pairsOf(someKnocks()))).toEqual(new Set())
    expect([...everyKnock()].length).toBeGreaterThan(100_000)
  })

  test.each([
    ['Host', (knock: KnockCase) => ({ ...knock, host: [`127.0.0.1:${PORT}`] })],
    ['Origin', (knock: KnockCase) => ({ ...knock, origin: { says: 'absent', values: [] } })],
    ['Sec-Fetch-Site', (knock: KnockCase) => ({ ...knock, site: { says: 'same-origin', values: ['same-origin'] } })],
    ['Sec-Fetch-Mode', (knock: KnockCase) => ({ ...knock, mode: 'navigate' })],
    ['the cookie', (knock: KnockCase) => ({ ...knock, cookie: 'right' as const })],
  ])('control: a gate blind to %s would be found out', (_name, blind) => {
    const due = (knock: KnockCase) => deserved(knock, { password: true })
    const fooled = [...someKnocks()].filter((knock) => due(knock) !== 200 && due(blind(knock)) === 200)
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

  // What a browser never writes, and a program between it and us may read otherwise than we do.
  const odd: readonly (readonly [
    says: string,
    status: number,
    method: 'GET' | 'POST',
    target: string,
    lines: string,
  ])[] = [
    ['an absolute target, changing', 400, 'POST', 'http://OWN/probe', 'Host: OWN|Origin: http://OWN'],
    ['an absolute target of ours under another Host', 400, 'GET', 'http://OWN/probe', 'Host: evil.test'],
    ['an absolute target of ours with two Hosts', 400, 'GET', 'http://OWN/probe', 'Host: OWN|Host: OWN'],
    ['an absolute target through TLS', 400, 'GET', 'https://OWN/probe', 'Host: OWN'],
    ['an absolute target with a user', 400, 'GET', 'http://OWN@evil.test/probe', 'Host: OWN'],
    ['an asterisk that is read', 400, 'GET', '*', 'Host: OWN'],
    ['a target without a slash', 400, 'GET', 'probe', 'Host: OWN'],
    ['two Hosts in one', 400, 'GET', '/probe', 'Host: OWN, evil.test'],
    ['a Host with a user', 400, 'GET', '/probe', 'Host: me@OWN'],
    ['a Host with a path', 400, 'GET', '/probe', 'Host: OWN/probe'],
    ['a Host on two lines', 400, 'GET', '/probe', 'Host: OWN| evil.test'],
    ['a Host with a space before the colon', 400, 'GET', '/probe', 'Host : OWN'],
    ['a second Host in other letters', 400, 'GET', '/probe', 'Host: OWN|hOST: evil.test'],
    ['a space around the Host', 200, 'GET', '/probe', 'Host:   OWN  '],
    ['two Origins in one', 403, 'POST', '/probe', 'Host: OWN|Origin: http://OWN, http://OWN'],
    ['two Origins, ours first', 400, 'POST', '/probe', 'Host: OWN|Origin: http://OWN|Origin: https://evil.test'],
    ['two Origins, ours last', 400, 'POST', '/probe', 'Host: OWN|origin: https://evil.test|Origin: http://OWN'],
    ['an Origin with a slash', 403, 'POST', '/probe', 'Host: OWN|Origin: http://OWN/'],
    ['two sites, ours last', 400, 'POST', '/probe', 'Host: OWN|Sec-Fetch-Site: cross-site|Sec-Fetch-Site: same-origin'],
    ['two sites in one', 403, 'POST', '/probe', 'Host: OWN|Sec-Fetch-Site: same-origin, cross-site'],
    ['two modes', 400, 'GET', '/probe', 'Host: OWN|Sec-Fetch-Site: none|Sec-Fetch-Mode: navigate|Sec-Fetch-Mode: cors'],
    ['two lengths', 400, 'POST', '/probe', 'Host: OWN|Origin: http://OWN|Content-Length: 3|Content-Length: 4'],
    ['two lengths in one', 400, 'POST', '/probe', 'Host: OWN|Origin: http://OWN|Content-Length: 3, 3'],
    ['two codings', 400, 'POST', '/probe', 'Host: OWN|Origin: http://OWN|Transfer-Encoding: chunked, identity'],
    ['a NUL in a header', 400, 'GET', '/probe', 'Host: OWN|X: a\0b'],
    ['a header without a name', 400, 'GET', '/probe', 'Host: OWN|: a'],
  ]

  test.each(odd)('%s gets %i', async (_says, status, method, target, lines) => {
    changes = 0
    const text = `${method} ${target} HTTP/1.1|${lines}|Connection: close||`
      .replaceAll('OWN', own)
      .replaceAll('|', '\r\n')
    const answer = await sendRaw(serving.port, text)
    expect(answer.status).toBe(status)
    expect(changes).toBe(0)
    expect(answer.body.includes('PROBE REACHED')).toBe(status === 200)
  })

  test('lines that end in a line feed alone, and a request to go through to elsewhere, reach nothing', async () => {
    for (const text of [
      `GET /probe HTTP/1.1\nHost: ${own}\n\n`,
      `CONNECT evil.test:443 HTTP/1.1\r\nHost: ${own}\r\n\r\n`,
    ]) {
      const { status, body } = await sendRaw(serving.port, text)
      expect([0, 400, 405]).toContain(status)
      expect(body).not.toContain('PROBE REACHED')
    }
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

  test('headers beyond all measure are refused before anything reads them', async () => {
    for (const [name, value] of [
      ['Cookie', `a=${'x'.repeat(20_000)}`],
      ['Host', `${'x'.repeat(20_000)}.test`],
      ['Origin', `http://${'x'.repeat(20_000)}`],
    ] as const) {
      const answer = await sendRaw(
        serving.port,
        requestText('GET', '/probe', [
          ['Host', own],
          [name, value],
        ]),
      )
      expect([400, 431], name).toContain(answer.status)
      expect(answer.body).not.toContain('PROBE REACHED')
    }
    const many = Array.from({ length: 3_000 }, (_, at): [string, string] => [`X-${at}`, '1'])
    const answer = await sendRaw(serving.port, requestText('GET', '/probe', [['Host', own], ...many]))
    expect([400, 431]).toContain(answer.status)
  })

  test('two requests in one that disagree about their length are refused', async () => {
    changes = 0
    const smuggled = requestText('POST', '/probe', [
      ['Host', own],
      ['Origin', `http://${own}`],
      ['Content-Length', '4'],
      ['Transfer-Encoding', 'chunked'],
    ])
    const answer = await sendRaw(serving.port, `${smuggled}0\r\n\r\nPOST /probe HTTP/1.1\r\nHost: evil.test\r\n\r\n`)
    expect(answer.status).toBe(400)
    expect(changes).toBe(0)
  })

  test('a body that never ends holds up nobody, and changes nothing when it is given up', async () => {
    changes = 0
    const slow = connect(serving.port, '127.0.0.1')
    onTestFinished(() => void slow.destroy())
    slow.on('error', () => {})
    slow.write(
      requestText('POST', '/read', [
        ['Host', own],
        ['Origin', `http://${own}`],
        ['Content-Length', '1000'],
      ]),
    )
    slow.write('the beginning of it')
    const beside = await sendRaw(serving.port, requestText('GET', '/probe', [['Host', own]]))
    expect(beside.body).toContain('PROBE REACHED')
    slow.destroy()
    await sendRaw(serving.port, requestText('GET', '/probe', [['Host', own]]))
    expect(changes).toBe(0)
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

describe('the door, through sockets', () => {
  test('a cookie that comes in two headers is two, and lets nobody in', async () => {
    const access = await accessByPassword()
    const serving = await serve({
      appFor: (port) => createApp({ port, access, frame: () => ({ theme: 'auto' }), log: () => {} }, [probe]),
      port: 0,
      print: () => {},
    })
    onTestFinished(() => serving.stop())
    const { port } = serving
    const mine = `decorum_${port}=${access.sessions.begin()}`
    const ask = async (...cookies: string[]) => {
      const headers = [['Host', `127.0.0.1:${port}`], ...cookies.map((value) => ['Cookie', value])]
      return (await sendRaw(port, requestText('GET', '/probe', headers as [string, string][]))).status
    }
    expect(await ask(mine)).toBe(200)
    expect(await ask('a=b', mine)).toBe(200)
    expect(await ask(mine, mine)).toBe(303)
    expect(await ask(mine, `decorum_${port}=x`)).toBe(303)
    expect(await ask()).toBe(303)
  })
})
