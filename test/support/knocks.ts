import { PORT } from './test-app.ts'

// Who may talk to us, written down a second time, from what was decided about it: the gate is tested against this table
// and not against itself. One Host, byte for byte one of ours, else 421; methods that are known, else 405; an Origin, if
// there is one, that is our own; a Sec-Fetch-Site, if there is one, that is same-origin, or none on a GET that navigates;
// for anything but reading, a positive sign of our own page, whatever the content type. Then, with a password, exactly
// one cookie of ours with a session that stands, else the door.

const NAMES = ['127.0.0.1', 'localhost', '[::1]', 'decorum.localhost'] as const

const ownHosts = (port: number) => NAMES.map((name) => `${name}:${port}`)

const foreignHosts = (port: number) => [
  `evil.test:${port}`,
  '127.0.0.1',
  `127.0.0.1:${port + 1}`,
  `127.0.0.1:${Math.floor(port / 10)}`,
  `0.0.0.0:${port}`,
  `localhost.evil.test:${port}`,
  `decorum.localhost.:${port}`,
  `DECORUM.localhost:${port}`,
]

/** A header as a list of its occurrences, and what the sender is, in a word. */
interface Sent {
  readonly says: string
  readonly values: readonly string[]
}

/** What a browser brings of cookies. */
export const COOKIES = ['none', 'right', 'wrong', 'two', 'of another port'] as const
export type CookieKind = (typeof COOKIES)[number]

/** One request as somebody might send it. */
export interface KnockCase {
  readonly method: string
  readonly host: readonly string[]
  readonly origin: Sent
  readonly site: Sent
  readonly mode: string | undefined
  readonly type: string | undefined
  readonly cookie: CookieKind
}

const sent = (says: string, ...values: string[]): Sent => ({ says, values })

function origins(host: string | undefined, port: number): Sent[] {
  const [first, second] = ownHosts(port)
  return [
    sent('absent'),
    sent('own', `http://${host}`),
    sent('null', 'null'),
    sent('https', `https://${host}`),
    sent('another port', `http://127.0.0.1:${port + 1}`),
    sent('another name of ours', host === second ? `http://${first}` : `http://${second}`),
    sent('stranger', 'https://evil.test'),
    sent('empty', ''),
    sent('twice', `http://${host}`, `http://${host}`),
  ]
}

const sites = [
  sent('absent'),
  sent('same-origin', 'same-origin'),
  sent('same-site', 'same-site'),
  sent('cross-site', 'cross-site'),
  sent('none', 'none'),
  sent('nonsense', 'SAME-ORIGIN'),
  sent('twice', 'same-origin', 'same-origin'),
]

const modes = [undefined, 'navigate', 'cors', 'no-cors'] as const

const types = [
  undefined,
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json',
  'text/plain',
]

/** Every mix of Host, Origin, Sec-Fetch-Site, mode, method, content type and cookie, of a server at `port`. */
export function* everyKnock(port = PORT): Generator<KnockCase> {
  const own = ownHosts(port)
  const hosts = [[], ...[...own, ...foreignHosts(port)].map((host) => [host]), [own[0] as string, 'evil.test']]
  for (const host of hosts)
    for (const origin of origins(host[0], port))
      for (const site of sites)
        for (const cookie of COOKIES) {
          const common = { host, origin, site, cookie }
          for (const mode of modes) {
            for (const method of ['GET', 'HEAD']) yield { ...common, method, mode, type: undefined }
            for (const type of types) yield { ...common, method: 'POST', mode, type }
          }
          for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
            yield { ...common, method, mode: 'cors', type: undefined }
        }
}

/** A fifth of them, every value of every header with every other of any one more. */
export function* someKnocks(port = PORT): Generator<KnockCase> {
  let at = 0
  for (const knock of everyKnock(port)) {
    // Scattered: at an even distance some values would never meet.
    if ((Math.imul(at, 2_654_435_761) >>> 16) % 5 === 0) yield knock
    at++
  }
}

// What may come in: the origin, the site, and for `none` the mode. Nothing else may.
const READS = ['absent/absent', 'own/absent', 'absent/same-origin', 'own/same-origin', 'absent/none', 'own/none']
const WRITES = ['own/absent', 'absent/same-origin', 'own/same-origin']

/** The status a request deserves: 200 for one that is let in, 303 for one that is led to the door. */
export function deserved(
  { method, host, origin, site, mode, cookie }: KnockCase,
  { port = PORT, password = false }: { readonly port?: number; readonly password?: boolean } = {},
): number {
  if (host.length !== 1) return 400
  if (!ownHosts(port).includes(host[0] as string)) return 421
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return 405
  if (origin.says === 'twice' || site.says === 'twice') return 400
  const from = `${origin.says}/${site.says}`
  if (!(method === 'POST' ? WRITES : READS).includes(from)) return 403
  if (site.says === 'none' && mode !== undefined && mode !== 'navigate') return 403
  return password && cookie !== 'right' ? 303 : 200
}

/** The cookie header of each kind, for a server at `port` and a session there. */
export function cookieHeader(kind: CookieKind, port: number, session: string): string | undefined {
  const another = `${session.slice(0, -2)}${session.endsWith('AA') ? 'BA' : 'AA'}`
  switch (kind) {
    case 'none':
      return undefined
    case 'right':
      return `theme=dark; decorum_${port}=${session}`
    case 'wrong':
      return `decorum_${port}=${another}`
    case 'two':
      return `decorum_${port}=${session}; decorum_${port}=${another}`
    case 'of another port':
      return `decorum_${port + 1}=${session}`
  }
}

/** The headers of a request, in the order they are sent; `session` stands at the server at `port`. */
export function headersOf(
  { host, origin, site, mode, type, cookie }: KnockCase,
  session = 'A'.repeat(43),
  port = PORT,
): [string, string][] {
  const one = (name: string, value: string | undefined): [string, string][] =>
    value === undefined ? [] : [[name, value]]
  return [
    ...host.map((value): [string, string] => ['Host', value]),
    ...origin.values.map((value): [string, string] => ['Origin', value]),
    ...site.values.map((value): [string, string] => ['Sec-Fetch-Site', value]),
    ...one('Sec-Fetch-Mode', mode),
    ...one('Content-Type', type),
    ...one('Cookie', cookieHeader(cookie, port, session)),
  ]
}
