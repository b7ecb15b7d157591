import { Hono } from 'hono'
import { z } from 'zod'
import type { Book } from '#actions/moment.ts'
import { undo } from '#actions/undo.ts'
import type { Jobs } from '#jobs/jobs.ts'
import { Problem } from '#model/problem.ts'
import { findContact } from '#store/contacts.ts'
import { findOperation } from '#store/operations.ts'
import { html, pathTo } from '#views/html.ts'
import type { Env, Routes } from '#web/deps.ts'
import { line, ownPath, readForm } from '#web/forms.ts'
import { changed, failed, goTo } from '#web/render.ts'
import { pathToJob } from './job.ts'

const undoForm = z.object({ operation: line('Nothing to take back was named.', 64), back: z.string().optional() })

/** Rows that are taken back while the page waits; more is long work, with a page of its own. */
const MOST_AT_ONCE = 2_000

const PATIENCE = 400

/** The page to go back to; that of a person who is gone with the change leads to the list instead. */
async function placeToGo(book: Book, back: string): Promise<string> {
  const id = /^\/people\/([\w-]+)/.exec(back)?.[1]
  if (id === undefined || id === 'new') return back
  return (await findContact(book.store.db, id)) ? back : '/people'
}

/** Undo, for every page: takes one operation back and returns to where it was pressed. */
export function undoRoutes(book: Book, jobs: Jobs): Routes {
  return () =>
    new Hono<Env>().post('/undo', async (c) => {
      const form = await readForm(c, undoForm)
      const back = ownPath(form.written.back, '/data')
      const history = html`<a href="${pathTo('/data')}#history">See the history</a>, or <a href="${pathTo(back as `/${string}`)}">go back to the page you were on</a>.`
      if (!form.ok) {
        const [what = 'There is nothing to take back.'] = Object.values(form.errors)
        const view = { title: 'Not done', what, why: 'Nothing was changed.', fix: history }
        return failed(c, view, 422)
      }
      try {
        const large = await findOperation(book.store.db, form.values.operation)
        if (large && large.undoneBy === null && large.rows > MOST_AT_ONCE) {
          const job = jobs.undo(large.id, `Undo: ${large.label}`)
          await jobs.settled(job.id, PATIENCE)
          return goTo(c, pathToJob(job))
        }
        const { operation } = await undo(book, form.values.operation, 'ui')
        return changed(c, { goTo: await placeToGo(book, back), done: 'undone', operation: operation ?? undefined })
      } catch (error) {
        if (!(error instanceof Problem) || (error.kind !== 'refused' && error.kind !== 'not-found')) throw error
        const view = { title: 'Not taken back', what: error.message, why: error.why, fix: history }
        return failed(c, view, error.kind === 'refused' ? 409 : 404)
      }
    })
}
