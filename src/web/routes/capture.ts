import { Hono } from 'hono'
import { readCapture } from '#model/captured.ts'
import { capturePage } from '#views/capture.ts'
import { pathTo } from '#views/html.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'

/**
 * What the button in the bookmarks bar opens. Pressed on another site, its request says `cross-site`, and the gate keeps
 * it out as any other: the refusal holds nothing of the book and leads on by a link, which a person follows from our own
 * page. So nothing is let in that was not before, and a site that opens this address by itself gets no further than
 * that. Past the gate it changes nothing either: it reads the address and the title, and leads to Check, or to
 * the form for an invitation to log.
 */
export const captureRoutes: Routes = () =>
  new Hono<Env>().get('/capture', async (c) => {
    const { address = '', title = '', log } = c.req.query()
    const { origin } = new URL(c.req.url)
    if (address === '') return page(c, capturePage({ origin, unread: false }))
    const captured = readCapture(address.slice(0, 2000), title)
    if (!captured) return page(c, capturePage({ origin, unread: true }))
    const { profile, name, position, company } = captured
    if (log === 'sent' || log === 'received') {
      const person = { person: profile, newName: name, newPosition: position, newCompany: company }
      return c.redirect(pathTo('/invitations/log', { direction: log, ...person }), 303)
    }
    return c.redirect(pathTo('/check', { to: profile, newName: name, newPosition: position, newCompany: company }), 303)
  })
