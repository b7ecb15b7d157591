import type { MiddlewareHandler } from 'hono'
import { isPassword, type PasswordRecord } from '#actions/password.ts'
import type { Clock } from '#model/clock.ts'
import type { Ctx, Env } from './deps.ts'
import { wantsHtmx } from './render.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createTries, type Tries } from './tries.ts'

/** How a dashboard with a password lets its owner in. */
export interface Access {
  readonly sessions: Sessions
  readonly tries: Tries
  /** Whether it is the password; one at a time, for each takes some memory and work. */
  knows(password: string): Promise<boolean>
}

/** Access by a password, with nobody in yet. */
export function createAccess(record: PasswordRecord, clock: Clock): Access {
  let last: Promise<unknown> = Promise.resolve()
  return {
    sessions: createSessions(clock),
    tries: createTries(clock),
    knows(password) {
      const answer = last.then(() => isPassword(record, password))
      last = answer.catch(() => undefined)
      return answer
    },
  }
}

/** The cookie's name: browsers keep cookies by host name, so that those of two ports would overwrite each other. */
export function cookieName(port: number): string {
  return `decorum_${port}`
}

/** The token a request brings, when it brings exactly one cookie of our name: two cannot both be ours. */
export function tokenOf(c: Ctx, port: number): string | undefined {
  const begins = `${cookieName(port)}=`
  const ours = (c.req.header('Cookie') ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each.startsWith(begins))
  return ours.length === 1 ? ours[0]?.slice(begins.length) : undefined
}

// Everything else asks for a session, what is not there included.
const OPEN: readonly (readonly [methods: readonly string[], path: RegExp])[] = [
  [['GET', 'HEAD'], /^\/static\/[^/]+\/[^/]+$/],
  [['GET', 'HEAD'], /^\/favicon\.ico$/],
  [['GET', 'HEAD', 'POST'], /^\/enter$/],
  // It carries a secret of its own: a calendar cannot fill in a form.
  [['GET', 'HEAD'], /^\/calendar\/[^/]+\.ics$/],
]

/** Whether a request needs no session. */
export function isOpen(method: string, path: string): boolean {
  return OPEN.some(([methods, pattern]) => methods.includes(method) && pattern.test(path))
}

/** Lets pass whoever is in, and what is open to everybody the gate let pass; `answer` is for the others. */
export function door(
  access: Access,
  port: number,
  answer: (c: Ctx, back: string, piece: boolean) => Response | Promise<Response>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = tokenOf(c, port)
    const entered = token !== undefined && access.sessions.stands(token)
    if (entered) c.set('entered', true)
    if (entered || isOpen(c.req.method, c.req.path)) return next()
    const url = new URL(c.req.url)
    return answer(c, c.req.method === 'POST' ? '/' : url.pathname + url.search, wantsHtmx(c))
  }
}
