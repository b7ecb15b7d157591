import { attributes, type Html, html } from '#views/html.ts'

/** One line of a list of work: who, why it is here, and what can be done about it. */
export interface Item {
  readonly id: string
  /** Who or what it is about; the first link in it is what Enter opens. */
  readonly who: string | Html
  /** Small facts beside it: dates, states. */
  readonly facts?: string | Html
  /** Why it is in the list. */
  readonly why?: string | Html
  /** Anything longer: a note, findings. */
  readonly body?: Html
  /** Buttons and links, as `answer` makes them. */
  readonly actions?: Html | readonly Html[]
  /** The id of a place below the answers, for what one of them opens. */
  readonly more?: string
}

/** One item; the fragment that answers a change of it. */
export function item({ id, who, facts, why, body, actions, more }: Item): Html {
  return html`<li class="item" id="${id}" data-item tabindex="-1">
  <div class="item-head"><span class="item-who">${who}</span>${facts ? html`<span class="item-facts">${facts}</span>` : ''}</div>
  ${why ? html`<p class="item-why">${why}</p>` : ''}
  ${body ? html`<div class="item-body">${body}</div>` : ''}
  ${actions ? html`<div class="actions item-actions">${actions}</div>` : ''}
  ${more ? html`<div class="item-more" id="${more}"></div>` : ''}
</li>`
}

/** A list of work in order. */
export function items(list: readonly Item[], label: string): Html {
  return html`<ol class="items" aria-label="${label}">${list.map(item)}</ol>`
}

/** A button that changes something by itself: one small form. */
export interface Answer {
  readonly label: string | Html
  readonly action: `/${string}`
  /** What it sends; not under a name that a form has of its own, such as `id`. */
  readonly values?: Readonly<Record<string, string>>
  /** The letter that presses it on the focused item. Not g, j, k, o or u. */
  readonly key?: string
  readonly main?: boolean
  /** What a press replaces, as a selector; the item it is in unless said otherwise. Null: the whole page. */
  readonly replaces?: string | null
}

// An input of such a name hides the form's own property from scripts, htmx among them.
const FORMS_OWN = ['id', 'action', 'method', 'target', 'name', 'elements', 'submit', 'length']

/** A button with its form; works without scripts, and replaces just the item where they run. */
export function answer({ label, action, values = {}, key, main, replaces }: Answer): Html {
  const hiding = Object.keys(values).find((name) => FORMS_OWN.includes(name))
  if (hiding) throw new TypeError(`A form cannot send a value named ${hiding}`)
  const target = replaces === undefined ? 'closest [data-item]' : replaces
  const htmx =
    target === null
      ? {}
      : { 'hx-post': action, 'hx-target': target, 'hx-swap': 'outerHTML', 'hx-disable': 'find button' }
  return html`<form class="answer" method="post" action="${action}"${attributes(htmx)}>
  ${Object.entries(values).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
  <button type="submit" class="button${main ? ' button-main' : ''}"${attributes({ 'data-key': key, 'aria-keyshortcuts': key })}>${label}${key ? html`<kbd class="key" aria-hidden="true">${key}</kbd>` : ''}</button>
</form>`
}

/** A button that opens a page, with the letter that presses it on the focused item. */
export function lead(label: string, path: string, key: string, main = false): Html {
  const href = path
  return html`<a class="button${main ? ' button-main' : ''}" href="${href}" data-key="${key}" aria-keyshortcuts="${key}">${label}<kbd class="key" aria-hidden="true">${key}</kbd></a>`
}
