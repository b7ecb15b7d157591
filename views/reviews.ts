import { type Day, showDay, showDistance, weekday } from '#model/day.ts'
import { COUNT_LINES, type CountLine, nextReviewOn, REVIEW_STEPS, type ReviewStep, shareOf } from '#model/review.ts'
import { dated, type Html, html, nothing, onDay } from './html.ts'
import type { View } from './layout.ts'
import { type Comparison, comparisonTable } from './parts/review-compare.ts'
import { reviewLines } from './parts/review-lines.ts'
import { table } from './parts/table.ts'
import { STEP_WORDS } from './review.ts'

/** A finished review with its counts, null when it is older than they are. */
export interface PastReview {
  readonly id: string
  readonly day: Day
  readonly counts: Readonly<Record<string, number>> | null
}

/** A review under way. */
export interface OpenReview {
  readonly id: string
  readonly day: Day
  readonly step: ReviewStep
}

/** What the page of reviews shows. */
export interface ReviewsView {
  readonly today: Day
  readonly open: OpenReview | null
  /** Newest first. */
  readonly past: readonly PastReview[]
  readonly comparison: Comparison | null
}

const MOST_AT_ONCE = 13
const MOST_COMPARED = 60

function start({ open, past, today }: ReviewsView): Html {
  const last = past[0]
  const next = last && nextReviewOn(last.day)
  const early = !open && last !== undefined && next !== undefined && next > today
  const says = open
    ? html`Begun ${dated(open.day, today)}. Next: step ${REVIEW_STEPS.indexOf(open.step) + 1} of ${REVIEW_STEPS.length}, ${STEP_WORDS[open.step].name.toLowerCase()}.`
    : last && next
      ? html`The last one was ${dated(last.day, today)}.${early ? html` The next could be on ${weekday(next)}, ${onDay(next)}; earlier does no harm.` : ''}`
      : html`Six short steps, an answer or a glance each. Stop whenever you like: it keeps its place.`
  return html`<form method="post" action="/review" class="section">
    <p class="actions"><button type="submit" class="button${early ? '' : ' button-main'}" data-key="b" aria-keyshortcuts="b">${open ? 'Go on with the review' : 'Begin this week’s review'}<kbd class="key" aria-hidden="true">b</kbd></button></p>
    <p class="quiet">${says}</p>
  </form>`
}

const COLUMNS: readonly (CountLine & { readonly head: string })[] = COUNT_LINES.flatMap((line) => {
  const heads: Partial<Record<CountLine['count'], string>> = {
    receivedDecided: 'Decided',
    thanked: 'Thanked',
    left: 'Left',
    sent: 'Sent',
    sentWithNote: 'With a note',
    accepted: 'Accepted',
  }
  const head = heads[line.count]
  return head === undefined ? [] : [{ ...line, head }]
})

function pastTable(caption: string, past: readonly PastReview[], today: Day): Html {
  return table(
    caption,
    [{ label: 'Week up to' }, ...COLUMNS.map((line) => ({ label: line.head, number: true }))],
    past.map(({ id, day, counts }) => [
      html`<a href="/review/${id}/report">${onDay(day)}</a> <span class="ago">${showDistance(day, today)}</span>`,
      ...COLUMNS.map((line) => (counts === null ? html`<span class="quiet">not kept</span>` : shareOf(counts, line))),
    ]),
  )
}

function choose(name: 'now' | 'before', label: string, past: readonly PastReview[], chosen: string): Html {
  return html`<div class="field"><label class="label" for="compare-${name}">${label}</label>
    <select id="compare-${name}" name="${name}">${past.map(({ id, day }) => (id === chosen ? html`<option value="${id}" selected>${showDay(day)}</option>` : html`<option value="${id}">${showDay(day)}</option>`))}</select></div>`
}

function compared(comparison: Comparison, past: readonly PastReview[]): Html {
  const { before, now } = comparison
  const choices = past.slice(0, MOST_COMPARED)
  return html`<section class="section" id="compare"><h2>Two beside each other</h2>
  ${
    past.length > 2
      ? html`<form class="toolbar" method="get" action="/review#compare">${choose('before', 'The earlier one', choices, before.id)}${choose('now', 'The later one', choices, now.id)}<button type="submit" class="button">Compare</button></form>`
      : nothing
  }
  ${comparisonTable(comparison)}</section>`
}

/** Where reviews begin and go on, with those that are past. */
export function reviewsPage(view: ReviewsView): View {
  const { past, today, comparison } = view
  return {
    title: 'Review',
    lead: 'A quarter of an hour, once a week: who waits, what grew old, whom to thank, what it cost, who comes next.',
    current: 'review',
    body: html`${start(view)}
    <section class="section"><h2>Past reviews</h2>${
      past.length === 0
        ? html`<p class="quiet">None yet. Each finished review keeps a one-page report here.</p>`
        : html`<div class="side-by-side past-reviews">${pastTable('The latest first', past.slice(0, MOST_AT_ONCE), today)}${
            past.length > MOST_AT_ONCE
              ? html`<details class="more"><summary>${past.length - MOST_AT_ONCE} earlier ones</summary>${pastTable('Earlier ones', past.slice(MOST_AT_ONCE), today)}</details>`
              : nothing
          }</div>`
    }${reviewLines(past)}</section>
    ${comparison ? compared(comparison, past) : ''}`,
  }
}
