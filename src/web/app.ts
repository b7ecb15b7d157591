import { Hono } from 'hono'
import { Problem } from '#model/problem.ts'
import { asStorageProblem } from '#store/storage-trouble.ts'
import { wayToEnter } from '#views/enter.ts'
import { html, pathTo } from '#views/html.ts'
import { door } from './access.ts'
import { bodyLimits } from './body-limits.ts'
import type { AppDeps, Env, LogLine, Routes } from './deps.ts'
import { ownPath } from './forms.ts'
import { gate } from './gate.ts'
import { ownPlaces } from './reach.ts'
import { failed, failedWith } from './render.ts'
import { enterRoutes } from './routes/enter.ts'
import { securityHeaders } from './security-headers.ts'

/** What is logged about a fault: its name and where it was thrown, not its message, which may quote a person's words. */
function lineOf(error: Error, method: string, route: string): LogLine {
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    event: 'request-failed',
    method,
    route,
    error: error.name,
    stack: stack.slice(0, 8).map((line) => line.trim()),
  }
}

/**
 * The web: headers on every answer, the gate before everything, the door where there is a password, limits on what is
 * sent, then the routes.
 */
export function createApp(deps: AppDeps, routes: readonly Routes[]): Hono<Env> {
  const app = new Hono<Env>()
  app.use(securityHeaders)
  app.use(
    gate(deps.places ?? ownPlaces(deps.port), (c, { status, what, why }, door) => {
      const fix = door
        ? html`<a href="${ownPath(door)}">Go on to Decorum</a> if you meant to come here.`
        : 'Open Decorum by typing its address, or from a bookmark.'
      return failed(c, { title: 'Not let in', what, why, fix }, status)
    }),
  )
  const { access } = deps
  if (access)
    app.use(
      door(access, deps.port, (c, back, piece) => {
        if (!piece) return c.redirect(pathTo('/enter', { to: back === '/' ? null : back }), 303)
        const what = 'Decorum asks for your password again.'
        const why = 'You left, or were away for long, or it was started anew. Nothing was changed.'
        return failed(c, { title: 'Enter', what, why, fix: wayToEnter() }, 401)
      }),
    )
  // Only past the gate and the door: what stands around a page may say something about the person.
  app.use((c, next) => {
    if (!access || c.get('entered')) c.set('frame', deps.frame)
    return next()
  })
  app.use(bodyLimits)
  if (access) app.route('/', enterRoutes(access)(deps))
  for (const route of routes) app.route('/', route(deps))

  app.notFound((c) =>
    failed(
      c,
      {
        title: 'Not here',
        what: 'There is no page at this address.',
        why: 'It may have been moved, or the address may have a slip in it.',
        fix: html`<a href="/">See what needs you now</a>, or choose a page above.`,
      },
      404,
    ),
  )
  app.onError((error, c) => {
    const known = asStorageProblem(error)
    if (known instanceof Problem) return failedWith(c, known)
    deps.log(lineOf(error, c.req.method, c.req.routePath))
    return failed(
      c,
      {
        title: 'Something went wrong',
        what: 'Decorum met an error it did not expect.',
        why: 'A change is kept whole or not at all: if this came before it was kept, nothing was saved.',
        fix: 'Try once more. If it comes again, stop Decorum and start it anew; it checks the book as it opens it.',
      },
      500,
    )
  })
  return app
}
