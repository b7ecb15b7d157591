import { type Html, html, nothing } from '#views/html.ts'

/** Where the pages before and after this one are; null where there is none. */
export interface Pager {
  readonly previous: string | null
  readonly next: string | null
  /** What is on this page: `50 of 1,204 people`. */
  readonly says?: string
}

/** Links to the rows before and after these, by key; nothing when one page holds everything. */
export function pager({ previous, next, says }: Pager): Html {
  if (previous === null && next === null) return says ? html`<p class="pager quiet">${says}</p>` : nothing
  return html`<nav class="pager" aria-label="Pages">
  ${previous ? html`<a href="${previous}" rel="prev">Earlier in the list</a>` : ''}
  ${says ? html`<span class="quiet">${says}</span>` : ''}
  ${next ? html`<a href="${next}" rel="next">Further in the list</a>` : ''}
</nav>`
}
