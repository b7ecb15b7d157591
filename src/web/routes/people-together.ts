import { Hono } from 'hono'
import { z } from 'zod'
import { type ChangeOfMany, changeMany } from '#actions/change-many.ts'
import type { Book } from '#actions/moment.ts'
import { filterInQuery } from '#model/people-filter.ts'
import { Problem } from '#model/problem.ts'
import { isRelationKind } from '#model/relation.ts'
import { peoplePage } from '#views/people.ts'
import type { Ctx, Env, Routes } from '#web/deps.ts'
import { fieldErrors } from '#web/field-errors.ts'
import { optionalDay, optionalText, ownPath, readForm, several } from '#web/forms.ts'
import { lookAtPeople } from '#web/look-at-people.ts'
import { changed, page } from '#web/render.ts'

const form = z.object({
  do: z.enum(['mark-high', 'mark-low', 'mark-none', 'profile-read', 'relation', 'detail', 'typed', 'deletion']),
  'person[]': several(),
  all: z.string().optional(),
  query: z.string().max(2000).catch(''),
  kind: z.string().catch(''),
  tieSince: optionalDay(),
  detail: z.enum(['region', 'industry', 'company']).catch('region'),
  value: optionalText(300),
})

type Asked = z.infer<typeof form>

/** What is to be changed; Enter in a field means what is written there. Errors by field when it cannot be told. */
function changeIn(asked: Asked): ChangeOfMany | { readonly errors: Readonly<Record<string, string>> } {
  const { kind: typed, tieSince: since, detail: field, value } = asked
  const what = asked.do !== 'typed' ? asked.do : value ? 'detail' : typed ? 'relation' : null
  if (what === null) return { errors: { do: 'Please choose what to do about them.' } }
  if (what === 'profile-read' || what === 'deletion') return { what }
  if (what === 'detail') return { what, field, value }
  if (what === 'relation') {
    const [kind = '', back] = typed.split(':')
    if (!isRelationKind(kind)) return { errors: { kind: 'Please choose how they stand to you.' } }
    return { what, kind, back: back === 'back', since }
  }
  return { what: 'mark', mark: what === 'mark-high' ? 'high' : what === 'mark-low' ? 'low' : null }
}

/** Changing several people of the list together. */
export function peopleTogetherRoutes(book: Book): Routes {
  async function change(c: Ctx): Promise<Response> {
    const read = await readForm(c, form)
    const filter = filterInQuery(read.written.query ?? '')
    const again = async (errors: Readonly<Record<string, string>>) => {
      const ticked = new Set((read.written['person[]'] ?? '').split(', '))
      const forms = { together: { written: read.written, errors }, ticked }
      return page(c, peoplePage(await lookAtPeople(book, filter), forms), 422)
    }
    if (!read.ok) return again(read.errors)
    const { 'person[]': person, all } = read.values
    const asked = changeIn(read.values)
    if ('errors' in asked) return again(asked.errors)
    const chosen = all === undefined ? { ids: person } : { filter, expected: Number(all) }
    try {
      const { operation, people } = await changeMany(book, chosen, asked, 'ui')
      const goTo = ownPath(read.written.back, '/people')
      return changed(c, {
        goTo,
        done: asked.what === 'deletion' ? 'deleted' : 'saved',
        people,
        operation: operation ?? undefined,
      })
    } catch (error) {
      if (error instanceof Problem && error.kind === 'bad-input') return again(fieldErrors(error, { id: 'person[]' }))
      throw error
    }
  }

  return () => new Hono<Env>().post('/people/together', change)
}
