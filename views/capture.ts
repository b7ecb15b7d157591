import { html } from './html.ts'
import type { View } from './layout.ts'

/**
 * What the button in the browser's bar runs on the page looked at: it opens ours with that page's address and title and
 * nothing else. The only address of a script we write; it is dragged, and our own policy keeps it from running here.
 * `origin` is the one this page was asked for at; `log` when an invitation is to be noted rather than checked.
 */
export function bookmarklet(origin: string, log?: 'sent' | 'received'): string {
  const what = `address:location.href,title:document.title${log ? `,log:'${log}'` : ''}`
  return `javascript:void open('${origin}/capture?'+new URLSearchParams({${what}}))`
}

/** The page to take the button from; `unread` when it was pressed on a page that is nobody's profile. */
export function capturePage({ origin, unread }: { readonly origin: string; readonly unread: boolean }): View {
  const button = (label: string, log?: 'sent' | 'received') => {
    const href = bookmarklet(origin, log)
    return html`<a class="button" href="${href}" rel="noopener noreferrer" data-bookmarklet>${label}</a>`
  }
  return {
    title: 'Check and log from the browser',
    lead: 'Buttons in your bookmarks bar that open Check, or a form to log an invitation, for the profile you are looking at.',
    current: 'check',
    body: html`${unread ? html`<div class="notice notice-warn" data-say="That page is nobody’s profile."><p>That page is nobody’s profile. Open a person’s profile and press it there, or <a href="/check">write their name</a>.</p></div>` : ''}
    <ol class="steps-to-do">
      <li>Show the bookmarks bar of your browser.</li>
      <li>Drag what you want to use into it: ${button('Check in Decorum')} ${button('Log one you sent', 'sent')} ${button('Log one from them', 'received')}</li>
      <li>On somebody’s profile, press it. Decorum says that another site asked, and you go on with one click.</li>
    </ol>
    <p>Each tells Decorum the address and the title of that page, and nothing else; it reads nothing of the page and changes nothing. No other site can see what Decorum answers.</p>
    <p class="quiet">Without it: copy the address of a profile into <a href="/check">Check</a>. The button holds the address of this Decorum, ${origin}; take it anew if that changes.</p>`,
  }
}
