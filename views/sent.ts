import type { Budget } from '#model/budget.ts'
import type { Day } from '#model/day.ts'
import { type Html, html, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { empty } from './parts/empty.ts'
import { field, formProblems } from './parts/field.ts'
import { type ShownInvitation, sentItem } from './parts/invitation.ts'
import { items } from './parts/items.ts'
import { pager } from './parts/pager.ts'
import type { FormState } from './parts/person-form.ts'

export type Show = 'open' | 'closed' | 'all'

/** What the page of sent invitations shows. */
export interface SentView {
  readonly today: Day
  readonly show: Show
  readonly invitations: readonly ShownInvitation[]
  readonly next: string | null
  /** Whether this is the first page of the list. */
  readonly first: boolean
  readonly budget: Budget
}

const filters: readonly (readonly [Show, string])[] = [
  ['open', 'Open'],
  ['closed', 'Answered or ended'],
  ['all', 'All'],
]

/** Links that narrow a list of invitations. */
export function showFilter(path: `/${string}`, show: Show): Html {
  return html`<nav aria-label="Which invitations"><ul class="plain filters">${filters.map(
    ([key, label]) =>
      html`<li><a href="${pathTo(path, { show: key })}"${key === show ? html` aria-current="true"` : ''}>${label}</a></li>`,
  )}</ul></nav>`
}

/** The form that notes an invitation made elsewhere; open, with its words kept, where something needs another look. */
export function logForm(
  direction: 'sent' | 'received',
  today: Day,
  state: FormState = { written: {}, errors: {} },
): Html {
  const sent = direction === 'sent'
  const { written, errors } = state
  const open = Object.keys(errors).length > 0 || written.person !== undefined
  return html`<details class="log-form"${open ? html` open` : ''}>
  <summary>${sent ? 'Note an invitation you have sent' : 'Note an invitation you have received'}</summary>
  <form class="form" method="post" action="/invitations/log">
    ${formProblems(errors)}
    <input type="hidden" name="direction" value="${direction}">
    <div class="fields">
      ${field({ name: 'person', label: sent ? 'To' : 'From', hint: 'A name, an e-mail address or a profile address.', required: true, value: written.person ?? '', error: errors.person, extra: { autocomplete: 'off' } })}
      ${field({ name: 'on', label: 'Day', as: 'date', hint: 'Today, unless you say otherwise.', value: written.on ?? today, error: errors.on, extra: { max: today } })}
    </div>
    ${written.newName === undefined ? '' : newcomerFields(written)}
    ${field({ name: 'note', label: 'Note', as: 'long-text', rows: 3, value: written.note ?? '', error: errors.note })}
    <p class="actions"><button type="submit" class="button">Note it</button></p>
  </form>
</details>`
}

/** What a page told of somebody who may be new. */
function newcomerFields(written: FormState['written']): Html {
  const text = (name: 'newName' | 'newPosition' | 'newCompany', label: string) =>
    field({ name, label, value: written[name] ?? '', extra: { autocomplete: 'off', maxlength: 300 } })
  return html`<fieldset class="field-group"><legend class="label">If they are new in your book</legend>
    <div class="fields">${text('newName', 'Name')}${text('newPosition', 'Position')}${text('newCompany', 'Company')}</div>
  </fieldset>`
}

/** The form by itself, open: for somebody whose page was looked at, or once more. */
export function logPage(direction: 'sent' | 'received', today: Day, state: FormState): View {
  return {
    title: direction === 'sent' ? 'Note an invitation sent' : 'Note an invitation received',
    current: direction,
    body: logForm(direction, today, state),
  }
}

function noInvitations(show: Show, first: boolean): Html {
  if (!first) return html`<p class="quiet">Nothing further.</p>`
  if (show === 'open')
    return empty({
      title: 'No open invitation',
      says: 'Nobody has an invitation of yours waiting.',
      actions: [{ label: 'Check an invitation', href: '/check' }],
    })
  return empty({
    title: 'Nothing sent yet',
    says: 'Invitations you send are kept here with what became of them. Bring in your archive, or check one before you send it.',
    actions: [
      { label: 'Import an archive', href: '/data' },
      { label: 'Check an invitation', href: '/check' },
    ],
  })
}

/** The invitations you sent. */
export function sentPage({ today, show, invitations, next, first, budget }: SentView): View {
  const back = pathTo('/sent', { show })
  return {
    title: 'Sent',
    lead: 'Invitations of yours and what became of them. Note an answer when you see one.',
    current: 'sent',
    body: html`${showFilter('/sent', show)}
      ${logForm('sent', today)}
      ${
        invitations.length === 0
          ? noInvitations(show, first)
          : items(
              invitations.map((each) => sentItem(each, today, back)),
              'Sent invitations',
            )
      }
      ${pager({ previous: first ? null : back, next })}`,
    aside: html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section>
      <section class="section"><h2>What withdrawing does</h2><p class="quiet">They are not told. The invitation does not come back to your budget, and the platform may refuse a new one to them for three weeks. It is never needed in order to try again with a note.</p></section>`,
  }
}
