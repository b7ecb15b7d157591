import type { MiddlewareHandler } from 'hono'
import type { Env } from './deps.ts'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer says about what a browser may do with it, errors included. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CSP,
  'X-Content-Type-Options': 'nosniff',
  // Nothing is told to other sites. `no-referrer` would say no more, but makes a browser send `Origin: null` with our
  // own forms, which the gate rightly refuses.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Puts the headers on every answer; one that chose its own Cache-Control keeps it. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  // Into the headers themselves: put on by `c.header`, each of them would make the answer anew, its body as a stream.
  const { headers } = c.res
  for (const [name, value] of Object.entries(SECURITY_HEADERS))
    if (name !== 'Cache-Control' || !headers.has(name)) headers.set(name, value)
}
