import type { Composed } from '#etiquette/compose-note.ts'
import { count } from '#model/day.ts'
import { attributes, type Html, html, person } from '#views/html.ts'

/** Notes made of what is recorded, open to see while there is no other; each fills the note when it is chosen. */
export function composedNotes({ variants, missing }: Composed, note: string): Html {
  const lacks = `${missing.join('; ')}.`
  if (variants.length === 0) return html`<p class="quiet">A note from what is recorded would need ${lacks}</p>`
  return html`<details class="more composed" id="composed"${attributes({ open: note.trim() === '' })}><summary>A note from what is recorded</summary>
  <ul>${variants.map(({ manner, text }) => html`<li><blockquote class="said">${person(text)}</blockquote><p class="actions"><button type="submit" class="button" name="use" value="${text}">Use the ${manner} words</button> <span class="quiet">${count(text.length, 'character')}</span></p></li>`)}</ul>
  ${missing.length === 0 ? '' : html`<p class="quiet">What would make it better: ${lacks}</p>`}
  </details>`
}
