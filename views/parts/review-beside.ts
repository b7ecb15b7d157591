import type { Day } from '#model/day.ts'
import { REVIEW_STEPS, type ReviewStep } from '#model/review.ts'
import { dated, type Html, html } from '#views/html.ts'

/** What stands beside another page about the weekly review: the one under way with where it goes on, or the last one. */
export interface ReviewBeside {
  readonly today: Day
  readonly lastOn: Day | null
  readonly open: { readonly id: string; readonly step: ReviewStep } | null
}

/** The weekly review from beside another page: go on where it was left, or begin one. */
export function reviewBeside({ today, lastOn, open }: ReviewBeside): Html {
  const says = open
    ? html`Under way: step ${REVIEW_STEPS.indexOf(open.step) + 1} of ${REVIEW_STEPS.length} is next.`
    : lastOn
      ? html`Last one ${dated(lastOn, today)}.`
      : 'Not done yet; it takes a quarter of an hour.'
  const href = open ? `/review/${open.id}/${open.step}` : '/review'
  return html`<section class="section"><h2>Weekly review</h2><p class="quiet">${says}</p><p class="actions"><a class="button" href="${href}">${open ? 'Go on with the review' : 'Review the week'}</a></p></section>`
}
