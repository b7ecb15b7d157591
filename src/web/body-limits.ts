import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Env } from './deps.ts'
import { failed } from './render.ts'

const MB = 1024 * 1024

/** The most bytes a form may have. */
const FORM = MB

/** Routes that take files, with the most bytes each takes. */
const UPLOADS: Readonly<Record<string, number>> = {
  '/data/import': 200 * MB,
}

/** Refuses a body larger than its route takes, before anything reads it. */
export const bodyLimits: MiddlewareHandler<Env> = (c, next) => {
  // These have no body, and looking for one would make the whole request anew.
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const most = Object.hasOwn(UPLOADS, c.req.path) ? (UPLOADS[c.req.path] ?? FORM) : FORM
  const view = {
    title: 'Too large',
    what: 'This is more than fits here.',
    why: `The most that can be sent here is ${most / MB} MB. Nothing was saved.`,
    fix: 'Shorten the text, or choose a smaller file.',
  }
  return bodyLimit({ maxSize: most, onError: (over) => failed(over, view, 413) })(c, next)
}
