import { type Html, html, pathTo } from './html.ts'
import type { View } from './layout.ts'
import { field } from './parts/field.ts'

/** What the page before the dashboard shows. */
export interface EnterView {
  /** The page to go to afterwards. */
  readonly to: string
  /** What was wrong with the last try. */
  readonly error?: string
}

/** The page that asks for the password. */
export function enterPage({ to, error }: EnterView): View {
  return {
    title: 'Enter',
    current: null,
    outside: true,
    lead: 'This book has a password.',
    body: html`<form class="form" method="post" action="/enter">
  <input type="hidden" name="to" value="${to}">
  ${field({
    as: 'password',
    name: 'password',
    label: 'Password',
    required: true,
    error,
    extra: { autocomplete: 'current-password', autofocus: true },
  })}
  <p class="actions"><button type="submit" class="button button-main">Enter</button></p>
</form>`,
  }
}

/** Leads to that page in a window of its own, so that what was written in this one stays. */
export function wayToEnter(): Html {
  return html`<a href="${pathTo('/enter')}" target="_blank">Enter in another window</a>, then do it once more here; what you wrote is kept.`
}
