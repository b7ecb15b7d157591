import type { Contact } from '#model/contact.ts'
import { isConnected } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import type { Invitation, Standing } from '#model/invitation.ts'
import { dated, grouped, type Html, html, ofBase, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { empty } from './parts/empty.ts'
import { outcomeBadge, personLink, workOf } from './parts/invitation.ts'
import { type Item, items } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { pager } from './parts/pager.ts'
import { addForm, type FormState } from './parts/person-form.ts'

export type ShowPeople = 'all' | 'connections' | 'others'

/** One person of the list, with the last invitation between you. */
interface PersonRow {
  readonly contact: Contact
  readonly last: { readonly invitation: Invitation; readonly standing: Standing } | null
}

/** What the list of people shows. */
export interface PeopleView {
  readonly today: Day
  /** What was searched for, as it was typed. */
  readonly words: string
  readonly show: ShowPeople
  readonly rows: readonly PersonRow[]
  /** How many match the words, and how many of them are connections. */
  readonly matching: { readonly all: number; readonly connections: number }
  /** How many people the book holds. */
  readonly inAll: number
  /** Names close to what was searched for, when nothing matches. */
  readonly close: readonly Contact[]
  /** How many pairs of people may be one person. */
  readonly doubles: number
  /** Whether the list starts at its beginning. */
  readonly first: boolean
  readonly next: string | null
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

function row(each: PersonRow, today: Day): Item {
  const { contact } = each
  return {
    id: `person-${contact.id}`,
    who: html`${personLink(contact)}${contact.mark ? html` ${badge(`marked ${contact.mark}`)}` : ''}`,
    facts: standingLine(each, today),
    why: workOf(contact),
  }
}

function filters({ words, show, matching }: PeopleView): Html {
  const list: readonly (readonly [ShowPeople, string, number])[] = [
    ['all', 'All', matching.all],
    ['connections', 'Connections', matching.connections],
    ['others', 'Others', matching.all - matching.connections],
  ]
  return html`<nav aria-label="Which people"><ul class="plain filters">${list.map(([key, label, many]) => {
    const to = { q: words, show: key === 'all' ? null : key }
    const says = html`${label} <span class="number">${grouped(many)}</span>`
    return html`<li>${key === show ? html`<a href="${pathTo('/people', to)}" aria-current="true">${says}</a>` : html`<a href="${pathTo('/people', to)}">${says}</a>`}</li>`
  })}</ul></nav>`
}

function nobody({ words, show, close, matching }: PeopleView): Html {
  const elsewhere = matching.all > 0
  return html`<section class="empty">
  <h2>Nobody here by these words</h2>
  <p>${elsewhere ? html`${grouped(matching.all)} match among all people; this list shows only ${show}.` : html`No name, company or position holds “${person(words)}”. Accents and capitals do not matter; parts of words do.`}</p>
  ${close.length > 0 ? html`<p>Close to it: ${close.map((each, index) => html`${index > 0 ? ', ' : ''}${personLink(each)}`)}.</p>` : ''}
  <p class="actions">${elsewhere ? html`<a class="button button-main" href="${pathTo('/people', { q: words })}">Show all who match</a>` : html`<a class="button button-main" href="${pathTo('/people/new', { name: words })}">Add a person</a>`} <a class="button" href="${pathTo('/people')}">Clear the search</a></p>
</section>`
}

function found(view: PeopleView): Html {
  const { words, show, rows, matching, inAll, first, next, today } = view
  const shown =
    show === 'all' ? matching.all : show === 'connections' ? matching.connections : matching.all - matching.connections
  const says =
    rows.length === shown
      ? html`${ofBase(shown, inAll)} people`
      : html`${rows.length} shown, of ${grouped(shown)}${shown === inAll ? ' people' : html` (${grouped(inAll)} people in the book)`}`
  return html`<div class="found" id="found">
  ${filters(view)}
  <p class="quiet" data-say="${grouped(shown)} found">${says}</p>
  ${
    rows.length === 0
      ? shown === 0
        ? words === ''
          ? html`<p class="quiet">Nobody yet.</p>`
          : nobody(view)
        : html`<p class="quiet">Nothing further.</p>`
      : items(
          rows.map((each) => row(each, today)),
          'People by name',
        )
  }
  ${pager({ previous: first ? null : pathTo('/people', { q: words, show: show === 'all' ? null : show }), next })}
</div>`
}

function search({ words, show }: PeopleView): Html {
  return html`<form class="toolbar" role="search" aria-label="In this list" method="get" action="/people" id="search">
  ${show === 'all' ? '' : html`<input type="hidden" name="show" value="${show}">`}
  <div class="field grow"><label class="label" for="search-words">Name, company or position</label>
    <input id="search-words" type="search" name="q" value="${words}" maxlength="200" autocomplete="off" spellcheck="false" hx-get="/people" hx-include="closest form" hx-trigger="input changed delay:200ms, search" hx-sync="this:replace" hx-target="#found" hx-select="#found" hx-swap="outerHTML" hx-replace-url="true"></div>
  <button type="submit" class="button">Search</button>
  <a class="button" href="${pathTo('/people/new')}">Add a person</a>
</form>`
}

/** The people in the book. */
export function peoplePage(view: PeopleView): View {
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
  return {
    title: 'People',
    current: 'people',
    body: html`<div class="list-page">${search(view)}${view.doubles > 0 && view.words === '' ? html`<p><a href="${pathTo('/people/duplicates')}">${view.doubles === 1 ? 'One pair may be one person' : `${view.doubles} pairs may be one person each`}</a></p>` : ''}${found(view)}</div>`,
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
