import type { Verdict } from '#etiquette/judge.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { type Html, html, nothing, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { empty, emptyBook } from './parts/empty.ts'
import { items } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { type NowLine, nowItem } from './parts/now-item.ts'
import { type ReviewBeside, reviewBeside } from './parts/review-beside.ts'
import { verdictWords } from './parts/verdict.ts'

/** What the first page shows. */
export interface NowView {
  readonly today: Day
  /** Whether the book holds anybody at all. */
  readonly isEmpty: boolean
  /** A part of the queue, in order. */
  readonly lines: readonly NowLine[]
  readonly inAll: number
  /** How many lines stand before these, and the last of them. */
  readonly from: number
  readonly after: string | null
  /** The line after which the next part begins; null when nothing comes after these. */
  readonly next: string | null
  readonly budget: Budget
  readonly drafts: readonly { readonly contact: Contact; readonly verdict: Verdict }[]
  readonly draftsInAll: number
  readonly lastReviewOn: Day | null
  /** The weekly review under way, and the step at which it goes on. */
  readonly openReview: ReviewBeside['open']
  readonly counts: { readonly people: number; readonly connections: number; readonly openSent: number }
}

function firstSteps(): Html {
  return html`${emptyBook('Drop your LinkedIn archive in, and Decorum shows what needs you. Nothing leaves this machine.')}
  <form class="section" method="post" action="/sample"><p><button type="submit" class="button">Look around in a sample</button></p>
  <p class="quiet">It brings made-up people into this empty book. One press takes them out again, with whatever you did meanwhile.</p></form>`
}

function beside({ today, budget, drafts, draftsInAll, lastReviewOn, openReview, counts }: NowView): Html {
  const more = draftsInAll > drafts.length ? html`<p><a href="/drafts">All ${draftsInAll}</a></p>` : ''
  return html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section>
  <section class="section"><h2>Drafts</h2>${
    drafts.length === 0
      ? html`<p class="quiet">None. <a href="/check">Check an invitation</a> and keep it for later.</p>`
      : html`<ul class="plain">${drafts.map(({ contact, verdict }) => html`<li><a href="${pathTo('/check', { to: contact.id })}"><bdi>${contact.name}</bdi></a> ${badge(verdictWords[verdict].says, verdictWords[verdict].tone)}</li>`)}</ul>`
  }${more}</section>
  ${reviewBeside({ today, lastOn: lastReviewOn, open: openReview })}
  <section class="section"><h2>The book</h2><p class="quiet">${grouped(counts.people)} ${counts.people === 1 ? 'person' : 'people'}, ${grouped(counts.connections)} of them connected; ${grouped(counts.openSent)} ${counts.openSent === 1 ? 'invitation' : 'invitations'} of yours open.</p></section>`
}

/** The end of the queue, shown once nothing stands above it. */
function end(more: boolean): Html {
  return html`<div class="queue-end">${
    more
      ? empty({
          title: 'These are done',
          says: 'More came after them.',
          actions: [{ label: 'Show the next', href: '/' }],
        })
      : empty({ title: 'That was all', says: 'Nothing else needs you today.' })
  }</div>`
}

/** Ways to the rest of the queue, once it is long. */
function below({ lines, inAll, from, next }: NowView): Html {
  if (lines.length === inAll) return nothing
  return html`<p class="actions queue-more">
  ${next === null ? '' : html`<a class="button" href="${pathTo('/', { after: next })}">Show the next</a>`}
  ${from === 0 ? '' : html`<a class="button button-quiet" href="${pathTo('/')}">Back to the first</a>`}
  <span class="quiet">${from === 0 ? html`The first ${lines.length}` : html`Lines ${from + 1} to ${from + lines.length}`} of ${grouped(inAll)}; the rest can wait.</span></p>`
}

/** What needs you now, in order. */
export function nowPage(view: NowView): View {
  const { today, isEmpty, lines, inAll, after } = view
  if (isEmpty) return { title: 'Now', current: 'now', body: firstSteps() }
  if (lines.length === 0)
    return {
      title: 'Now',
      current: 'now',
      body: empty({
        title: 'Nothing needs you today',
        says: 'Everybody who invited you has a decision, and no invitation of yours has waited long.',
        actions: [{ label: 'Check an invitation', href: '/check' }],
      }),
      aside: beside(view),
    }
  const back = pathTo('/', { after })
  return {
    title: 'Now',
    heading: html`Now <span class="heading-count" data-count="${inAll}" data-one="thing" data-many="things">${grouped(inAll)} ${inAll === 1 ? 'thing' : 'things'}</span>`,
    lead: 'What needs you, the most pressing first.',
    current: 'now',
    body: html`<div class="now">${items(
      lines.map((each) => nowItem(each, today, back)),
      'What needs you now',
    )}
    ${end(inAll > lines.length)}
    ${below(view)}</div>`,
    aside: beside(view),
  }
}
