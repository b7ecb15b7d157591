import type { MiddlewareHandler } from 'hono'
import type { Ctx, Env } from './deps.ts'
import type { Place } from './reach.ts'

/** Why a request is not let in. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 421
  readonly what: string
  readonly why: string
}

/** What the gate looks at; each header as the list of its occurrences. */
interface Knock {
  readonly method: string
  /** The request target as it was sent. */
  readonly target: string
  readonly host: readonly string[]
  readonly origin: readonly string[]
  readonly fetchSite: readonly string[]
  readonly fetchMode: readonly string[]
}

const SAFE = ['GET', 'HEAD']
const METHODS = [...SAFE, 'POST']

const refuse = (status: Refusal['status'], what: string, why: string): Refusal => ({ status, what, why })

/**
 * Decides who may talk to us; undefined lets the request in. Each step denies what it does not know: one Host that is
 * ours (a name that was rebound to this machine is not), a known method, and a sender that is our own page.
 */
function refusalFor(knock: Knock, places: readonly Place[]): Refusal | undefined {
  const { method, target, host, origin, fetchSite, fetchMode } = knock
  const [name] = host
  const place = places.find((each) => each.host === name)
  if (name === undefined || host.length !== 1 || !target.startsWith('/'))
    return refuse(400, 'This request is not one Decorum can read.', 'It has to name one host, and a path on it.')
  // Which names it has is not told to whoever calls it by another: one of them may be its owner's secret.
  if (!place)
    return refuse(421, 'This is not an address of Decorum.', 'It answers at the address it printed when it started.')
  if (!METHODS.includes(method))
    return refuse(405, 'Decorum does not know this kind of request.', `It takes ${METHODS.join(', ')}.`)
  if (origin.length > 1 || fetchSite.length > 1 || fetchMode.length > 1)
    return refuse(400, 'This request is not one Decorum can read.', 'It says twice where it comes from.')
  const safe = SAFE.includes(method)
  const elsewhere = 'Another site or program asked for it. Only the pages of Decorum itself may.'
  if (origin[0] !== undefined && origin[0] !== place.origin)
    return refuse(403, 'This request did not come from Decorum.', elsewhere)
  const typed = safe && fetchSite[0] === 'none' && (fetchMode[0] === undefined || fetchMode[0] === 'navigate')
  if (fetchSite[0] !== undefined && fetchSite[0] !== 'same-origin' && !typed)
    return refuse(403, 'This request did not come from Decorum.', elsewhere)
  if (!safe && origin.length === 0 && fetchSite.length === 0)
    return refuse(
      403,
      'This request did not come from Decorum.',
      'Nothing in it shows that it came from one of its pages.',
    )
  return undefined
}

/** Every occurrence of a header, in order. `Headers` joins them, so the socket's own list is read where there is one. */
function occurrences(c: Ctx, name: string): string[] {
  const raw = c.env?.incoming?.rawHeaders
  if (!raw) return c.req.raw.headers.get(name)?.split(', ') ?? []
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name)
}

/** What the gate looks at, of a request. */
function knockOf(c: Ctx): Knock {
  return {
    method: c.req.method,
    target: c.env?.incoming?.url ?? c.req.path,
    host: occurrences(c, 'host'),
    origin: occurrences(c, 'origin'),
    fetchSite: occurrences(c, 'sec-fetch-site'),
    fetchMode: occurrences(c, 'sec-fetch-mode'),
  }
}

/**
 * Whether a refused request is somebody following a link from another site: they may be shown the way in, which is a
 * link they follow from our own page.
 */
function followsLink(c: Ctx, refusal: Refusal): boolean {
  const [site] = occurrences(c, 'sec-fetch-site')
  return (
    refusal.status === 403 &&
    c.req.method === 'GET' &&
    (site === 'cross-site' || site === 'same-site') &&
    c.req.header('sec-fetch-mode') === 'navigate' &&
    c.req.header('sec-fetch-dest') === 'document'
  )
}

/** The gate: first in the chain, before every route, static files and errors included. */
export function gate(
  places: readonly Place[],
  answer: (c: Ctx, refusal: Refusal, door: string | undefined) => Response | Promise<Response>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const refusal = refusalFor(knockOf(c), places)
    if (!refusal) return next()
    if (refusal.status === 405) c.header('Allow', METHODS.join(', '))
    const url = new URL(c.req.url)
    return answer(c, refusal, followsLink(c, refusal) ? url.pathname + url.search : undefined)
  }
}
