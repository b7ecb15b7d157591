import { Hono } from 'hono'
import { z } from 'zod'
import type { Book } from '#actions/moment.ts'
import { deleteView, keepView, renameView, savedViews } from '#actions/saved-views.ts'
import { filterInQuery, filterParameters, type PeopleFilter } from '#model/people-filter.ts'
import { viewNamed } from '#model/saved-view.ts'
import { pathTo } from '#views/html.ts'
import { peoplePage } from '#views/people.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import type { DoneCode } from '#web/done.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { line, readForm } from '#web/forms.ts'
import { lookAtPeople } from '#web/look-at-people.ts'
import { changed, page } from '#web/render.ts'

const query = z.string().max(2000).catch('')
const keepForm = z.object({ title: line('Please name the view.', 300), query })
const renameForm = keepForm.extend({ view: line() })
const deleteForm = z.object({ view: line('Please name the view.') })

/** Views of people under a name of their own. */
export function savedViewRoutes(book: Book): Routes {
  async function again(c: Ctx, written: Readonly<Record<string, string>>, errors: Readonly<Record<string, string>>) {
    return page(
      c,
      peoplePage(await lookAtPeople(book, filterInQuery(written.query ?? '')), { view: { written, errors } }),
      422,
    )
  }

  function done(c: Ctx, filter: PeopleFilter, code: DoneCode, operation: string | null) {
    const goTo = pathTo('/people', filterParameters(filter))
    return changed(c, { goTo, done: code, operation: operation ?? undefined })
  }

  return () =>
    new Hono<Env>()
      .post('/people/views', async (c) => {
        const form = await readForm(c, keepForm)
        if (!form.ok) return again(c, form.written, form.errors)
        const filter = filterInQuery(form.values.query)
        try {
          return done(c, filter, 'saved', await keepView(book, form.values.title, filter, 'ui'))
        } catch (error) {
          return again(c, form.written, fieldErrors(error, { name: 'title' }))
        }
      })
      .post('/people/views/rename', async (c) => {
        const form = await readForm(c, renameForm)
        if (!form.ok) return again(c, form.written, form.errors)
        const { view, title } = form.values
        try {
          return done(c, filterInQuery(form.values.query), 'saved', await renameView(book, view, title, 'ui'))
        } catch (error) {
          return again(c, form.written, fieldErrors(error, { name: 'title' }))
        }
      })
      .post('/people/views/delete', async (c) => {
        const form = await readForm(c, deleteForm)
        const view = form.written.view ?? ''
        const shown = viewNamed(await savedViews(book), view)
        return done(c, shown?.filter ?? {}, 'removed', await deleteView(book, view, 'ui'))
      })
}
