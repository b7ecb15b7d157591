import { Hono } from 'hono'
import type { Book } from '#actions/moment.ts'
import { listInvitations } from '#store/invitations.ts'
import { pathTo } from '#views/html.ts'
import { receivedPage } from '#views/received.ts'
import type { Env, Routes } from '#web/deps.ts'
import { page } from '#web/render.ts'
import { commonGround, findingsBySubject, shown } from '#web/shown.ts'
import { cursorFrom, cursorText, PAGE_ROWS, showFrom } from './sent.ts'

/** The invitations you received. */
export function receivedRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>().get('/received', async (c) => {
      const show = showFrom(c)
      const after = cursorFrom(c)
      const { moment, bySubject } = await findingsBySubject(book)
      const { invitations, next } = await listInvitations(book.store.db, 'received', show, PAGE_ROWS, after)
      const list = await shown(book, moment, invitations, bySubject)
      const common = await commonGround(book, moment, list)
      return page(
        c,
        receivedPage({
          today: moment.today,
          show,
          invitations: list.map((each) => ({ ...each, common: common.get(each.contact.id) ?? [] })),
          next: next && pathTo('/received', { show, after: cursorText(next) }),
          first: after === undefined,
        }),
      )
    })
}
