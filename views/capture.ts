import { html } from './html.ts'
import type { View } from './layout.ts'

/**
 * What the button in the browser's bar runs on the page looked at: it opens ours with that page's address and title and
 * nothing else. The only address of a script we write; it is dragged, and our own policy keeps it from running here.
 * `origin` is the one this page was asked for at.
 */
export function bookmarklet(origin: string): string {
  return `javascript:void open('${origin}/capture?'+new URLSearchParams({address:location.href,title:document.title}))`
}

/** The page to take the button from; `unread` when it was pressed on a page that is nobody's profile. */
export function capturePage({ origin, unread }: { readonly origin: string; readonly unread: boolean }): View {
  const href = bookmarklet(origin)
  return {
    title: 'Check from the browser',
    lead: 'A button in your bookmarks bar that opens Check for the profile you are looking at.',
    current: 'check',
    body: html`${unread ? html`<div class="notice notice-warn" data-say="That page is nobody’s profile."><p>That page is nobody’s profile. Open a person’s profile and press it there, or <a href="/check">write their name</a>.</p></div>` : ''}
    <ol class="steps-to-do">
      <li>Show the bookmarks bar of your browser.</li>
      <li>Drag this button into it: <a class="button" href="${href}" rel="noopener noreferrer" data-bookmarklet>Check in Decorum</a></li>
      <li>On somebody’s profile, press it. Decorum says that another site asked, and you go on with one click.</li>
    </ol>
    <p>It tells Decorum the address and the title of that page, and nothing else; it reads nothing of the page and changes nothing. No other site can see what Decorum answers.</p>
    <p class="quiet">Without it: copy the address of a profile into <a href="/check">Check</a>. The button holds the address of this Decorum, ${origin}; take it anew if that changes.</p>`,
  }
}
