import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAddress, shownName, tidy, tidyOrNull } from '#formats/linkedin/people.ts'
import { profileKeyOf } from '#model/contact.ts'

describe('an address in the archive', () => {
  test.each([
    ['https://www.linkedin.com/in/zo%C3%AB-x', 'zoë-x', 'https://www.linkedin.com/in/zo%C3%AB-x'],
    ['https://www.linkedin.com/in/zoë-x', 'zoë-x', 'https://www.linkedin.com/in/zo%C3%AB-x'],
    ['https://www.linkedin.com/in/zoe\u0308-x', 'zoë-x', 'https://www.linkedin.com/in/zoe%CC%88-x'],
    ['https://www.linkedin.com/in/Upper-Case/', 'upper-case', 'https://www.linkedin.com/in/Upper-Case/'],
    ['http://linkedin.com/in/plain?trk=x#y', 'plain', 'http://linkedin.com/in/plain?trk=x#y'],
    ['www.linkedin.com/in/no-scheme', 'no-scheme', 'https://www.linkedin.com/in/no-scheme'],
    ['https://pt.linkedin.com/in/country', 'country', 'https://pt.linkedin.com/in/country'],
    ['https://user:pass@www.linkedin.com/in/login', 'login', 'https://www.linkedin.com/in/login'],
    ['https://www.linkedin.com/in/stray%percent', 'stray%percent', 'https://www.linkedin.com/in/stray%percent'],
  ])('reads %s', (text, profileKey, profileUrl) => expect(readAddress(text)).toEqual({ profileKey, profileUrl }))

  test.each([
    '',
    'https://www.linkedin.com/in',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/company/in-somewhere',
    'urn:li:member:12345',
    'javascript:alert(1)//www.linkedin.com/in/x',
    'data:text/html,https://www.linkedin.com/in/x',
    'https://linkedin.com.example.org/in/x',
    'https://example.org/https://www.linkedin.com/in/x',
    'https://notlinkedin.com/in/x',
    'https://example.org?https://www.linkedin.com/in/x',
    'https://www.linkedin.com:8443/in/x',
    'https://www.linkedin.com/company/acme/in/x',
    'https://www.linkedin.com\\@example.org/in/x',
    'https://linkedin.com@example.org/in/x',
    'https://www.linkedın.com/in/x',
    'not an address',
  ])('names nobody: %j', (text) => expect(readAddress(text)).toEqual({ profileKey: null, profileUrl: null }))

  test('names the same person whether it is plain or has to be parsed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/), (slug) => {
        const plain = readAddress(`https://www.linkedin.com/in/${slug}`)
        const parsed = readAddress(`HTTPS://www.linkedin.com/in/${slug}`)
        expect(plain).toEqual(parsed)
        expect(plain.profileKey).toBe(profileKeyOf(plain.profileUrl ?? ''))
      }),
    )
  })

  test('gives http and https alone, whatever it is given', () => {
    const text = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.string().map((slug) => `https://www.linkedin.com/in/${slug}`),
    )
    fc.assert(
      fc.property(text, (given) => {
        const { profileKey, profileUrl } = readAddress(given)
        expect(profileUrl === null).toBe(profileKey === null)
        if (profileUrl !== null)
          expect(new URL(profileUrl).href).toMatch(/^https?:\/\/([a-z0-9-]+\.)*linkedin\.com[/:]/)
      }),
    )
  })
})

test('a name is what can be seen of it', () => {
  expect(shownName(' Ana  Sá ')).toBe('Ana Sá')
  for (const name of ['-1', '李', '🚀', '?']) expect(shownName(name)).toBe(name)
  for (const nothing of ['', ' \u00a0', '\u200b\u2060', '\u202e', '\u0301', '\u0007'])
    expect(shownName(nothing)).toBe('')
})

test('a tidy cell has no blanks around it and single spaces in it', () => {
  expect(tidy('  Ana \u00a0 Maria\tde\n Sá ')).toBe('Ana Maria de Sá')
  expect(tidyOrNull('  \u202f ')).toBeNull()
})
