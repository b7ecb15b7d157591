import { type Html, html, nothing } from '#views/html.ts'
import { short } from './scale.ts'

/**
 * A share as a small bar, with a whisker over the interval where one can be given; the number beside it says the same.
 * Nothing where there is none to take a share of.
 */
export function shareBar(part: number, base: number, between: readonly [low: number, high: number] | null): Html {
  if (base === 0) return nothing
  const wide = (part / base) * 100
  return html`<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="share-all" width="100" height="10"/><rect class="${between ? 'share-part' : 'share-few'}" width="${short(wide)}" height="10"/>${between ? html`<path class="share-between" d="M${short(between[0] * 100)} 5H${short(between[1] * 100)}"/>` : ''}</svg>`
}
