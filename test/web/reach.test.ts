import { describe, expect, test } from 'vitest'
import { Problem } from '#model/problem.ts'
import { reachFrom, type Wished } from '#web/reach.ts'

const wish = (typed: Partial<Wished>) =>
  reachFrom({ host: undefined, name: undefined, hasPassword: false, privateName: undefined, ...typed })

function problemOf(typed: Partial<Wished>): Problem {
  try {
    wish(typed)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error(`${JSON.stringify(typed)} was let pass`)
}

const LOOPBACK = ['127.0.0.1:4747', 'localhost:4747', '[::1]:4747', 'decorum.localhost:4747']

describe('where it may be reached', () => {
  test.each([undefined, '127.0.0.1', '127.9.9.9', '::1', '[::1]', 'localhost'])(
    'on this machine alone (%s) nothing more is needed',
    (host) => {
      const reach = wish({ host })
      expect(reach.places(4747).map((place) => place.host)).toEqual(LOOPBACK)
      for (const { host: name, origin } of reach.places(4747)) expect(origin).toBe(`http://${name}`)
    },
  )

  test('with a password it has a name more, which comes first', () => {
    const places = wish({ hasPassword: true, privateName: 'decorum-0a.localhost' }).places(4747)
    expect(places.map((place) => place.host)).toEqual(['decorum-0a.localhost:4747', ...LOOPBACK])
  })

  test('elsewhere it is called by the one name, and by none of this machine', () => {
    const reach = wish({ host: '192.168.1.20', name: 'desk.home.arpa', hasPassword: true, privateName: 'x.localhost' })
    expect(reach.listenAt).toBe('192.168.1.20')
    expect(reach.places(4747)).toEqual([{ host: 'desk.home.arpa:4747', origin: 'http://desk.home.arpa:4747' }])
    expect(reach.places(80)).toEqual([{ host: 'desk.home.arpa', origin: 'http://desk.home.arpa' }])
  })

  test('behind a proxy with TLS the pages come from https', () => {
    const reach = wish({ name: 'https://decorum.example.org', hasPassword: true })
    expect(reach.listenAt).toBeUndefined()
    expect(reach.places(4747)).toEqual([{ host: 'decorum.example.org', origin: 'https://decorum.example.org' }])
  })

  test.each([
    [{ host: '0.0.0.0' }, /password.*--name/],
    [{ host: '::' }, /password.*--name/],
    [{ host: '192.168.1.20', name: 'desk.home.arpa' }, /password/],
    [{ host: '192.168.1.20', hasPassword: true }, /--name/],
    [{ host: '::ffff:127.0.0.1', hasPassword: true }, /--name/],
    [{ name: 'desk.home.arpa' }, /password/],
    [{ name: 'https://decorum.example.org' }, /password/],
    [{ host: '127.0.0.1', name: 'desk.home.arpa' }, /password/],
  ])('%j is refused, and what is missing is named', (typed, missing) => {
    const problem = problemOf(typed)
    expect(problem.kind).toBe('refused')
    expect(problem.message).toMatch(missing)
    if ('hasPassword' in typed) expect(problem.message).not.toContain('a password')
    if ('name' in typed) expect(problem.message).not.toContain('--name')
  })

  test.each(['desk', '0', '127.1', '*', '', 'evil.test', '192.168.1.20:4747', '192.168.1.0/24'])(
    '%j is no address',
    (host) => {
      expect(problemOf({ host, name: 'desk.home.arpa', hasPassword: true })).toMatchObject({
        kind: 'bad-input',
        field: 'host',
      })
    },
  )

  test.each([
    '',
    '*',
    '*.example.org',
    'Desk.home',
    'desk.home.',
    'desk..home',
    'desk/path',
    'desk:80',
    'desk:4747',
    'me@desk',
    'a b',
    'desk?x',
    '127.1',
    'http://desk',
    'https://desk/',
    'https://desk/path',
    'https://Desk',
    'https://me@desk',
    'https://*',
    'ftp://desk',
    'https://',
    'désk.example',
  ])('%j is no name', (name) => {
    expect(problemOf({ host: '192.168.1.20', name, hasPassword: true })).toMatchObject({
      kind: 'bad-input',
      field: 'name',
    })
  })

  test.each(['desk', 'desk.home.arpa', '192.168.1.20', '[fd00::14]', 'xn--dsk-bma.example'])('%j is one', (name) => {
    const [place] = wish({ host: '192.168.1.20', name, hasPassword: true }).places(4747)
    expect(place?.host).toBe(`${name}:4747`)
    expect(new URL(`http://${name}:4747/`).host).toBe(place?.host)
  })
})
