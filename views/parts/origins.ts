import type { Day } from '#model/day.ts'
import { showDay } from '#model/day.ts'
import type { Source, SourceField } from '#model/source.ts'
import { type Html, html, nothing, person } from '#views/html.ts'
import { formProblems } from './field.ts'
import { answer } from './items.ts'
import type { FormState } from './person-form.ts'

/** Where a value of somebody comes from, and what other sources say. */
export interface Origin {
  readonly field: SourceField
  /** The value in force. */
  readonly value: string | null
  /** The sources that say just this; none: it is the owner's own word. */
  readonly from: readonly { readonly words: string; readonly on: Day | null }[]
  readonly others: readonly {
    readonly source: Source
    readonly words: string
    readonly on: Day | null
    readonly value: string
  }[]
}

/** A further address somebody is known by. */
export interface ShownKey {
  readonly id: string
  readonly kind: 'profile' | 'email'
  readonly key: string
}

const labels: Readonly<Record<SourceField, string>> = {
  name: 'Name',
  profileKey: 'Profile',
  profileUrl: 'Profile',
  email: 'E-mail',
  company: 'Company',
  position: 'Work',
  region: 'Region',
  connectedOn: 'Connected',
  remarks: 'Remarks',
}

const shown = (field: SourceField, value: string) => (field === 'connectedOn' ? showDay(value as Day) : person(value))

function whence({ value, from }: Origin): string {
  if (value === null) return ''
  if (from.length === 0) return 'your own word'
  return from.map(({ words, on }) => (on ? `${words} of ${showDay(on)}` : words)).join(' and ')
}

function line(contactId: string, origin: Origin): Html {
  const { field, value, others } = origin
  return html`<li><b>${labels[field]}</b>: ${value === null ? html`<span class="quiet">not known</span>` : shown(field, value)} <span class="quiet">${whence(origin)}</span>
  ${others.map(
    (other) =>
      html`<div class="other-word">${other.words}${other.on ? ` of ${showDay(other.on)}` : ''} says: ${shown(field, other.value)} ${answer(
        {
          label: 'Take that',
          action: `/people/${contactId}/origins`,
          values: { field, source: other.source },
          replaces: null,
        },
      )}</div>`,
  )}</li>`
}

/** Where everything that is known of somebody comes from; another source's word can be taken over. */
export function originsSection(contactId: string, origins: readonly Origin[]): Html {
  if (origins.every(({ from, others }) => from.length === 0 && others.length === 0)) return nothing
  const differ = origins.some(({ others }) => others.length > 0)
  return html`<details class="section fold" id="origins"${differ ? html` open` : ''}><summary><h2>Where it comes from</h2></summary>
  <ul class="plain told">${origins.map((origin) => line(contactId, origin))}</ul>
</details>`
}

/** Further addresses of somebody, and making one of two. */
export function identitySection(
  contactId: string,
  keys: readonly ShownKey[],
  states: { readonly key: FormState; readonly same: FormState },
): Html {
  const { key, same } = states
  const open = Object.keys(key.errors).length + Object.keys(same.errors).length > 0
  return html`<details class="section fold" id="identity"${open ? html` open` : ''}><summary><h2>Addresses, and who they are too</h2></summary>
  ${keys.length === 0 ? html`<p class="quiet">Known by no further address. Files of other programs find a person by their e-mail and profile addresses.</p>` : html`<ul class="plain told">${keys.map((each) => html`<li>${person(each.kind === 'profile' ? `linkedin.com/in/${each.key}` : each.key)} ${answer({ label: 'Remove', action: `/people/${contactId}/keys/${each.id}`, replaces: null })}</li>`)}</ul>`}
  <form class="form" method="post" action="/people/${contactId}/keys">
    ${formProblems(key.errors)}
    <div class="field"><label class="label" for="field-key">A further e-mail or profile address</label><input id="field-key" name="key" type="text" value="${key.written.key ?? ''}" autocomplete="off"></div>
    <p class="actions"><button type="submit" class="button">Add it</button></p>
  </form>
  <form class="form" method="post" action="/people/${contactId}/same">
    ${formProblems(same.errors)}
    <div class="field"><label class="label" for="field-same">This is the same person as</label><p class="hint" id="field-same-hint">A name, an e-mail or a profile address of somebody in the book. You see what it would do first.</p><input id="field-same" name="same" type="text" value="${same.written.same ?? ''}" autocomplete="off" aria-describedby="field-same-hint"></div>
    <p class="actions"><button type="submit" class="button">Compare the two</button></p>
  </form>
</details>`
}
