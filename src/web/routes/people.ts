import { Hono } from 'hono'
import { addPerson } from '#actions/add-person.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { type Contact, nameKeyOf } from '#model/contact.ts'
import { filterFrom, filterParameters } from '#model/people-filter.ts'
import { findByName } from '#store/contacts.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import type { NameCursor } from '#store/list-people.ts'
import { pathTo } from '#views/html.ts'
import { untouched } from '#views/parts/person-form.ts'
import { newPersonPage, peoplePage } from '#views/people.ts'
import { contactFieldNames, contactForm } from '#web/contact-form.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { readForm, tick } from '#web/forms.ts'
import { lookAtPeople } from '#web/look-at-people.ts'
import { changed, page, wantsHtmx } from '#web/render.ts'

/** The row after which a page of the list starts, as the address has it; whatever does not read is taken as not said. */
function cursorIn({ after, afterName }: Readonly<Record<string, string>>): NameCursor | undefined {
  if (!after || afterName === undefined || afterName.length > 2000 || !/^[\w-]{1,64}$/.test(after)) return undefined
  return { id: after, nameKey: afterName }
}

const addition = contactForm.extend({ another: tick() })

/** The list of people, and adding one. */
export function peopleRoutes(book: Book): Routes {
  const { db } = book.store

  async function list(c: Ctx): Promise<Response> {
    const query = c.req.query()
    const filter = filterFrom(query)
    const to = pathTo('/people', filterParameters(filter))
    // A form sends its empty fields too; the address keeps what is asked and nothing else, to be kept and sent about.
    if (wantsHtmx(c)) c.header('HX-Replace-Url', to)
    else if (Object.values(query).some((value) => value === '')) return c.redirect(to, 303)
    const after = cursorIn(query)
    // Whoever comes back from a person finds the list they left, until the book or the day is another.
    const asked = JSON.stringify([(await momentOf(book)).today, to, after])
    const look = async () => peoplePage(await lookAtPeople(book, filter, after))
    return page(c, await keptWhileUnchanged(db, 'people-page', asked, look))
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
