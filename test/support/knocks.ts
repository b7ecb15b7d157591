import { PORT } from './test-app.ts'

// Who may talk to us, written down a second time: the gate is tested against this table, not against itself.

const OWN = [`127.0.0.1:${PORT}`, `localhost:${PORT}`, `[::1]:${PORT}`, `decorum.localhost:${PORT}`]

const FOREIGN = [
  `evil.test:${PORT}`,
  '127.0.0.1',
  `127.0.0.1:${PORT + 1}`,
  `127.0.0.1:${PORT}0`,
  `0.0.0.0:${PORT}`,
  `localhost.evil.test:${PORT}`,
  `decorum.localhost.:${PORT}`,
  `DECORUM.localhost:${PORT}`,
]

/** A header as a list of its occurrences, and what the sender is, in a word. */
interface Sent {
  readonly says: string
  readonly values: readonly string[]
}

/** One request as somebody might send it. */
export interface KnockCase {
  readonly method: string
  readonly host: readonly string[]
  readonly origin: Sent
  readonly site: Sent
  readonly mode: string | undefined
  readonly type: string | undefined
}

const sent = (says: string, ...values: string[]): Sent => ({ says, values })

function origins(host: string | undefined): Sent[] {
  return [
    sent('absent'),
    sent('own', `http://${host}`),
    sent('null', 'null'),
    sent('https', `https://${host}`),
    sent('another port', `http://127.0.0.1:${PORT + 1}`),
    sent('another name of ours', host === OWN[1] ? `http://${OWN[0]}` : `http://${OWN[1]}`),
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

const types = [
  undefined,
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json',
  'text/plain',
]

/** Every mix of Host, Origin, Sec-Fetch-Site, mode, method and content type. */
export function* allKnocks(): Generator<KnockCase> {
  const hosts = [[], ...[...OWN, ...FOREIGN].map((host) => [host]), [OWN[0] as string, 'evil.test']]
  for (const host of hosts)
    for (const origin of origins(host[0]))
      for (const site of sites) {
        for (const method of ['GET', 'HEAD'])
          for (const mode of [undefined, 'navigate', 'cors', 'no-cors'])
            yield { method, host, origin, site, mode, type: undefined }
        for (const type of types) yield { method: 'POST', host, origin, site, mode: 'navigate', type }
        for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
          yield { method, host, origin, site, mode: 'cors', type: undefined }
      }
}

// What may come in: the origin, the site, and for `none` the mode. Nothing else may.
const READS = ['absent/absent', 'own/absent', 'absent/same-origin', 'own/same-origin', 'absent/none', 'own/none']
const WRITES = ['own/absent', 'absent/same-origin', 'own/same-origin']

/** The status a request deserves; 200 for one that is let in. */
export function deserved({ method, host, origin, site, mode }: KnockCase): number {
  if (host.length !== 1) return 400
  if (!OWN.includes(host[0] as string)) return 421
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return 405
  if (origin.says === 'twice' || site.says === 'twice') return 400
  const from = `${origin.says}/${site.says}`
  if (method === 'POST') return WRITES.includes(from) ? 200 : 403
  if (site.says === 'none' && mode !== undefined && mode !== 'navigate') return 403
  return READS.includes(from) ? 200 : 403
}

/** The headers of a request, in the order they are sent. */
export function headersOf({ host, origin, site, mode, type }: KnockCase): [string, string][] {
  return [
    ...host.map((value): [string, string] => ['Host', value]),
    ...origin.values.map((value): [string, string] => ['Origin', value]),
    ...site.values.map((value): [string, string] => ['Sec-Fetch-Site', value]),
    ...(mode === undefined ? [] : [['Sec-Fetch-Mode', mode] as [string, string]]),
    ...(type === undefined ? [] : [['Content-Type', type] as [string, string]]),
  ]
}
