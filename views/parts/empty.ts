import { type Html, html } from '#views/html.ts'

/** What an empty page says: what would be here, and what to do first. */
export interface Empty {
  readonly title: string
  readonly says: string | Html
  readonly actions?: readonly { readonly label: string; readonly href: `/${string}` }[]
}

/** What the pages say of a book without anybody in it, each in its own words. */
export function emptyBook(says: string): Html {
  return empty({
    title: 'Your book is empty',
    says,
    actions: [
      { label: 'Import an archive', href: '/data' },
      { label: 'Check an invitation', href: '/check' },
      { label: 'Add a person', href: '/people/new' },
    ],
  })
}

/** An empty state; its first action is the one to take. */
export function empty({ title, says, actions = [] }: Empty): Html {
  return html`<section class="empty">
  <h2>${title}</h2>
  <p>${says}</p>
  ${actions.length > 0 ? html`<p class="actions">${actions.map(({ label, href }, index) => html`<a class="${index === 0 ? 'button button-main' : 'button'}" href="${href}">${label}</a>`)}</p>` : ''}
</section>`
}
