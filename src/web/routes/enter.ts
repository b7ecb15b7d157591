import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { count } from '#model/day.ts'
import { enterPage } from '#views/enter.ts'
import { type Access, cookieName, tokenOf } from '#web/access.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { exactText, ownPath, readForm } from '#web/forms.ts'
import { page } from '#web/render.ts'

const enterForm = z.object({ password: exactText(2000), to: exactText(4000) })

/** A wait in words. */
function inWords(seconds: number): string {
  return seconds < 90 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute')
}

/** Who sent it, as far as the connection says; what a proxy adds is not believed. */
function senderOf(c: Ctx): string {
  const address = c.env?.incoming?.socket.remoteAddress ?? 'this machine'
  // A machine may have any number of IPv6 addresses in its network.
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}

/** The page that asks for the password, letting in, and letting out again. */
export function enterRoutes(access: Access): Routes {
  return ({ port, secure = false }) => {
    const cookie = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const

    async function enter(c: Ctx): Promise<Response> {
      const form = await readForm(c, enterForm)
      const to = ownPath(form.written.to)
      const wait = access.tries.begin(senderOf(c))
      if (wait > 0) {
        c.header('Retry-After', String(wait))
        const error = `There were several wrong ones. The next is looked at in ${inWords(wait)}.`
        return page(c, enterPage({ to, error }), 429)
      }
      // None and a wrong one are answered alike, and after the same work.
      if (!(await access.knows(form.ok ? form.values.password : '')))
        return page(c, enterPage({ to, error: 'This is not the password.' }), 401)
      access.tries.succeeded(senderOf(c))
      const before = tokenOf(c, port)
      if (before !== undefined) access.sessions.end(before)
      setCookie(c, cookieName(port), access.sessions.begin(), cookie)
      return c.redirect(to, 303)
    }

    return new Hono<Env>()
      .get('/enter', async (c) => {
        const to = ownPath(c.req.query('to'))
        return c.get('entered') ? c.redirect(to, 303) : page(c, enterPage({ to }))
      })
      .post('/enter', enter)
      .post('/leave', (c) => {
        const token = tokenOf(c, port)
        if (token !== undefined) access.sessions.end(token)
        deleteCookie(c, cookieName(port), cookie)
        return c.redirect('/enter', 303)
      })
  }
}
