import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { vcardOf } from '#formats/vcard-write.ts'
import { type Contact, unknownContact } from '#model/contact.ts'
import { hostileText } from '#test/support/random-book.ts'

const ana: Contact = { ...unknownContact, id: '01a216a0-2544-74b6-98b5-63ad1f6940e9', name: 'Ana Maria Sousa' }

type Property = readonly [name: string, parameters: object, type: string, ...values: unknown[]]

/** The properties of a card, by name, as another program reads them. */
function read(card: string): Record<string, unknown> {
  const [, properties] = ICAL.parse(card) as unknown as [string, Property[]]
  return Object.fromEntries(properties.map(([name, , , value]) => [name, value]))
}

/** What is left of a text once it has gone through a format that has one kind of line end and no control characters. */
const asWritten = (text: string) => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '')

test('a card has what is known, and nothing else', () => {
  expect(read(vcardOf(ana))).toEqual({
    version: '4.0',
    uid: `urn:uuid:${ana.id}`,
    fn: 'Ana Maria Sousa',
    n: ['Sousa', 'Ana Maria', '', '', ''],
  })
  const full: Contact = {
    ...ana,
    email: 'ana@example.org',
    company: 'Maps; Tides, Lda.',
    position: 'Head of Maps',
    profileUrl: 'https://www.linkedin.com/in/ana,b;c',
    remarks: 'Met in Lisbon,\nat the \\ stand',
  }
  expect(read(vcardOf(full))).toMatchObject({
    org: 'Maps; Tides, Lda.',
    title: 'Head of Maps',
    email: 'ana@example.org',
    url: 'https://www.linkedin.com/in/ana,b;c',
    note: 'Met in Lisbon,\nat the \\ stand',
  })
})

test('a name of one word is a given name, and an address that is none for the web is made from the key or left out', () => {
  expect(read(vcardOf({ ...ana, name: 'Ana' })).n).toEqual(['', 'Ana', '', '', ''])
  expect(read(vcardOf({ ...ana, profileUrl: 'javascript:alert(1)' })).url).toBeUndefined()
  expect(read(vcardOf({ ...ana, profileUrl: 'ana', profileKey: 'zoë-x' })).url).toBe(
    'https://www.linkedin.com/in/zo%C3%AB-x',
  )
})

test('whatever stands in the fields comes back from another program, in lines of 75 bytes at most', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 8 }), hostileText, (words, name) => {
      const contact: Contact = { ...ana, name: `${name}x`, company: `${name}c`, remarks: `${words.join(' ')}r` }
      const card = vcardOf(contact)
      for (const line of card.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there.
        expect(line).not.toMatch(/[\0-\x08\x0a-\x1f\x7f]/)
        expect(line.isWellFormed()).toBe(true)
      }
      const back = read(card)
      expect(back.fn).toBe(asWritten(`${name}x`))
      expect(back.org).toBe(asWritten(`${name}c`))
      expect(back.note).toBe(asWritten(`${words.join(' ')}r`))
      expect(Object.keys(back)).toEqual(['version', 'uid', 'fn', 'n', 'org', 'note'])
    }),
    { numRuns: 300 },
  )
})
