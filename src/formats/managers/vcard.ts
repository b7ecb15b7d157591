import ICAL from 'ical.js'
import { profileKeyOf } from '#model/contact.ts'
import { asTyped, type ManagerRecord, type ManagersReading, type NamedPerson } from './records.ts'

/** A property of a card as the parser gives it: name, parameters, type, values. */
type Property = readonly [string, Readonly<Record<string, string | readonly string[]>>, string, ...unknown[]]

interface Card {
  readonly line: number
  readonly text: string
}

/** The cards of a file one by one, so that a broken one costs no other; each with the line it begins on. */
function* cardsIn(text: string): Generator<Card> {
  let lines: string[] = []
  let begunOn = 0
  for (const [index, line] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) {
      lines = []
      begunOn = index + 1
    }
    if (begunOn > 0) lines.push(line)
    if (/^END:VCARD\s*$/i.test(line) && begunOn > 0) {
      yield { line: begunOn, text: lines.join('\r\n') }
      begunOn = 0
    }
  }
  if (begunOn > 0) yield { line: begunOn, text: lines.join('\r\n') }
}

/** Version 2.1 writes what is not ASCII as `=C3=A9`, with lines broken after `=`. */
function unquoted(text: string): string {
  const bytes = new Uint8Array(
    [...text.replace(/=\r?\n/g, '').matchAll(/=([0-9A-F]{2})|([\s\S])/gi)].flatMap(([, hex, letter]) =>
      hex === undefined ? [...new TextEncoder().encode(letter)] : [Number.parseInt(hex, 16)],
    ),
  )
  return new TextDecoder().decode(bytes)
}

function textOf([, parameters, , value]: Property): string {
  const text = Array.isArray(value) ? value.flat().filter(Boolean).join(' ') : String(value ?? '')
  const quoted = String(parameters.encoding ?? '').toUpperCase() === 'QUOTED-PRINTABLE'
  return (quoted ? unquoted(text) : text).replace(/\s+/g, ' ').trim()
}

function typesOf([, parameters]: Property): string[] {
  return [parameters.type ?? []].flat().map((type) => type.toLowerCase())
}

/** The names a card gives as managers, in the ways address books write them. */
function managersOn(properties: readonly Property[]): string[] {
  const labelOf = (group: string | readonly string[] | undefined) =>
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

function personOn(properties: readonly Property[]): NamedPerson | undefined {
  const all = (name: string) => properties.filter((property) => property[0] === name).map(textOf)
  const parts = properties.find(([name]) => name === 'n')
  const values = (parts?.[3] ?? []) as readonly unknown[]
  const [last = '', first = ''] =
    parts && Array.isArray(values)
      ? values.map((part) => textOf([...parts.slice(0, 3), part] as unknown as Property))
      : []
  const name = all('fn').find(Boolean) ?? `${first} ${last}`.trim()
  if (name === '') return undefined
  const profileKey = [...all('url'), ...all('x-socialprofile')].map(profileKeyOf).find((key) => key !== undefined)
  return { name, email: all('email').find(Boolean) ?? null, profileKey: profileKey ?? null }
}

/** Reads who reports to whom from vCards (versions 2.1, 3.0 and 4.0). Undefined when the text has no card. */
export function readManagersVcard(text: string, name: string): ManagersReading | undefined {
  const records: ManagerRecord[] = []
  const rejected: { line: number; reason: string }[] = []
  let without = 0
  let found = false
  for (const { line, text: card } of cardsIn(text)) {
    found = true
    let properties: readonly Property[]
    try {
      const softBreaks = /^VERSION:2\.1/im.test(card) ? card.replace(/=\r\n/g, '') : card
      properties = (ICAL.parse(softBreaks) as unknown as [string, readonly Property[]])[1]
    } catch (error) {
      rejected.push({ line, reason: `This card cannot be read: ${error instanceof Error ? error.message : error}` })
      continue
    }
    const managers = managersOn(properties)
    const person = personOn(properties)
    if (managers.length === 0) without++
    else if (!person) rejected.push({ line, reason: 'This card names a manager, and nobody who reports to them.' })
    else
      for (const manager of new Set(managers))
        records.push({ line, person, manager: asTyped(manager, profileKeyOf(manager)), from: null, until: null })
  }
  if (!found) return undefined
  return { name, kind: 'vCards', read: records.length + rejected.length, without, records, rejected }
}
