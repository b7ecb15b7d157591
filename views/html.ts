import { html, raw } from 'hono/html'
import { escapeToBuffer } from 'hono/utils/html'
import { type Day, showDay, showDistance } from '#model/day.ts'
import { grouped } from '#model/grouped.ts'

/** A piece of a page, escaped where it had to be. */
export type Html = ReturnType<typeof html>

export { html }

/** No markup at all: for a part that has nothing to show. */
export const nothing: Html = raw('')

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
  const written: [string] = ['']
  for (const name in record) {
    const value = record[name]
    if (!isHarmless(name)) throw new TypeError(`The attribute ${name} is written in the template`)
    if (value === false || value === null || value === undefined) continue
    written[0] += ` ${name}`
    if (value === true) continue
    written[0] += '="'
    escapeToBuffer(String(value), written)
    written[0] += '"'
  }
  return raw(written[0])
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
