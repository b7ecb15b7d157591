import { Hono } from 'hono'
import { z } from 'zod'
import { addPerson } from '#actions/add-person.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { maybeSame } from '#actions/same-person.ts'
import { similarPeople } from '#actions/similar-people.ts'
import { type Contact, nameKeyOf } from '#model/contact.ts'
import { standingOn } from '#model/invitation.ts'
import { findByName } from '#store/contacts.ts'
import { lastInvitations } from '#store/invitations.ts'
import { countPeople, listPeople, type NameCursor } from '#store/list-people.ts'
import { pathTo } from '#views/html.ts'
import { untouched } from '#views/parts/person-form.ts'
import { newPersonPage, peoplePage, type ShowPeople } from '#views/people.ts'
import { contactFieldNames, contactForm } from '#web/contact-form.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { readForm, readQuery, tick } from '#web/forms.ts'
import { changed, page } from '#web/render.ts'

/** Rows on a page of the list. */
const ROWS = 50
const MOST_CLOSE = 5

const search = z.object({
  q: z
    .string()
    .catch('')
    .transform((text) => text.trim().slice(0, 200)),
  show: z.enum(['all', 'connections', 'others']).catch('all'),
  after: z
    .string()
    .max(64)
    .regex(/^[\w-]+$/)
    .optional()
    .catch(undefined),
  afterName: z.string().max(2000).optional().catch(undefined),
})

/** What the address asks for; whatever does not read as expected is taken as not said. */
function askedFor(c: Ctx): { words: string; show: ShowPeople; after: NameCursor | undefined } {
  const query = readQuery(c, search)
  if (!query.ok) return { words: '', show: 'all', after: undefined }
  const { q, show, after, afterName } = query.values
  return { words: q, show, after: after && afterName !== undefined ? { id: after, nameKey: afterName } : undefined }
}

const addition = contactForm.extend({ another: tick() })

/** The list of people, and adding one. */
export function peopleRoutes(book: Book): Routes {
  const { db } = book.store

  async function list(c: Ctx): Promise<Response> {
    const { words, show, after } = askedFor(c)
    const { today, settings } = await momentOf(book)
    const everybody = await countPeople(db)
    const matching = words === '' ? everybody : await countPeople(db, words)
    const { people, next } =
      matching.all === 0 ? { people: [], next: null } : await listPeople(db, { words, show }, ROWS, after)
    const last = await lastInvitations(
      db,
      people.map((contact) => contact.id),
    )
    const rows = people.map((contact) => {
      const invitation = last.get(contact.id)
      return {
        contact,
        last: invitation ? { invitation, standing: standingOn(invitation, today, settings.limits) } : null,
      }
    })
    const keep = { q: words, show: show === 'all' ? null : show }
    return page(
      c,
      peoplePage({
        today,
        words,
        show,
        rows,
        matching,
        inAll: everybody.all,
        close: words !== '' && matching.all === 0 ? await similarPeople(db, words, MOST_CLOSE) : [],
        first: after === undefined,
        doubles: (await maybeSame(book)).length,
        next: next && pathTo('/people', { ...keep, after: next.id, afterName: next.nameKey }),
      }),
    )
  }

  async function add(c: Ctx): Promise<Response> {
    const form = await readForm(c, addition)
    const { today } = await momentOf(book)
    const again = (errors: Readonly<Record<string, string>>, namesakes: readonly Contact[] = []) =>
      page(c, newPersonPage({ written: form.written, errors }, namesakes, today), 422)
    if (!form.ok) return again(form.errors)
    const { another, ...fields } = form.values
    const namesakes = another || nameKeyOf(fields.name) === '' ? [] : await findByName(db, fields.name)
    if (namesakes.length > 0)
      return again(
        { another: 'Somebody of this name is in the book. Tick the box if this is another person.' },
        namesakes,
      )
    try {
      const { contact, operation } = await addPerson(book, fields, 'ui')
      return changed(c, { goTo: pathTo(`/people/${contact.id}`), done: 'added', operation: operation ?? undefined })
    } catch (error) {
      return again(fieldErrors(error, contactFieldNames))
    }
  }

  return () =>
    new Hono<Env>()
      .get('/people', list)
      .post('/people', add)
      .get('/people/new', async (c) => {
        const name = (c.req.query('name') ?? '').slice(0, 300)
        const state = name === '' ? untouched : { written: { name }, errors: {} }
        return page(c, newPersonPage(state, [], (await momentOf(book)).today))
      })
}
