import { type Html, html, person } from '#views/html.ts'
import { mark } from './parts/mark.ts'

/** Something that went wrong, in words: what, why, and what to do. */
export interface ProblemView {
  readonly title: string
  readonly what: string
  readonly why: string
  readonly fix: string | Html
}

/** The problem by itself: the body of an error page, and what takes the place of the notice on a page. */
export function problem({ what, why, fix }: Omit<ProblemView, 'title'>): Html {
  return html`<div class="problem" id="problem" data-say="${what}">
  <p class="problem-what">${mark('warn')}<strong>${person(what)}</strong></p>
  <p>${person(why)}</p>
  <p>${typeof fix === 'string' ? person(fix) : fix}</p>
</div>`
}
