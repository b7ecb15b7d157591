import { Hono } from 'hono'
import { z } from 'zod'
import { discardDraft } from '#actions/keep-draft.ts'
import { logInvitation, noDraft } from '#actions/log-invitation.ts'
import type { Book } from '#actions/moment.ts'
import { whoNext } from '#actions/who-next.ts'
import { findContact } from '#store/contacts.ts'
import { draftTo } from '#store/drafts.ts'
import { countPeople } from '#store/list-people.ts'
import { draftsPage } from '#views/drafts.ts'
import type { View } from '#views/layout.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { ownPath, readForm } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'

const ROWS = 50

const backForm = z.object({ back: z.string().optional() })

async function draftOf(book: Book, id: string) {
  const contact = await findContact(book.store.db, id)
  const draft = contact && (await draftTo(book.store.db, contact.id))
  if (contact && draft) return { contact, draft }
  throw noDraft()
}

/** A page of those who come next: after a person, or the top where they are gone. */
async function lookAtDrafts(book: Book, afterPerson: string): Promise<View> {
  const { moment, budget, items } = await whoNext(book)
  const from = items.findIndex(({ contact }) => contact.id === afterPerson) + 1
  const next = items.slice(from, from + ROWS)
  return draftsPage({
    today: moment.today,
    isEmpty: (await countPeople(book.store.db)).all === 0,
    budget,
    next,
    from,
    inAll: items.length,
    // Whoever stands before takes a slot before.
    taken: items.slice(0, from).filter(({ place }) => place !== 'later').length,
    last: from + ROWS < items.length ? (next.at(-1)?.contact.id ?? null) : null,
  })
}

/** Drafts and who comes next, and the answers of a draft wherever it is shown. */
export function draftsRoutes(book: Book): Routes {
  async function goBack(c: Ctx): Promise<string> {
    return ownPath((await readForm(c, backForm)).written.back, '/drafts')
  }

  return () =>
    new Hono<Env>()
      .get('/drafts', async (c) => page(c, await lookAtDrafts(book, c.req.query('after') ?? '')))
      .post('/drafts/:id/sent', async (c) => {
        const { contact, draft } = await draftOf(book, c.req.param('id'))
        const { note, purpose } = draft
        const log = { direction: 'sent', person: contact.id, note, purpose, isDraft: true, by: 'ui' } as const
        const { operation } = await logInvitation(book, log)
        return changed(c, { goTo: await goBack(c), done: 'logged', operation: operation ?? undefined })
      })
      .post('/drafts/:id/discard', async (c) => {
        const { contact } = await draftOf(book, c.req.param('id'))
        const operation = await discardDraft(book, contact, 'ui')
        return changed(c, { goTo: await goBack(c), done: 'removed', operation: operation ?? undefined })
      })
}
