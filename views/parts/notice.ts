import { type Html, html } from '#views/html.ts'
import { mark } from './mark.ts'

/** What was just done, and the operation that Undo would take back, where it can. */
export interface Done {
  readonly says: string
  readonly operation?: string | undefined
  /** The page to come back to after undoing. */
  readonly back: string
}

/** Says that something was done, with Undo beside it. */
export function doneNotice({ says, operation, back }: Done): Html {
  return html`<div class="notice notice-good" data-say="${says}">
  <p>${mark('good')}${says}</p>
  ${operation ? undoForm(operation, back) : ''}
</div>`
}

function undoForm(operation: string, back: string): Html {
  return html`<form class="answer" method="post" action="/undo">
    <input type="hidden" name="operation" value="${operation}">
    <input type="hidden" name="back" value="${back}">
    <button type="submit" class="button button-quiet" data-key="u" aria-keyshortcuts="u">Undo<kbd class="key" aria-hidden="true">u</kbd></button>
  </form>`
}
