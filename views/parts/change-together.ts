import { grouped } from '#model/grouped.ts'
import { filterQuery, type PeopleFilter, RELATION_CHOICES } from '#model/people-filter.ts'
import { attributes, type Html, html, person } from '#views/html.ts'
import { field } from './field.ts'
import type { FormState } from './person-form.ts'

/** What changing several people of a list together needs to know of the list. */
export interface TogetherPart {
  readonly filter: PeopleFilter
  /** How many the filter shows, on all pages. */
  readonly all: number
  /** The address of this page of the list. */
  readonly here: string
  /** What was chosen and written, where it needs another look. */
  readonly form: FormState
  readonly ticked: ReadonlySet<string>
}

/** The box that chooses somebody of the list; `x` presses it. */
export function pick(id: string, name: string, ticked: boolean): Html {
  return html`<label class="pick"><input type="checkbox"${attributes({ name: 'person[]', value: id, checked: ticked, 'data-key': 'x', 'data-range': 'people', 'aria-keyshortcuts': 'x' })}><span class="visually-hidden">Choose ${person(name)}</span></label>`
}

/** The box that chooses all who match, on other pages too. */
export function pickAll({ all, form }: TogetherPart): Html {
  return html`<label class="choice pick-all"><input type="checkbox"${attributes({ name: 'all', value: all, checked: form.written.all !== undefined })}> <span>Choose all that match: <span class="number">${grouped(all)}</span></span></label>`
}

/** How many are chosen: counted by the style sheet while boxes are ticked, so that it needs no script. */
function many(all: number): Html {
  return html`<span class="many"><span class="many-ticked"></span><span class="many-all">${grouped(all)}</span></span>`
}

const RELATIONS = RELATION_CHOICES.filter(({ value }) => value !== 'any' && value !== 'none').map(
  ({ value, says }) => ({ value, label: says }),
)

const DETAILS = [
  { value: 'region', label: 'Region' },
  { value: 'industry', label: 'Industry' },
  { value: 'company', label: 'Company' },
]

function relationFold({ all, form: { written, errors } }: TogetherPart): Html {
  const open = errors.kind !== undefined || errors.since !== undefined
  return html`<details class="fold"${open ? html` open` : ''}><summary>Relation to you</summary>
    <div class="toolbar">
      ${field({ name: 'kind', label: 'Each of them', as: 'select', choices: [{ value: '', label: 'choose …' }, ...RELATIONS], value: written.kind ?? '', error: errors.kind })}
      ${field({ name: 'tieSince', label: 'Since', as: 'date', value: written.tieSince ?? '', error: errors.tieSince })}
      <button type="submit" class="button" name="do" value="relation">Add it to ${many(all)}</button>
    </div>
  </details>`
}

function detailFold({ all, form: { written, errors } }: TogetherPart): Html {
  return html`<details class="fold"${errors.value === undefined ? '' : html` open`}><summary>Region, industry, company</summary>
    <div class="toolbar">
      ${field({ name: 'detail', label: 'What', as: 'select', choices: DETAILS, value: written.detail ?? 'region', error: errors.detail })}
      ${field({ name: 'value', label: 'Becomes', value: written.value ?? '', error: errors.value, extra: { autocomplete: 'off', maxlength: 300 } })}
      <button type="submit" class="button" name="do" value="detail">Set it for ${many(all)}</button>
    </div>
    <p class="hint">Left empty, it is not known any more.</p>
  </details>`
}

/** What can be done about those chosen. It comes up once somebody is. */
export function togetherBar(part: TogetherPart): Html {
  const { all, form } = part
  const button = (what: string, key: string | undefined, says: Html) =>
    html`<button type="submit" class="button" name="do"${attributes({ value: what, 'data-key': key, 'aria-keyshortcuts': key })}><span>${says}</span>${key ? html`<kbd class="key" aria-hidden="true">${key}</kbd>` : ''}</button>`
  const wrong = Object.values(form.errors)
  return html`<section class="together" aria-label="Those chosen">
  ${wrong.length > 0 ? html`<p class="error" role="alert">${person(wrong.join(' '))}</p>` : ''}
  <div class="actions">
    ${button('mark-high', 'h', html`Mark ${many(all)} high`)}
    ${button('mark-low', 'l', html`Mark ${many(all)} low`)}
    ${button('mark-none', undefined, html`Take the mark off ${many(all)}`)}
    ${button('profile-read', undefined, html`Profile read: ${many(all)}`)}
    ${button('deletion', undefined, html`Delete ${many(all)}`)}
  </div>
  <div class="together-more">${relationFold(part)}${detailFold(part)}</div>
</section>`
}

/** The list and what can be done about those chosen in it, as one form. */
export function together(part: TogetherPart, list: Html): Html {
  const { filter, here } = part
  return html`<form class="choosing" method="post" action="/people/together" id="together">
  <input type="hidden" name="query" value="${filterQuery(filter)}">
  <input type="hidden" name="back" value="${here}">
  <button type="submit" class="visually-hidden" name="do" value="typed" tabindex="-1" aria-hidden="true">Change them</button>
  ${pickAll(part)}
  ${list}
  ${togetherBar(part)}
</form>`
}
