import { nameKeyOf } from '#model/contact.ts'
import { filterQuery, type PeopleFilter } from '#model/people-filter.ts'
import { Problem } from '#model/problem.ts'
import { keptViews, type SavedView, viewNamed, viewsFrom } from '#model/saved-view.ts'
import { inOperation } from '#store/journal.ts'
import { keepSetting, readKept } from '#store/settings.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

const KEPT_AS = 'people.views'
const MOST = 50
const LONGEST_NAME = 80

/** The views of people that were kept, in the order they were made. */
export async function savedViews({ store }: Book): Promise<SavedView[]> {
  return viewsFrom(await readKept(store.db, KEPT_AS))
}

function wrong(what: string, why: string, fix: string): Problem {
  return new Problem('bad-input', { what, why, fix, field: 'name' })
}

function checkName(typed: string): string {
  const name = typed.replace(/\s+/g, ' ').trim()
  if (nameKeyOf(name) === '') throw wrong('A view needs a name.', 'It is found by it.', 'Write what you call it.')
  if (name.length <= LONGEST_NAME) return name
  throw wrong(
    'That name is too long.',
    `It has ${name.length} characters; a view's name has at most ${LONGEST_NAME}.`,
    'Shorten it.',
  )
}

function noSuchView(name: string): Problem {
  return new Problem('not-found', {
    what: `No view is called "${name}".`,
    why: 'It may have been renamed or deleted since the page was opened.',
    fix: 'Open the people again and choose among the views there.',
  })
}

async function change(
  book: Book,
  by: By,
  label: string,
  to: (views: readonly SavedView[]) => readonly SavedView[],
): Promise<string | null> {
  const occasion = { by, at: (await momentOf(book)).now, label: label.slice(0, 200) }
  const { operation } = await inOperation(book.store, occasion, async (write) => {
    const views = to(viewsFrom(await readKept(write.trx, KEPT_AS)))
    await keepSetting(write, KEPT_AS, views.length === 0 ? null : keptViews(views))
  })
  return operation
}

/**
 * Keeps what a filter asks for under a name; a view of that name asks for it from now on. Throws a Problem for a name
 * that does not fit, or a filter that asks nothing.
 */
export async function keepView(book: Book, typed: string, filter: PeopleFilter, by: By): Promise<string | null> {
  const name = checkName(typed)
  if (filterQuery(filter) === '')
    throw wrong('There is nothing to keep.', 'No filter is chosen.', 'Choose a filter first, or search for a word.')
  return change(book, by, `Keep the view "${name}"`, (views) => {
    const same = viewNamed(views, name)
    if (same) return views.map((view) => (view === same ? { name, filter } : view))
    if (views.length < MOST) return [...views, { name, filter }]
    throw wrong('That would be one view too many.', `There are ${MOST} already.`, 'Delete one you no longer use.')
  })
}

/** Gives a view another name. Throws a Problem when there is none, or another has that name. */
export async function renameView(book: Book, name: string, typed: string, by: By): Promise<string | null> {
  const now = checkName(typed)
  return change(book, by, `Call the view "${name}" "${now}"`, (views) => {
    const view = viewNamed(views, name)
    if (!view) throw noSuchView(name)
    const other = viewNamed(views, now)
    if (other && other !== view)
      throw wrong(`There is a view called "${other.name}" already.`, 'Each has a name of its own.', 'Choose another.')
    return views.map((each) => (each === view ? { ...view, name: now } : each))
  })
}

/** Forgets a view; the people in it stay as they are. Throws a Problem when there is none of that name. */
export async function deleteView(book: Book, name: string, by: By): Promise<string | null> {
  return change(book, by, `Delete the view "${name}"`, (views) => {
    const view = viewNamed(views, name)
    if (!view) throw noSuchView(name)
    return views.filter((each) => each !== view)
  })
}
