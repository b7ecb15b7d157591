import { Hono } from 'hono'
import { discardDraft } from '#actions/keep-draft.ts'
import type { Book } from '#actions/moment.ts'
import { whoNext } from '#actions/who-next.ts'
import { Problem } from '#model/problem.ts'
import { findContact } from '#store/contacts.ts'
import { draftsPage } from '#views/drafts.ts'
import type { Env, Routes } from '#web/deps.ts'
import { changed, page } from '#web/render.ts'

/** Drafts and who comes next. */
export function draftsRoutes(book: Book): Routes {
  return () =>
    new Hono<Env>()
      .get('/drafts', async (c) => {
        const { moment, budget, items } = await whoNext(book)
        return page(c, draftsPage({ today: moment.today, budget, next: items }))
      })
      .post('/drafts/:id/discard', async (c) => {
        const contact = await findContact(book.store.db, c.req.param('id'))
        if (!contact) {
          throw new Problem('not-found', {
            what: 'This draft is not in the book.',
            why: 'It may have been discarded since the page was opened.',
            fix: 'Open the list again.',
          })
        }
        const operation = await discardDraft(book, contact, 'ui')
        return changed(c, { goTo: '/drafts', done: 'removed', operation: operation ?? undefined })
      })
}
