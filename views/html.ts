import { type Day, showDay, showDistance } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'

/** A piece of a page, escaped where it had to be. Only this file makes one: text from anywhere else is never taken for it. */
class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

export type Html = Markup

/** What a template writes out: text escaped, numbers and pieces as they are, lists one by one, and nothing for the rest. */
type Written = string | number | boolean | null | undefined | Html | readonly Written[]

const TELLING = /[&<>"']/

/** Text as it stands in a page or in a quoted attribute of it. */
function escaped(text: string): string {
  const first = text.search(TELLING)
  if (first < 0) return text
  let all = text.slice(0, first)
  let from = first
  for (let at = first; at < text.length; at++) {
    const stands = standsFor(text.charCodeAt(at))
    if (stands === undefined) continue
    all += text.slice(from, at) + stands
    from = at + 1
  }
  return all + text.slice(from)
}

function standsFor(code: number): string | undefined {
  switch (code) {
    case 34:
      return '&quot;'
    case 38:
      return '&amp;'
    case 39:
      return '&#39;'
    case 60:
      return '&lt;'
    case 62:
      return '&gt;'
    default:
      return undefined
  }
}

function written(value: Written): string {
  if (typeof value === 'string') return escaped(value)
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return ''
  let all = ''
  for (const each of value) all += written(each)
  return all
}

/** A piece of a page from a template: what stands in it by itself is markup, what is put in is escaped. */
export function html(parts: TemplateStringsArray, ...values: readonly Written[]): Html {
  let all = parts[0] ?? ''
  for (let at = 0; at < values.length; at++) all += written(values[at]) + parts[at + 1]
  return new Markup(all)
}

/** No markup at all: for a part that has nothing to show. */
export const nothing: Html = new Markup('')

type AttributeValue = string | number | boolean | null | undefined

// These can run or load something; they are written out in a template, where the scan of the views sees them.
const CAREFUL = /^(on|hx-on|style$|href$|src$|srcdoc$|action$|formaction$)/
const NAME = /^[a-z][a-z0-9:-]*$/

/**
 * Attributes from a record, each with a space before it: `<input${attributes({ id, required })}>`. True gives the bare
 * name; false, null and undefined give nothing. Throws for the names that can run or load something.
 */
export function attributes(record: Readonly<Record<string, AttributeValue>>): Html {
  // A list of fifty writes hundreds of these: one text, rather than a template for each.
  let all = ''
  for (const name in record) {
    const value = record[name]
    if (!isHarmless(name)) throw new TypeError(`The attribute ${name} is written in the template`)
    if (value === false || value === null || value === undefined) continue
    all += value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`
  }
  return new Markup(all)
}

const harmless = new Set<string>()

function isHarmless(name: string): boolean {
  if (harmless.has(name)) return true
  const is = NAME.test(name) && !CAREFUL.test(name)
  if (is) harmless.add(name)
  return is
}

/**
 * The address in `text`, written anew by the URL parser, when it is http or https and names no user; undefined
 * otherwise. The only way from imported text to an `href`.
 */
export function safeUrl(text: string | null | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const web = url.protocol === 'https:' || url.protocol === 'http:'
  return web && url.username === '' && url.password === '' ? url.href : undefined
}

/** A link that leaves Decorum, or the words alone when the address is not one to link to. */
export function outsideLink(address: string | null | undefined, words: string | Html): Html {
  const url = safeUrl(address)
  return url === undefined ? html`${words}` : html`<a href="${url}" rel="noopener noreferrer">${words}</a>`
}

/** An address inside Decorum; parameters that are null, undefined or empty are left out. */
export function pathTo(
  path: `/${string}`,
  parameters: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.append(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A name or any other text that came from elsewhere, kept from turning the direction of the words around it. */
export function person(name: string): Html {
  return html`<bdi>${name}</bdi>`
}

/** A name that leads to the person's profile on the platform, where their address is one to link to. */
export function profileLink(name: string, address: string | null | undefined): Html {
  return outsideLink(address, person(name))
}

/** A day with how long ago it was: `18 Nov 2026, 3 days ago`. */
export function dated(day: Day, today: Day): Html {
  return html`<time datetime="${day}"><span class="day">${showDay(day)}</span><span class="ago">, ${showDistance(day, today)}</span></time>`
}

/** A day by itself. */
export function onDay(day: Day): Html {
  return html`<time class="day" datetime="${day}">${showDay(day)}</time>`
}

/** A share with its base, never a bare percentage: `3 of 41`. */
export function ofBase(part: number, base: number): Html {
  return html`<span class="number">${grouped(part)} of ${grouped(base)}</span>`
}
