import { attributes, type Html, html, person } from './html.ts'

/** One way the palette offers: a page to go to, or with `sends` something that is done at once. */
export interface Way {
  readonly name: string
  /** What tells it from others of its name, or what it is about. */
  readonly detail?: string | null
  readonly href: `/${string}`
  /** The value that doing it sends, by its name; empty for none. */
  readonly sends?: readonly [name: string, value: string]
  /** Keys that lead there without the palette, such as `g c`. */
  readonly keys?: string
}

/** Ways that belong together, under a name. */
export interface WayGroup {
  readonly name: string
  readonly ways: readonly Way[]
}

/** The palette itself; its answers come when it is opened. Without scripts it is one more search box. */
export function palette(here: `/${string}`): Html {
  return html`<div class="palette" id="palette" popover role="dialog" aria-label="Go anywhere">
  <form role="search" aria-label="People, pages and actions" method="get" action="/people">
    <input type="hidden" name="back" value="${here}">
    <button type="submit" class="visually-hidden" tabindex="-1">Find people</button>
    <input id="palette-words" type="search" name="q" role="combobox" aria-label="Find anything" aria-expanded="true" aria-autocomplete="list" aria-controls="palette-list" placeholder="A person, a page or something to do" autocomplete="off" spellcheck="false" maxlength="200" data-picks hx-get="/palette" hx-trigger="input changed delay:60ms, ask" hx-target="#palette-list" hx-swap="innerHTML" hx-sync="this:replace">
    <div class="palette-list" id="palette-list" role="listbox" aria-label="Answers"></div>
  </form>
  <p class="palette-keys quiet"><kbd class="key">Up</kbd> <kbd class="key">Down</kbd> choose <kbd class="key">Enter</kbd> go <kbd class="key">Esc</kbd> leave</p>
</div>`
}

function wayOption({ name, detail, href, sends, keys }: Way, place: number): Html {
  const words = html`<span class="palette-name">${person(name)}</span>${detail ? html` <span class="palette-detail quiet">${person(detail)}</span>` : ''}${keys ? html` <span class="palette-way" aria-hidden="true">${keys.split(' ').map((key) => html`<kbd class="key">${key}</kbd>`)}</span>` : ''}`
  const common = { id: `palette-${place}`, role: 'option', 'aria-selected': String(place === 0), tabindex: -1 }
  if (sends === undefined) return html`<a class="palette-option" href="${href}"${attributes(common)}>${words}</a>`
  const action = href
  const [sent, value] = sends
  return html`<button type="submit" class="palette-option" formmethod="post" formaction="${action}"${attributes({ ...common, name: sent || null, value: sent ? value : null })}>${words}</button>`
}

/** What the palette answers: the options of its list. */
export function paletteAnswers(groups: readonly WayGroup[]): Html {
  let place = 0
  return html`${groups
    .filter(({ ways }) => ways.length > 0)
    .map(
      ({ name, ways }) =>
        html`<div class="palette-group" role="group" aria-label="${name}"><span class="palette-heading" aria-hidden="true">${name}</span>${ways.map((way) => wayOption(way, place++))}</div>`,
    )}`
}
