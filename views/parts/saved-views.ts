import { filterParameters, filterQuery, type PeopleFilter } from '#model/people-filter.ts'
import { type SavedView, viewOf } from '#model/saved-view.ts'
import { type Html, html, nothing, pathTo, person } from '#views/html.ts'
import { field } from './field.ts'
import { answer } from './items.ts'
import type { FormState } from './person-form.ts'

/** What the part about saved views shows. */
export interface SavedViewsPart {
  readonly views: readonly SavedView[]
  readonly filter: PeopleFilter
  /** The form that keeps or renames a view, as it stands. */
  readonly form: FormState
}

function nameForm({ filter, form }: SavedViewsPart, current: SavedView | undefined): Html {
  const rename = current !== undefined
  const label = rename ? 'Another name' : 'Name of the view'
  const action = rename ? ('/people/views/rename' as const) : ('/people/views' as const)
  return html`<form class="toolbar" method="post" action="${action}">
    <input type="hidden" name="query" value="${filterQuery(filter)}">
    ${rename ? html`<input type="hidden" name="view" value="${current.name}">` : ''}
    ${field({ name: 'title', label, required: true, value: form.written.title ?? current?.name ?? '', error: form.errors.title, extra: { autocomplete: 'off', maxlength: 80 } })}
    <button type="submit" class="button">${rename ? 'Rename' : 'Save it'}</button>
  </form>`
}

/** The views that were kept, as links, and keeping, renaming or deleting the present one; nothing where neither is. */
export function savedViewsPart(part: SavedViewsPart): Html {
  const { views, filter, form } = part
  const current = viewOf(views, filter)
  const asked = filterQuery(filter) !== ''
  if (views.length === 0 && !asked) return nothing
  const links = views.map(
    (view) =>
      html`<li>${view.name === current?.name ? html`<a href="${pathTo('/people', filterParameters(view.filter))}" aria-current="true">${person(view.name)}</a>` : html`<a href="${pathTo('/people', filterParameters(view.filter))}">${person(view.name)}</a>`}</li>`,
  )
  const wrong = Object.keys(form.errors).length > 0
  const change = asked
    ? html`<details class="fold view-change"${wrong ? html` open` : ''}><summary data-key="v" aria-keyshortcuts="v">${current ? 'Rename or delete this view' : 'Save this view'}<kbd class="key" aria-hidden="true">v</kbd></summary>
    ${nameForm(part, current)}
    ${current ? answer({ label: 'Delete this view', action: '/people/views/delete', values: { view: current.name }, replaces: null }) : ''}
  </details>`
    : nothing
  return html`<div class="views">${views.length > 0 ? html`<nav aria-label="Saved views"><ul class="plain filters">${links}</ul></nav>` : ''}${change}</div>`
}
