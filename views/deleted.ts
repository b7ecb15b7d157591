import { count, type Day } from '#model/day.ts'
import { KEPT_DAYS } from '#model/deletion.ts'
import { grouped } from '#model/grouped.ts'
import { dated, type Html, html, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { empty } from './parts/empty.ts'
import { answer, type Item, items } from './parts/items.ts'
import { type Pager, pager } from './parts/pager.ts'

/** Somebody deleted who can still come back. */
export interface DeletedRow {
  /** The deletion. */
  readonly id: string
  /** The operation that undoing takes back. */
  readonly operation: string
  readonly name: string
  /** What tells them from others of their name: an address or a profile key. */
  readonly known: string | null
  readonly on: Day
  /** The day on which they are removed for good. */
  readonly until: Day
  /** How many that operation deleted, this one included. */
  readonly together: number
  /** What is in the way of bringing them back, and what to do about it. */
  readonly inTheWay: { readonly what: string; readonly fix: string } | null
}

/** What the page of those deleted shows. */
export interface DeletedPageView {
  readonly today: Day
  readonly people: readonly DeletedRow[]
  readonly pages: Pager
  /** Backups that still hold somebody just removed for good, and the folder they lie in. */
  readonly holding: { readonly folder: string; readonly files: readonly string[] } | null
  /** Whether a name just removed stays somewhere because somebody else goes by it, or it may be any word. */
  readonly nameStays: boolean
  /** The one whose removal was asked for without the box being ticked. */
  readonly unsure: string | null
}

const HERE = '/data/deleted'
const UNSURE = 'Tick the box first: this cannot be undone.'

function removeForm({ id: deletion, name }: DeletedRow, unsure: boolean): Html {
  const action = `${HERE}/${deletion}/purge` as const
  const id = `sure-${deletion}`
  return html`<details class="fold"${unsure ? html` open` : ''}><summary>Remove for good</summary>
  <form class="form" method="post" action="${action}">
    <div class="field field-check">
      <label class="choice"><input type="checkbox" id="${id}" name="sure" value="yes" required${unsure ? html` aria-invalid="true" aria-describedby="${id}-error"` : ''}> <span>Remove everything about ${person(name)} for good; it cannot be undone</span></label>
      ${unsure ? html`<p class="error" id="${id}-error">${UNSURE}</p>` : ''}
    </div>
    <p class="actions"><button type="submit" class="button">Remove for good</button></p>
  </form>
</details>`
}

function rowOf(row: DeletedRow, { today, unsure }: DeletedPageView): Item {
  const { id, operation, name, known, on, until, together, inTheWay } = row
  const restore = answer({ label: 'Restore', action: `${HERE}/${id}/restore`, main: true, replaces: null })
  const all = answer({
    label: html`<span>Restore all ${grouped(together)}</span>`,
    action: '/undo',
    values: { operation, back: HERE },
    replaces: null,
  })
  return {
    id: `deleted-${id}`,
    who: person(name),
    facts: html`${known ? html`${person(known)}, ` : ''}deleted ${dated(on, today)}${together > 1 ? html`, with ${grouped(together - 1)} ${together === 2 ? 'other' : 'others'}` : ''}`,
    why: html`Can come back until ${onDay(until)}${until <= today ? ', and is removed for good the next time Decorum starts' : ''}.`,
    body: html`${
      inTheWay
        ? html`<p><strong>Cannot come back yet.</strong> ${person(inTheWay.what)} ${person(inTheWay.fix)}</p>`
        : html`<div class="actions">${restore}${together > 1 ? all : ''}</div>`
    }${removeForm(row, unsure === id)}`,
  }
}

function aftermath({ holding, nameStays }: DeletedPageView): Html {
  return html`${
    holding
      ? html`<div class="notice"><p>${count(holding.files.length, 'backup')} made earlier still ${holding.files.length === 1 ? 'holds' : 'hold'} who was removed: ${holding.files.map((file, index) => html`${index > 0 ? ', ' : ''}<code>${person(file)}</code>`)} in <code>${person(holding.folder)}</code>. Decorum leaves backups alone; remove the files when you need them no more.</p></div>`
      : ''
  }${nameStays ? html`<p class="quiet">The name itself stays where somebody else goes by it, or where it may be any other word.</p>` : ''}`
}

/** Who was deleted and can still come back, with the two ways on. */
export function deletedPage(view: DeletedPageView): View {
  const { people } = view
  return {
    title: 'Deleted',
    lead: `People you deleted can come back for ${KEPT_DAYS} days; then everything about them is removed for good.`,
    current: 'data',
    body: html`${aftermath(view)}
    ${
      people.length === 0
        ? empty({
            title: 'Nobody is deleted',
            says: 'Whoever you delete stands here until they are removed for good.',
            actions: [{ label: 'Back to Data', href: '/data' }],
          })
        : html`${items(
            people.map((row) => rowOf(row, view)),
            'Deleted',
          )}${pager(view.pages)}`
    }
    <p class="quiet">Removed for good means: out of the history and every text of the book as well. What was sent to them goes on counting in the budget, without a name. Backups made earlier still hold them. <a href="${pathTo('/data')}">All about your data</a></p>`,
  }
}
