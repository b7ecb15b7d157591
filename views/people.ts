import type { Contact } from '#model/contact.ts'
import { isConnected } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import type { Invitation, Standing } from '#model/invitation.ts'
import { filterParameters, filterQuery, type PeopleFilter, partsOf } from '#model/people-filter.ts'
import type { SavedView } from '#model/saved-view.ts'
import { dated, type Html, html, nothing, ofBase, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { pick, together } from './parts/change-together.ts'
import { empty } from './parts/empty.ts'
import { outcomeBadge, personLink, workOf } from './parts/invitation.ts'
import { type Item, items } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { pager } from './parts/pager.ts'
import { filterChips, filterFields } from './parts/people-filter.ts'
import { addForm, type FormState, untouched } from './parts/person-form.ts'
import { savedViewsPart } from './parts/saved-views.ts'

/** One person of the list, with the last invitation between you where you are not connected. */
interface PersonRow {
  readonly contact: Contact
  readonly last: { readonly invitation: Invitation; readonly standing: Standing } | null
}

/** What the list of people shows. */
export interface PeopleView {
  readonly today: Day
  readonly filter: PeopleFilter
  /** The views that were kept. */
  readonly views: readonly SavedView[]
  readonly rows: readonly PersonRow[]
  /** How many match, whether connected or not, and how many of them are connections. */
  readonly matching: { readonly all: number; readonly connections: number }
  /** How many people the book holds. */
  readonly inAll: number
  /** Names close to what was searched for, when nothing matches. */
  readonly close: readonly Contact[]
  /** How many pairs of people may be one person. */
  readonly doubles: number
  /** Whether the list starts at its beginning. */
  readonly first: boolean
  /** The address of this page of the list. */
  readonly here: string
  readonly next: string | null
}

/** The forms of the list that need another look. */
export interface PeopleForms {
  readonly view?: FormState
  readonly together?: FormState
  /** Who was ticked. */
  readonly ticked?: ReadonlySet<string>
}

/** What stands between you and somebody, in one line. */
function standingLine({ contact, last }: PersonRow, today: Day): Html {
  if (isConnected(contact, today) && contact.connectedOn) return html`connected since ${onDay(contact.connectedOn)}`
  const removed = contact.removedOn ? html`connection removed ${onDay(contact.removedOn)}` : ''
  if (!last) return html`${removed || 'no invitation yet'}`
  const { invitation, standing } = last
  const verb = invitation.direction === 'sent' ? 'invited' : 'invited you'
  return html`${removed ? html`${removed}, ` : ''}${verb} ${dated(invitation.sentOn, today)} ${outcomeBadge(standing)}`
}

function row(each: PersonRow, today: Day, ticked: ReadonlySet<string>): Item {
  const { contact } = each
  return {
    id: `person-${contact.id}`,
    who: html`${pick(contact.id, contact.name, ticked.has(contact.id))}${personLink(contact)}${contact.mark ? html` ${badge(`marked ${contact.mark}`)}` : ''}`,
    facts: standingLine(each, today),
    why: workOf(contact),
  }
}

type Shown = NonNullable<PeopleFilter['show']>

function showLinks({ filter, matching }: PeopleView): Html {
  const list: readonly (readonly [Shown, string, number])[] = [
    ['all', 'All', matching.all],
    ['connections', 'Connections', matching.connections],
    ['others', 'Others', matching.all - matching.connections],
  ]
  return html`<nav aria-label="Which people"><ul class="plain filters">${list.map(([key, label, many]) => {
    const says = html`${label} <span class="number">${grouped(many)}</span>`
    const to = filterParameters({ ...filter, show: key })
    return html`<li>${key === (filter.show ?? 'all') ? html`<a href="${pathTo('/people', to)}" aria-current="true">${says}</a>` : html`<a href="${pathTo('/people', to)}">${says}</a>`}</li>`
  })}</ul></nav>`
}

function nobody({ filter, close, matching }: PeopleView): Html {
  const { words, show } = filter
  const elsewhere = matching.all > 0
  const filtered = partsOf(filter).length > 0
  const why = elsewhere
    ? html`${grouped(matching.all)} match among all people; this list shows only ${show}.`
    : filtered
      ? html`Nobody in the book is all of this at once. Take a filter away, and those who are the rest appear.`
      : html`No name, company or position holds “${person(words ?? '')}”. Accents and capitals do not matter; parts of words do.`
  const first = elsewhere
    ? html`<a class="button button-main" href="${pathTo('/people', filterParameters({ ...filter, show: 'all' }))}">Show all who match</a>`
    : filtered
      ? nothing
      : html`<a class="button button-main" href="${pathTo('/people/new', { name: words })}">Add a person</a>`
  return html`<section class="empty">
  <h2>${filtered && !elsewhere ? 'Nobody here by these filters' : 'Nobody here by these words'}</h2>
  <p>${why}</p>
  ${close.length > 0 ? html`<p>Close to it: ${close.map((each, index) => html`${index > 0 ? ', ' : ''}${personLink(each)}`)}.</p>` : ''}
  <p class="actions">${first} <a class="button" href="${pathTo('/people')}">${filtered ? 'Show everybody' : 'Clear the search'}</a></p>
</section>`
}

function list(view: PeopleView, shown: number, forms: PeopleForms): Html {
  const { filter, rows, here, today } = view
  if (rows.length === 0) {
    if (shown > 0) return html`<p class="quiet">Nothing further.</p>`
    return filterQuery(filter) === '' ? html`<p class="quiet">Nobody yet.</p>` : nobody(view)
  }
  const ticked = forms.ticked ?? new Set()
  const part = { filter, all: shown, here, form: forms.together ?? untouched, ticked }
  return together(
    part,
    items(
      rows.map((each) => row(each, today, ticked)),
      'People by name',
    ),
  )
}

function found(view: PeopleView, forms: PeopleForms): Html {
  const { filter, views, rows, matching, inAll, first, next } = view
  const { all, connections } = matching
  const show = filter.show ?? 'all'
  const shown = show === 'all' ? all : show === 'connections' ? connections : all - connections
  const says =
    rows.length === shown
      ? html`${ofBase(shown, inAll)} people`
      : html`${rows.length} shown, of ${grouped(shown)}${shown === inAll ? ' people' : html` (${grouped(inAll)} people in the book)`}`
  return html`<div class="found" id="found">
  ${savedViewsPart({ views, filter, form: forms.view ?? untouched })}
  ${filterChips(filter)}
  ${showLinks(view)}
  <p class="quiet" data-say="${grouped(shown)} found">${says}</p>
  ${list(view, shown, forms)}
  ${pager({ previous: first ? null : pathTo('/people', filterParameters(filter)), next })}
</div>`
}

function search({ filter, today }: PeopleView): Html {
  const { words = '', show = 'all' } = filter
  return html`<form class="search-people" role="search" aria-label="In this list" method="get" action="/people" id="search">
  ${show === 'all' ? '' : html`<input type="hidden" name="show" value="${show}">`}
  <div class="toolbar">
    <div class="field grow"><label class="label" for="search-words">Name, company or position</label>
      <input id="search-words" type="search" name="q" value="${words}" maxlength="200" autocomplete="off" spellcheck="false" hx-get="/people" hx-include="closest form" hx-trigger="input changed delay:200ms, search" hx-sync="this:replace" hx-target="#found" hx-select="#found" hx-swap="outerHTML" hx-replace-url="true"></div>
    <button type="submit" class="button">Search</button>
    <a class="button" href="${pathTo('/people/new')}">Add a person</a>
  </div>
  <details class="fold filter-fold" id="filters"><summary data-key="f" aria-keyshortcuts="f">Filters<kbd class="key" aria-hidden="true">f</kbd></summary>
    ${filterFields(filter, today)}
    <p class="actions"><button type="submit" class="button">Show these</button></p>
  </details>
</form>`
}

/** The people in the book. */
export function peoplePage(view: PeopleView, forms: PeopleForms = {}): View {
  if (view.inAll === 0) {
    return {
      title: 'People',
      current: 'people',
      body: html`${empty({
        title: 'Nobody in the book yet',
        says: 'Bring in your LinkedIn archive and everybody you know stands here, or begin with one person.',
        actions: [
          { label: 'Import an archive', href: '/data' },
          { label: 'Add a person', href: '/people/new' },
        ],
      })}
      <p class="quiet">To look around first, stop Decorum and start it with <code>npm start -- --sample</code>: a throw-away book of made-up people.</p>`,
    }
  }
  const { doubles, filter } = view
  const asked = filterQuery(filter) !== ''
  return {
    title: 'People',
    current: 'people',
    body: html`<div class="list-page">${search(view)}${doubles > 0 && !asked ? html`<p><a href="${pathTo('/people/duplicates')}">${doubles === 1 ? 'One pair may be one person' : `${doubles} pairs may be one person each`}</a></p>` : ''}${found(view, forms)}</div>`,
  }
}

/** The page that adds a person. */
export function newPersonPage(state: FormState, namesakes: readonly Contact[], today: Day): View {
  return {
    title: 'Add a person',
    lead: 'The name is enough to begin with. What is not known is never counted against anybody.',
    current: 'people',
    body: addForm(state, namesakes, today),
  }
}
