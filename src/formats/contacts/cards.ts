import ICAL from 'ical.js'
import { decodeText } from '#formats/decode-text.ts'
import { shorten } from '#formats/unreadable.ts'

/** A property of a card as the parser gives it: name, parameters, type, values. */
export type Property = readonly [string, Readonly<Record<string, unknown>>, string, ...unknown[]]

/** A card of a file and the line it begins on, counted from 1; or why that card cannot be read. */
export type Card =
  | { readonly line: number; readonly properties: readonly Property[]; readonly fault?: never }
  | { readonly line: number; readonly properties?: never; readonly fault: string }

/** Whether the text holds vCards. */
export function looksLikeCards(text: string): boolean {
  return /^BEGIN:VCARD[ \t]*$/im.test(text.slice(0, 10_000))
}

/** The lines of each card, so that a broken one costs no other; one that never ends stops where the next begins. */
function* cardLines(text: string): Generator<{ line: number; lines: string[] }> {
  let lines: string[] = []
  let begunOn = 0
  for (const [index, written] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const mark = /^(BEGIN|END):VCARD(?=\s*$)/i.exec(written)
    const line = mark?.[0] ?? written
    if (mark?.[1]?.toUpperCase() === 'BEGIN') {
      if (begunOn > 0) yield { line: begunOn, lines }
      lines = []
      begunOn = index + 1
    }
    if (begunOn > 0) lines.push(line)
    if (mark && line !== lines[0] && begunOn > 0) {
      yield { line: begunOn, lines }
      begunOn = 0
    }
  }
  if (begunOn > 0) yield { line: begunOn, lines }
}

const isQuotedPrintable = (line: string) => /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line)

/** A line of version 2.1 as later versions write it: parameters there may be bare, `EMAIL;PREF;INTERNET:`. */
function withNamedParameters(line: string): string {
  const colon = line.indexOf(':')
  if (/^\s/.test(line) || colon < 0) return line
  const [name, ...parameters] = line.slice(0, colon).split(';')
  const named = parameters.map((parameter) => {
    if (parameter.includes('=')) return parameter
    return /^(7BIT|8BIT|BASE64|QUOTED-PRINTABLE)$/i.test(parameter) ? `ENCODING=${parameter}` : `TYPE=${parameter}`
  })
  return [name, ...named].join(';') + line.slice(colon)
}

/** The lines of a card of version 2.1, which breaks them after `=` and not before a blank, as later versions do. */
function modernised(lines: readonly string[]): string[] {
  const result: string[] = []
  let continues = false
  for (const line of lines) {
    const last = result.length - 1
    if (continues) result[last] += line
    else result.push(withNamedParameters(line))
    const whole = result.at(-1) as string
    continues = isQuotedPrintable(whole) && whole.endsWith('=')
    if (continues) result[result.length - 1] = whole.slice(0, -1)
  }
  return result
}

/** The cards of a file one by one (versions 2.1, 3.0 and 4.0). */
export function* readCards(text: string): Generator<Card> {
  for (const { line, lines } of cardLines(text)) {
    const written = lines.some((each) => /^VERSION:2\.1/i.test(each)) ? modernised(lines) : lines
    let properties: readonly Property[]
    try {
      properties = (ICAL.parse(written.join('\r\n').trim()) as unknown as [string, readonly Property[]])[1]
    } catch (error) {
      const fault = shorten(error instanceof Error ? error.message : String(error), 100)
      yield { line, fault: `This card cannot be read: ${fault}.` }
      continue
    }
    yield { line, properties }
  }
}

/** Version 2.1 writes what is not ASCII as `=C3=A9`. */
function unquoted(text: string): string {
  const encoder = new TextEncoder()
  const bytes = [...text.matchAll(/=([0-9A-F]{2})|([\s\S])/giu)].flatMap(([, hex, letter]) =>
    hex === undefined ? [...encoder.encode(letter)] : [Number.parseInt(hex, 16)],
  )
  return decodeText(Uint8Array.from(bytes))
}

function plain(value: unknown, parameters: Property[1]): string {
  const text = Array.isArray(value) ? value.flat().filter(Boolean).join(' ') : String(value ?? '')
  const quoted = String(parameters.encoding ?? '').toUpperCase() === 'QUOTED-PRINTABLE'
  // The parser takes the backslash from `\,` and `\n`, and from `\;` in values of several parts alone.
  return (quoted ? unquoted(text) : text).replaceAll('\\;', ';')
}

/** The text of a property as it was written, line breaks and all. */
export function linesOf([, parameters, , ...values]: Property): string {
  return values.map((value) => plain(value, parameters)).join(',')
}

/** The text of a property in one line; of several values the first. */
export function textOf([, parameters, , value]: Property): string {
  return plain(value, parameters).replace(/\s+/g, ' ').trim()
}

/** The parts of a property that has several, such as a name or an address. */
export function partsOf([name, parameters, type, value]: Property): string[] {
  return [value].flat().map((part) => textOf([name, parameters, type, part]))
}

/** The texts of all properties of one name, those without any left out. */
export function textsOf(properties: readonly Property[], name: string): string[] {
  return properties
    .filter((property) => property[0] === name)
    .map(textOf)
    .filter(Boolean)
}

/** What a property says of its kind, in lower case: `work`, `pref`, `manager`. */
export function typesOf([, parameters]: Property): string[] {
  return [parameters.type ?? []].flat(2).map((type) => String(type).toLowerCase())
}

/** The names a card gives as managers, in the ways address books write them. */
export function managersOn(properties: readonly Property[]): string[] {
  const labelOf = (group: unknown) =>
    properties.filter(([name, parameters]) => name === 'x-ablabel' && parameters.group === group).map(textOf)
  return properties
    .filter((property) => {
      const [name, parameters] = property
      if (/^x-(ms-manager|manager|evolution-manager|kaddressbook-x-managersname)$/.test(name)) return true
      if (name !== 'related' && name !== 'x-abrelatednames') return false
      if (typesOf(property).includes('manager')) return true
      return parameters.group !== undefined && labelOf(parameters.group).some((label) => /manager/i.test(label))
    })
    .map(textOf)
    .filter((name) => name !== '' && !/^urn:/i.test(name))
}
