import type { Verdict } from '#etiquette/judge.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { count, type Day, showDay } from '#model/day.ts'
import { dated, type Html, html, ofBase, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { budgetBar } from './parts/budget-bar.ts'
import { empty } from './parts/empty.ts'
import { personLink, type ShownInvitation, sentItem } from './parts/invitation.ts'
import { type Item, items } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { steps } from './parts/steps.ts'
import { type TriageItem, triageItem } from './parts/triage.ts'
import { verdictWords } from './parts/verdict.ts'

/** The steps of a review as the page names them. */
export const STEP_NAMES = {
  received: 'Received',
  stale: 'Grown old',
  accepted: 'Accepted',
  budget: 'Budget',
  next: 'Who next',
  done: 'Done',
} as const

export type StepKey = keyof typeof STEP_NAMES

/** A past review. */
export interface ReviewLine {
  readonly id: string
  readonly day: Day
  readonly finished: boolean
}

/** Where reviews begin. */
export function reviewPage(past: readonly ReviewLine[], today: Day): View {
  const open = past.find((each) => !each.finished)
  return {
    title: 'Review',
    lead: 'A quarter of an hour, once a week: who waits, what grew old, whom to thank, what it cost, who comes next.',
    current: 'review',
    body: html`<form method="post" action="/review" class="section">
      <p class="actions"><button type="submit" class="button button-main" data-key="b" aria-keyshortcuts="b">${open ? 'Go on with the review' : 'Begin this week’s review'}<kbd class="key" aria-hidden="true">b</kbd></button></p>
    </form>
    <section class="section"><h2>Past reviews</h2>${
      past.filter((each) => each.finished).length === 0
        ? html`<p class="quiet">None yet. Each finished review keeps a one-page report here.</p>`
        : html`<ul class="plain">${past.filter((each) => each.finished).map(({ id, day }) => html`<li data-item tabindex="-1"><a href="/review/${id}/report">Week up to ${onDay(day)}</a> <span class="quiet">${dated(day, today)}</span></li>`)}</ul>`
    }</section>`,
  }
}

/** Somebody whose invitation was accepted lately. */
export interface ThanksLine {
  readonly contact: Contact
  readonly acceptedOn: Day
  readonly wroteSince: boolean
}

/** Somebody who may be invited next. */
export interface NextLine {
  readonly contact: Contact
  readonly verdict: Verdict
  readonly isDraft: boolean
  readonly reasons: readonly string[]
}

/** What each step shows. */
export interface StepView {
  readonly id: string
  readonly today: Day
  readonly since: Day
  readonly received: readonly TriageItem[]
  readonly stale: readonly ShownInvitation[]
  readonly accepted: readonly ThanksLine[]
  readonly budget: Budget
  readonly sentSince: { readonly count: number; readonly withNote: number; readonly highValue: number }
  readonly next: readonly NextLine[]
}

const ORDER = Object.keys(STEP_NAMES) as StepKey[]

function none(says: string): Html {
  return html`<p class="quiet">${says}</p>`
}

function thanksItem({ contact, acceptedOn, wroteSince }: ThanksLine, today: Day): Item {
  return {
    id: `accepted-${contact.id}`,
    who: personLink(contact),
    facts: wroteSince ? badge('you wrote', 'good') : '',
    why: html`<span class="quiet">Accepted ${dated(acceptedOn, today)}.</span>`,
    ...(!wroteSince && {
      body: html`<p>No word from you since. A line of thanks, without asking for anything, is enough.</p>`,
    }),
  }
}

function nextItem({ contact, verdict, isDraft, reasons }: NextLine): Item {
  return {
    id: `next-${contact.id}`,
    who: html`<a href="${pathTo('/check', { to: contact.id })}">${person(contact.name)}</a>`,
    facts: isDraft ? badge(verdictWords[verdict].says, verdictWords[verdict].tone) : badge('no note yet'),
    ...(isDraft && reasons.length > 0 && { body: html`<p class="quiet">${reasons.join(' ')}</p>` }),
  }
}

function content(step: StepKey, view: StepView): Html {
  const { id, today, since, received, stale, accepted, budget, sentSince, next } = view
  const back = `/review/${id}/${step}`
  switch (step) {
    case 'received':
      return received.length === 0
        ? none('Nobody waits for your decision.')
        : items(
            received.map((each) => triageItem(each, today, back)),
            'Waiting for your decision',
          )
    case 'stale':
      return stale.length === 0
        ? none('No invitation of yours has waited two weeks.')
        : items(
            stale.map((each) => sentItem(each, today, back)),
            'Sent, no answer yet',
          )
    case 'accepted':
      return accepted.length === 0
        ? none(`Nobody new since ${showDay(since)}.`)
        : items(
            accepted.map((each) => thanksItem(each, today)),
            'Accepted lately',
          )
    case 'budget':
      return html`${budgetBar(budget, today)}<p>Since ${onDay(since)} you sent ${count(sentSince.count, 'invitation')}: ${ofBase(sentSince.withNote, sentSince.count)} with a note, ${ofBase(sentSince.highValue, sentSince.count)} to people of high value to you.</p>
        <p class="quiet">Value comes from your own marks and from your goals in the <a href="/settings">settings</a>.</p>`
    case 'next':
      return next.length === 0
        ? none('No drafts, and nobody marked as high value who is not invited yet.')
        : items(next.map(nextItem), 'Who next')
    case 'done':
      return html`<p>${received.length === 0 ? 'Everybody who invited you has a decision.' : `${count(received.length, 'invitation')} still ${received.length === 1 ? 'waits' : 'wait'} for you; that is fine.`}</p>
        <p class="quiet">Finishing keeps a one-page report with today’s date.</p>`
  }
}

function leftIn(step: StepKey, view: StepView): number {
  if (step === 'received') return view.received.length
  if (step === 'stale') return view.stale.length
  if (step === 'accepted') return view.accepted.filter((each) => !each.wroteSince).length
  return step === 'next' ? view.next.length : 0
}

/** One step of a review under way. */
export function stepPage(step: StepKey, view: StepView): View {
  const at = ORDER.indexOf(step)
  const last = step === 'done'
  return {
    title: `Review: ${STEP_NAMES[step].toLowerCase()}`,
    current: 'review',
    body: html`${steps(
      ORDER.map((key) => ({ name: STEP_NAMES[key], href: `/review/${view.id}/${key}`, left: leftIn(key, view) })),
      at,
      'Steps of the review',
    )}
    <section class="section"><h2>${STEP_NAMES[step]}</h2>${content(step, view)}</section>
    <form method="post" action="/review/${view.id}/${step}" class="section"><p class="actions">
      <button type="submit" class="button button-main" data-key="c" aria-keyshortcuts="c">${last ? 'Finish the review' : 'Continue'}<kbd class="key" aria-hidden="true">c</kbd></button>
      ${at > 0 ? html`<a class="button button-quiet" href="/review/${view.id}/${ORDER[at - 1] ?? 'received'}">Back</a>` : ''}
    </p></form>`,
  }
}

/** A report's line of Markdown as the program wrote it, with its few marks turned into markup. */
function reportLine(line: string): Html {
  const parts = line.split(/\*\*((?:[^*\\]|\\.)+)\*\*/)
  const clean = (text: string) => text.replace(/\\([\\`*_[\]<>#|])/g, '$1')
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<strong><bdi>${clean(part)}</bdi></strong>` : html`<bdi>${clean(part)}</bdi>`))}`
}

/** The report of a finished review. */
export function reportPage(day: Day, report: string, id: string): View {
  const blocks: Html[] = []
  let list: Html[] = []
  const flush = () => {
    if (list.length > 0) blocks.push(html`<ul>${list}</ul>`)
    list = []
  }
  for (const line of report.split('\n')) {
    if (line.startsWith('- ')) list.push(html`<li>${reportLine(line.slice(2))}</li>`)
    else {
      flush()
      if (line.startsWith('## ')) blocks.push(html`<h2>${reportLine(line.slice(3))}</h2>`)
      else if (line !== '' && !line.startsWith('# ')) blocks.push(html`<p>${reportLine(line)}</p>`)
    }
  }
  flush()
  return {
    title: `Week up to ${showDay(day)}`,
    current: 'review',
    body: html`<div class="section report">${blocks}</div><p class="actions"><a class="button" href="/review/${id}/report.md" download>Keep it as Markdown</a> <a class="button button-quiet" href="/review">All reviews</a></p>`,
  }
}

/** A review that cannot be shown yet. */
export function unfinishedReport(id: string): View {
  return {
    title: 'Review under way',
    current: 'review',
    body: empty({
      title: 'Not finished yet',
      says: 'The report is written when the review is finished.',
      actions: [{ label: 'Go on with it', href: `/review/${id}/received` }],
    }),
  }
}
