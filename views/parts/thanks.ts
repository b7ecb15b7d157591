import { firstName } from '#etiquette/wording.ts'
import type { Contact } from '#model/contact.ts'
import { type Html, html, person } from '#views/html.ts'

/** A line of thanks to begin with: it asks for nothing. */
export function thanksWords(contact: Pick<Contact, 'name'>): string {
  return `Hello ${firstName(contact)}, thank you for accepting. I am glad that we are connected.`
}

/** Words of thanks to somebody who accepted, to be changed; kept as a message to them once they are sent. */
export function thanksPanel({ contact, back }: { readonly contact: Contact; readonly back: string }): Html {
  const action = `/now/thanks/${contact.id}` as const
  const field = `thanks-${contact.id}`
  return html`<details class="panel" open><summary>Thank ${person(firstName(contact))}</summary>
  <form class="form" method="post" action="${action}" hx-post="${action}" hx-target="closest [data-item]" hx-swap="outerHTML" hx-disable="find button">
    <input type="hidden" name="back" value="${back}">
    <div class="field"><label class="label" for="${field}">Your words</label>
      <textarea id="${field}" name="text" rows="3" required data-focus hx-post="${action}/look" hx-trigger="input delay:300ms" hx-target="#says-${contact.id}" hx-swap="innerMorph" hx-sync="this:replace">${'\n'}${thanksWords(contact)}</textarea></div>
    <div id="says-${contact.id}" class="reply-says"></div>
    <p class="actions"><button type="submit" class="button button-main">I sent this</button> <span class="quiet">Copy it to the platform; here it is kept with them.</span></p>
  </form>
</details>`
}
