import { Hono } from 'hono'
import { z } from 'zod'
import { mergeContacts, previewMerge } from '#actions/merge-contacts.ts'
import type { Book } from '#actions/moment.ts'
import { maybeSame } from '#actions/same-person.ts'
import { tellApart } from '#actions/tell-apart.ts'
import { CHOICE_FIELDS, type Choices } from '#model/merging.ts'
import { duplicatesPage } from '#views/duplicates.ts'
import { pathTo } from '#views/html.ts'
import { mergePage } from '#views/merge.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { line, ownPath, readForm } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'

/** Pairs on a page of the list. */
const ROWS = 50

const side = z.enum(['kept', 'gone']).optional().catch(undefined)
const mergeForm = z.object({
  other: line('Please name the other one.', 64),
  ...Object.fromEntries(CHOICE_FIELDS.map((field) => [field, side])),
})
const apartForm = z.object({ other: line('Please name the other one.', 64), back: z.string().optional() })

/** Who may be in the book twice, and making one of two. */
export function mergeRoutes(book: Book): Routes {
  async function list(c: Ctx): Promise<Response> {
    const pairs = await maybeSame(book)
    const asked = Number(c.req.query('from') ?? '0')
    const from = Number.isSafeInteger(asked) && asked > 0 && asked < pairs.length ? asked : 0
    const at = (place: number) => pathTo('/people/duplicates', { from: place === 0 ? null : place })
    return page(
      c,
      duplicatesPage({
        pairs: pairs.slice(from, from + ROWS),
        all: pairs.length,
        here: at(from),
        previous: from > 0 ? at(Math.max(0, from - ROWS)) : null,
        next: from + ROWS < pairs.length ? at(from + ROWS) : null,
      }),
    )
  }

  async function merge(c: Ctx): Promise<Response> {
    const form = await readForm(c, mergeForm)
    const { other, ...choices } = form.ok ? form.values : { other: '' }
    const kept = c.req.param('id') ?? ''
    const { operation } = await mergeContacts(book, kept, other, choices as Choices, 'ui')
    const goTo = pathTo(`/people/${encodeURIComponent(kept)}`)
    return changed(c, { goTo, done: 'merged', operation: operation ?? undefined })
  }

  async function apart(c: Ctx): Promise<Response> {
    const form = await readForm(c, apartForm)
    const other = form.ok ? form.values.other : ''
    const operation = await tellApart(book, c.req.param('id') ?? '', other, 'ui')
    const goTo = ownPath(form.written.back, '/people/duplicates')
    return changed(c, { goTo, done: 'toldApart', operation: operation ?? undefined })
  }

  return () =>
    new Hono<Env>()
      .get('/people/duplicates', list)
      .get('/people/:id/merge', async (c) =>
        page(c, mergePage(await previewMerge(book, c.req.param('id'), c.req.query('with') ?? ''))),
      )
      .post('/people/:id/merge', merge)
      .post('/people/:id/apart', apart)
}
