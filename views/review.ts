import type { Verdict } from '#etiquette/judge.ts'
import { firstName } from '#etiquette/wording.ts'
import type { Contact } from '#model/contact.ts'
import { count, type Day, showDay, weekday } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'
import { closingWords, nextReviewOn, REVIEW_STEPS, type ReviewStep } from '#model/review.ts'
import { dated, type Html, html, nothing, ofBase, onDay, pathTo, person } from './html.ts'
import type { View } from './layout.ts'
import { personLink, type ShownInvitation, sentItem, workOf } from './parts/invitation.ts'
import { answer, type Item } from './parts/items.ts'
import { badge } from './parts/mark.ts'
import { type BudgetView, budgetStep } from './parts/review-budget.ts'
import { steps } from './parts/steps.ts'
import { facts } from './parts/table.ts'
import { type TriageItem, triageItem } from './parts/triage.ts'
import { verdictWords } from './parts/verdict.ts'

/** The steps of a review as the page names them, each with what it asks in one sentence. */
export const STEP_WORDS: Readonly<Record<ReviewStep, { readonly name: string; readonly asks: string }>> = {
  received: {
    name: 'Received',
    asks: 'Give each of these an answer, or leave it; you owe a decision, not a yes.',
  },
  stale: {
    name: 'Grown old',
    asks: 'Note what became of these, take back what has waited long enough, or give it more time.',
  },
  accepted: {
    name: 'Accepted',
    asks: 'They said yes: a line of thanks, without asking for anything, is enough.',
  },
  budget: { name: 'Budget', asks: 'Look at what the week’s invitations were spent on; nothing to decide here.' },
  next: { name: 'Who next', asks: 'Choose whom to write to next, and check the words before they go.' },
  done: { name: 'Done', asks: 'This is what was decided; finishing keeps it on one page.' },
}

/** Somebody further down a step, or left for next week: named, not asked about yet. */
export interface QuietLine {
  /** The id of the invitation, or of the contact in the step of who is next. */
  readonly item: string
  readonly name: string
  readonly on: Day | null
}

/** The items of a step: the one that is asked about now, those after it, and those left for next week. */
export interface Queue<T> {
  readonly current: T | null
  readonly item: string | null
  readonly after: readonly QuietLine[]
  readonly left: readonly QuietLine[]
}

/** Somebody who accepted and had no word since. */
export interface ThanksLine {
  readonly contact: Contact
  readonly acceptedOn: Day
}

/** Somebody who may be invited next, with what speaks for them. */
export interface NextLine {
  readonly contact: Contact
  readonly verdict: Verdict
  readonly isDraft: boolean
  readonly reasons: readonly string[]
  readonly purpose: string | null
  readonly speaks: readonly string[]
  /** How likely they accept, as a person reads it. */
  readonly chance: string
  readonly place: 'now' | 'reserve' | 'later'
}

/** Decisions in words with names, such as `accepted: Ana Sousa`. */
type Decisions = readonly string[]

/** What a step shows. */
export interface StepView extends BudgetView {
  readonly id: string
  readonly step: ReviewStep
  readonly openIn: Readonly<Record<ReviewStep, number>>
  readonly received: Queue<TriageItem>
  readonly stale: Queue<ShownInvitation>
  readonly thanks: Queue<ThanksLine>
  readonly next: Queue<NextLine>
  readonly decided: { readonly received: Decisions; readonly sent: Decisions; readonly thanked: Decisions }
}

const MOST_QUIET = 8
const MANY = 20

function stepPath({ id, step }: Pick<StepView, 'id' | 'step'>): `/${string}` {
  return `/review/${id}/${step}`
}

function quietLine({ item, name, on }: QuietLine, view: StepView): Html {
  return html`<li data-item tabindex="-1"><a href="${pathTo(stepPath(view), { at: item })}">${person(name)}</a>${on ? html` <span class="quiet">${dated(on, view.today)}</span>` : ''}</li>`
}

function leftLine({ item, name }: QuietLine, { id, step }: StepView): Html {
  const again = answer({
    label: 'Take it up again',
    action: `/review/${id}/take-up`,
    values: { item, step },
    replaces: null,
  })
  return html`<li>${person(name)} ${again}</li>`
}

/** The item in focus; htmx leaves its answers alone, so that each brings the next item with the counts as they are then. */
function asked({ id, who, facts: small, why, body, actions }: Item, queue: Queue<unknown>, view: StepView): Html {
  const leave = answer({
    label: 'Leave for next week',
    action: `/review/${view.id}/leave`,
    values: { item: queue.item ?? '', step: view.step },
    key: 'l',
    replaces: null,
  })
  return html`<ol class="items asked" aria-label="Asked now" hx-ignore><li class="item" id="${id}" data-item data-focus tabindex="-1">
  <div class="item-head"><span class="item-who">${who}</span>${small ? html`<span class="item-facts">${small}</span>` : ''}</div>
  ${why ? html`<p class="item-why">${why}</p>` : ''}
  ${body ? html`<div class="item-body">${body}</div>` : ''}
  <div class="actions item-actions">${actions ?? ''}${leave}</div>
</li></ol>`
}

function queueOf<T>(queue: Queue<T>, toItem: (current: T) => Item, none: string, view: StepView): Html {
  const { current, after, left } = queue
  const more = after.length - MOST_QUIET
  return html`${current === null ? html`<p class="review-none">${none}</p>` : asked(toItem(current), queue, view)}
  ${
    after.length > 0
      ? html`<section class="section review-after"><h2>After this one</h2><ol class="plain" aria-label="After this one">${after.slice(0, MOST_QUIET).map((line) => quietLine(line, view))}</ol>${more > 0 ? html`<p class="quiet">and ${grouped(more)} more${more > MANY ? '; a few of them each week are enough' : ''}.</p>` : ''}</section>`
      : ''
  }
  ${left.length > 0 ? html`<details class="more review-left"><summary>${left.length} left for next week</summary><ul class="plain">${left.map((line) => leftLine(line, view))}</ul></details>` : ''}`
}

function thanksItem({ contact, acceptedOn }: ThanksLine, { id, today }: StepView): Item {
  const field = `thanks-${contact.id}`
  return {
    id: `accepted-${contact.id}`,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: html`accepted ${dated(acceptedOn, today)}`,
    body: html`<form class="form answer" id="${field}-form" method="post" action="/review/${id}/thanks">
      <input type="hidden" name="contact" value="${contact.id}">
      <div class="field"><label class="label" for="${field}">Words to send, if you like</label>
        <textarea id="${field}" name="text" rows="2">${'\n'}Thank you for accepting, ${firstName(contact)}. I am glad we are connected.</textarea></div>
    </form>
    <p class="quiet">Decorum sends nothing: send it on the platform, then note it here.</p>`,
    actions: html`<button type="submit" form="${field}-form" class="button button-main" data-key="t" aria-keyshortcuts="t">I thanked them<kbd class="key" aria-hidden="true">t</kbd></button>`,
  }
}

const places: Readonly<Record<NextLine['place'], string>> = {
  now: 'Fits what is left this week.',
  reserve: 'Would come out of the reserve.',
  later: 'Has to wait until slots free.',
}

function nextItem(
  { contact, verdict, isDraft, reasons, purpose, speaks, chance, place }: NextLine,
  view: StepView,
): Item {
  return {
    id: `next-${contact.id}`,
    who: html`${personLink(contact)} ${workOf(contact)}`,
    facts: isDraft ? badge(verdictWords[verdict].says, verdictWords[verdict].tone) : badge('no note yet'),
    body: html`${purpose ? html`<p>${person(purpose)}</p>` : ''}
      <p>${speaks.length > 0 ? html`What speaks for it: ${person(speaks.join('; '))}.` : ''} ${places[place]} <span class="quiet">Chance of a yes: ${chance}.</span></p>
      ${reasons.length > 0 ? html`<p class="quiet">${person(reasons.join(' '))}</p>` : ''}`,
    actions: html`<a class="button button-main" data-key="w" aria-keyshortcuts="w" href="${pathTo('/check', { to: contact.id, back: stepPath(view) })}">Check and write<kbd class="key" aria-hidden="true">w</kbd></a>`,
  }
}

function soFar({ counts, decided }: StepView, withNames: boolean): (readonly [string, Html])[] {
  const lines: (readonly [string, Html])[] = []
  const line = (says: string, base: number, words: Html, names: Decisions) => {
    const whom = withNames && names.length > 0 ? html`<p class="quiet">${person(names.join('; '))}</p>` : ''
    if (base > 0) lines.push([says, html`${words}${whom}`])
  }
  const noted = counts.staleNoted > 0 ? `, ${counts.staleNoted} noted` : ''
  line('Received', counts.received, html`${ofBase(counts.receivedDecided, counts.received)} decided`, decided.received)
  line('Grown old', counts.stale, html`${ofBase(counts.staleWithdrawn, counts.stale)} withdrawn${noted}`, decided.sent)
  line('Accepted', counts.thanks, html`${ofBase(counts.thanked, counts.thanks)} thanked`, decided.thanked)
  return lines
}

function doneStep(view: StepView): Html {
  const { counts, today } = view
  const on = nextReviewOn(today)
  const left: [string, Html] = ['Left for next time', ofBase(counts.left, counts.items)]
  return html`${counts.items > 0 ? facts([...soFar(view, true), left]) : nothing}
  <p>${closingWords(counts)} The next review could be on ${weekday(on)}, ${onDay(on)}.</p>`
}

function content(view: StepView): Html {
  const back = stepPath(view)
  const { today, since } = view
  switch (view.step) {
    case 'received':
      return queueOf(view.received, (each) => triageItem(each, today, back), 'Nobody waits for your decision.', view)
    case 'stale':
      return queueOf(
        view.stale,
        (each) => sentItem(each, today, back),
        'No invitation of yours waits longer than two weeks.',
        view,
      )
    case 'accepted':
      return queueOf(
        view.thanks,
        (each) => thanksItem(each, view),
        `Everybody who accepted since ${showDay(since)} has a word from you.`,
        view,
      )
    case 'budget':
      return budgetStep(view)
    case 'next':
      return queueOf(
        view.next,
        (each) => nextItem(each, view),
        'No drafts, and nobody of high value who is not invited yet.',
        view,
      )
    case 'done':
      return doneStep(view)
  }
}

function beside(view: StepView): Html {
  const lines = soFar(view, false)
  return html`${view.step !== 'done' && lines.length > 0 ? html`<section class="section"><h2>So far</h2>${facts(lines)}</section>` : ''}
  <section class="section"><h2>Stop whenever you like</h2><p class="quiet">The review keeps its place. Go on from <a href="/">Now</a> or from the <a href="/review">Review page</a>, whenever that is.</p></section>`
}

/** One step of a review under way. */
export function stepPage(view: StepView): View {
  const { id, step, openIn } = view
  const index = REVIEW_STEPS.indexOf(step)
  const { name, asks } = STEP_WORDS[step]
  const here = openIn[step]
  const progress = `Step ${index + 1} of ${REVIEW_STEPS.length}${here > 0 ? `, ${here} left here` : ''}`
  const last = step === 'done'
  const goOn = last ? 'Finish the review' : 'Continue'
  const main = here === 0 ? 'button button-main' : 'button'
  return {
    title: `Review: ${name.toLowerCase()}`,
    heading: html`${name}`,
    lead: asks,
    current: 'review',
    body: html`<div class="review-way">${steps(
      REVIEW_STEPS.map((key) => ({ name: STEP_WORDS[key].name, href: `/review/${id}/${key}`, left: openIn[key] })),
      index,
      'Steps of the review',
    )}<p class="quiet review-progress" data-say="${name}. ${asks} ${progress}.">${progress}</p></div>
    ${content(view)}
    <form method="post" action="/review/${id}/${step}" class="review-on"><p class="actions">
      <button type="submit" class="${main}" data-key="c" aria-keyshortcuts="c">${goOn}<kbd class="key" aria-hidden="true">c</kbd></button>
      ${index > 0 ? html`<a class="button button-quiet" data-key="b" aria-keyshortcuts="b" href="/review/${id}/${REVIEW_STEPS[index - 1] ?? 'received'}">Back<kbd class="key" aria-hidden="true">b</kbd></a>` : ''}
      ${!last && here > 0 ? html`<span class="quiet">${count(here, 'item')} left here ${here === 1 ? 'stays' : 'stay'} for next time.</span>` : ''}
    </p></form>`,
    aside: beside(view),
  }
}
