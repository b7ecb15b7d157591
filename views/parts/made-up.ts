import { type Html, html } from '#views/html.ts'

/** Stands on every page while the made-up people are in somebody's own book. */
export function madeUp(): Html {
  return html`<form class="made-up" method="post" action="/sample/remove"><p>These are made-up people, to look around with. Whatever you do meanwhile goes with them.</p> <button type="submit" class="button">Take them out</button></form>`
}
