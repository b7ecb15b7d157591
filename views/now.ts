import type { Finding, Verdict } from '#etiquette/judge.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { count, type Day } from '#model/day.ts'
import { dated, type Html, html, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { empty } from './parts/empty.ts'
import { findings } from './parts/finding.ts'
import { findingLines, personLink, type ShownInvitation, sentItem, workOf } from './parts/invitation.ts'
import { answer, type Item, items } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { type TriageItem, triageItem } from './parts/triage.ts'
import { verdictWords } from './parts/verdict.ts'

/** What the first page shows. */
export interface NowView {
  readonly today: Day
  /** Whether the book holds anybody at all. */
  readonly isEmpty: boolean
  readonly received: readonly TriageItem[]
  readonly receivedInAll: number
  readonly stale: readonly ShownInvitation[]
  readonly staleInAll: number
  readonly account: readonly Finding[]
  /** Accepted lately, without a word from you since. */
  readonly thanks: readonly ShownInvitation[]
  /** What in the book itself asks for a look. */
  readonly remarks: readonly { readonly message: string; readonly fix: string; readonly waiverId: string | null }[]
  readonly budget: Budget
  readonly drafts: readonly { readonly contact: Contact; readonly verdict: Verdict }[]
  readonly lastReviewOn: Day | null
  readonly counts: { readonly people: number; readonly connections: number; readonly openSent: number }
}

function part(title: string, list: readonly Item[], inAll: number, all: `/${string}`): Html {
  if (list.length === 0) return html``
  const more = inAll > list.length ? html`<a href="${all}">All ${inAll}</a>` : ''
  return html`<section class="section"><div class="section-head"><h2>${title}</h2>${more}</div>${items(list, title)}</section>`
}

function accountPart(title: string, list: readonly Finding[]): Html {
  return list.length === 0 ? html`` : html`<section class="section"><h2>${title}</h2>${findings(list)}</section>`
}

function thanksItem({ invitation, contact, standing, findings }: ShownInvitation, today: Day): Item {
  return {
    id: `thanks-${invitation.id}`,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: html`accepted ${dated(standing.since, today)}`,
    body: findingLines(findings),
  }
}

function remarkLine({ message, fix, waiverId }: NowView['remarks'][number]): Html {
  const takeBack =
    waiverId === null
      ? ''
      : answer({ label: 'Take the waiver back', action: `/waivers/${waiverId}/remove`, replaces: null })
  return html`<li><p><bdi>${message}</bdi> <span class="quiet">${fix}</span></p>${takeBack}</li>`
}

function firstSteps(): Html {
  return html`${empty({
    title: 'Your book is empty',
    says: 'Drop your LinkedIn archive in, and Decorum shows what needs you. Nothing leaves this machine.',
    actions: [
      { label: 'Import an archive', href: '/data' },
      { label: 'Check an invitation', href: '/check' },
      { label: 'Add a person', href: '/people/new' },
    ],
  })}
  <form class="section" method="post" action="/sample"><p><button type="submit" class="button">Look around in a sample</button></p>
  <p class="quiet">It brings made-up people into this empty book. One press takes them out again, with whatever you did meanwhile.</p></form>`
}

function beside({ today, budget, drafts, lastReviewOn, counts }: NowView): Html {
  return html`<section class="section"><h2>Budget</h2>${budgetBar(budget, today)}</section>
  <section class="section"><h2>Drafts</h2>${
    drafts.length === 0
      ? html`<p class="quiet">None. <a href="/check">Check an invitation</a> and keep it for later.</p>`
      : html`<ul class="plain">${drafts.map(({ contact, verdict }) => html`<li><a href="${pathTo('/check', { to: contact.id })}"><bdi>${contact.name}</bdi></a> ${badge(verdictWords[verdict].says, verdictWords[verdict].tone)}</li>`)}</ul>`
  }</section>
  <section class="section"><h2>Weekly review</h2><p class="quiet">${lastReviewOn ? html`Last one ${dated(lastReviewOn, today)}.` : 'Not done yet; it takes a quarter of an hour.'}</p><p class="actions"><a class="button" href="/review">Review the week</a></p></section>
  <section class="section"><h2>The book</h2><p class="quiet">${count(counts.people, 'person', 'people')}, ${counts.connections} of them connected; ${count(counts.openSent, 'invitation')} of yours open.</p></section>`
}

/** What needs you now, in order. */
export function nowPage(view: NowView): View {
  const { today, isEmpty, received, stale, account, thanks, remarks } = view
  if (isEmpty) return { title: 'Now', current: 'now', body: firstSteps() }
  const pressing = account.filter((each) => each.severity !== 'info')
  const calm = account.filter((each) => each.severity === 'info')
  const quiet = [received, stale, account, thanks, remarks].every((each) => each.length === 0)
  return {
    title: 'Now',
    ...(!quiet && { lead: 'What needs you, the most pressing first.' }),
    current: 'now',
    body: quiet
      ? empty({
          title: 'Nothing needs you today',
          says: 'Everybody who invited you has a decision, and no invitation of yours has waited long.',
          actions: [{ label: 'Check an invitation', href: '/check' }],
        })
      : html`
        ${accountPart('Your account', pressing)}
        ${part(
          'Waiting for your decision',
          received.map((each) => triageItem(each, today, '/')),
          view.receivedInAll,
          '/received',
        )}
        ${part(
          'Accepted lately',
          thanks.map((each) => thanksItem(each, today)),
          thanks.length,
          '/sent',
        )}
        ${part(
          'Sent, no answer yet',
          stale.map((each) => sentItem(each, today, '/')),
          view.staleInAll,
          '/sent',
        )}
        ${accountPart('Worth knowing about your account', calm)}
        ${remarks.length > 0 ? html`<section class="section"><h2>In the book itself</h2><ul class="plain">${remarks.map(remarkLine)}</ul></section>` : ''}`,
    aside: beside(view),
  }
}
