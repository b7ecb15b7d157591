import type { Severity } from '#etiquette/rule.ts'
import { type Html, html } from '#views/html.ts'

/** The four meanings a colour can have here, and plain. */
export type Tone = 'stop' | 'warn' | 'info' | 'good' | 'plain'

/** The word that always goes with a severity; the same everywhere. */
export const severityWords: Readonly<Record<Severity, string>> = {
  stop: 'Stop',
  warn: 'Reconsider',
  info: 'Worth knowing',
}

/** A small shape of its own for each tone, so that colour is never alone. The word beside it says the same. */
export function mark(tone: Tone): Html {
  const shapes: Readonly<Record<Tone, Html>> = {
    stop: html`<path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z"/><path class="mark-cut" d="M4 7h8v2H4z"/>`,
    warn: html`<path d="M8 1 16 15H0z"/><path class="mark-cut" d="M7 6h2v5H7zM7 12h2v2H7z"/>`,
    info: html`<circle cx="8" cy="8" r="7.5"/><path class="mark-cut" d="M7 3.5h2v2H7zM7 7h2v5.5H7z"/>`,
    good: html`<circle cx="8" cy="8" r="7.5"/><path class="mark-cut" d="m4 8.4 1.4-1.5 1.9 1.9 3.7-4.2 1.5 1.3-5.1 5.9z"/>`,
    plain: html`<circle cx="8" cy="8" r="3.5"/>`,
  }
  return html`<svg class="mark mark-${tone}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">${shapes[tone]}</svg>`
}

/** A short word in a tone: a state, a severity, a count. */
export function badge(words: string | Html, tone: Tone = 'plain'): Html {
  return html`<span class="badge badge-${tone}">${tone === 'plain' ? '' : mark(tone)}${words}</span>`
}
