import { Hono } from 'hono'
import { gatherBudget } from '#actions/gather-facts.ts'
import type { Book } from '#actions/moment.ts'
import { addDays, parseDay } from '#model/day.ts'
import { listInvitations, type TimeCursor } from '#store/invitations.ts'
import { listOpen } from '#store/standing-invitations.ts'
import { pathTo } from '#views/html.ts'
import { type Show, sentPage } from '#views/sent.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { findingsBySubject, shown } from '#web/shown.ts'
import { whenJudged } from '#web/when-judged.ts'

/** Rows on a page; more of them, with their words and answers, would be slow to read and to send. */
const PAGE_ROWS = 30

/** Which invitations the address asks for; the open ones when it does not say. */
export function showFrom(c: Ctx): Show {
  const text = c.req.query('show')
  return text === 'closed' || text === 'all' ? text : 'open'
}

/** Where in a list of invitations the address asks to start: `DAY_ID` of the last row before it. */
export function cursorFrom(c: Ctx): TimeCursor | undefined {
  const [day, id] = (c.req.query('after') ?? '').split('_')
  const sentOn = day === undefined ? undefined : parseDay(day)
  return sentOn !== undefined && id !== undefined && /^[\w-]{1,64}$/.test(id) ? { sentOn, id } : undefined
}

/** A cursor as an address carries it. */
export function cursorText(cursor: TimeCursor | null): string | null {
  return cursor === null ? null : `${cursor.sentOn}_${cursor.id}`
}

/** The invitations you sent. */
export function sentRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>().get('/sent', whenJudged(book, 'sent'), async (c) => {
      const show = showFrom(c)
      const after = cursorFrom(c)
      const { moment, bySubject } = await findingsBySubject(book)
      const ended = addDays(moment.today, -moment.settings.limits.expiryDays)
      const { db } = book.store
      const { invitations, next } =
        show === 'open'
          ? await listOpen(db, 'sent', PAGE_ROWS, after, ended)
          : await listInvitations(db, 'sent', show, PAGE_ROWS, after, ended)
      return page(
        c,
        sentPage({
          today: moment.today,
          show,
          invitations: await shown(book, moment, invitations, bySubject),
          next: next && pathTo('/sent', { show, after: cursorText(next) }),
          first: after === undefined,
          budget: await gatherBudget(book.store.db, moment),
        }),
      )
    })
}
