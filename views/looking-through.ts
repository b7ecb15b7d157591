import { html } from './html.ts'
import type { Section, View } from './layout.ts'

/** Stands in for a page for as long as the book is looked through, and looks again by itself. `here` is the page's address. */
export function lookingThroughPage(current: Section, here: `/${string}`): View {
  return {
    title: 'One moment',
    lead: 'Decorum is looking through your book: once a day, and after much has changed at once.',
    current,
    refresh: true,
    body: html`<section id="looking-through" class="section" hx-get="${here}" hx-trigger="every 600ms" hx-select="#main" hx-target="#main" hx-swap="outerHTML">
  <p>The page you asked for comes by itself.</p>
  <p class="actions"><a class="button" href="${here}">Look again</a></p>
</section>`,
  }
}
