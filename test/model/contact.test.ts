import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isConnected, nameKeyOf, profileKeyOf } from '#model/contact.ts'
import { day } from '#test/support/make.ts'

describe('the key of a profile address', () => {
  test.each([
    ['https://www.linkedin.com/in/ana-sousa', 'ana-sousa'],
    ['https://www.linkedin.com/in/ana-sousa/', 'ana-sousa'],
    ['https://www.linkedin.com/in/Ana-Sousa?trk=people', 'ana-sousa'],
    ['https://www.linkedin.com/in/ana-sousa#about', 'ana-sousa'],
    ['https://pt.linkedin.com/in/ana-sousa/details/experience', 'ana-sousa'],
    ['http://linkedin.com/in/ana-sousa', 'ana-sousa'],
    ['linkedin.com/in/ana-sousa', 'ana-sousa'],
    ['/in/ana-sousa', 'ana-sousa'],
    ['HTTPS://WWW.LINKEDIN.COM/IN/ANA-SOUSA', 'ana-sousa'],
    ['https://www.linkedin.com/in/r%C3%B3%C5%BCa-zaj%C4%85c', 'róża-zając'],
    ['https://www.linkedin.com/in/róża-zając', 'róża-zając'],
    ['https://www.linkedin.com/in/ro\u0301z\u0307a-zaja\u0328c', 'róża-zając'],
    ['https://www.linkedin.com/in/%E6%9D%8E%E5%A8%9C', '李娜'],
    ['https://www.linkedin.com/in/100%-ana', '100%-ana'],
    ['https://www.linkedin.com/in/ana%ZZ', 'ana%zz'],
    ['https://www.linkedin.com/in/ana\ud83d', 'ana\ufffd'],
  ])('%s is %s', (address, key) => expect(profileKeyOf(address)).toBe(key))

  test.each([
    'https://www.linkedin.com/in',
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/?trk=x',
    'urn:li:member:12345',
    'https://www.linkedin.com/company/tidewater',
    'https://www.linkedin.com/',
    'Ana Sousa',
    '',
  ])('%j names nobody', (address) => expect(profileKeyOf(address)).toBeUndefined())

  test('is the same percent-encoded and plain, for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const slug = text.toWellFormed().replace(/[/?#%\s]/g, '-')
        const base = 'https://www.linkedin.com/in/'
        expect(profileKeyOf(base + encodeURIComponent(slug))).toBe(profileKeyOf(base + slug))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a name as it is compared', () => {
  test.each([
    ['Róża Zając', 'roza zajac'],
    ['  ANA   Sousa ', 'ana sousa'],
    ['Ana\u200bSousa', 'anasousa'],
    ['Ana\u00a0Sousa', 'ana sousa'],
    ['Zoe\u0308', 'zoe'],
    ['Ｂｏ Ｌｉｎｄ', 'bo lind'],
    ['李娜', '李娜'],
    ['O’Brien', 'o’brien'],
  ])('%s is %s', (name, key) => expect(nameKeyOf(name)).toBe(key))

  test('is its own key, and does not change with the form of its accents', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const key = nameKeyOf(name)
        expect(nameKeyOf(key)).toBe(key)
        expect(nameKeyOf(name.normalize('NFD'))).toBe(key)
        expect(nameKeyOf(`  ${name.normalize('NFC')} `)).toBe(key)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a connection', () => {
  const connected = (connectedOn: string | null, removedOn: string | null, on: string) =>
    isConnected(
      { connectedOn: connectedOn && day(connectedOn), removedOn: removedOn && day(removedOn) } as never,
      day(on),
    )

  test.each<[string, string | null, string | null, string, boolean]>([
    ['never was', null, null, '2026-11-18', false],
    ['stands from its first day', '2026-11-18', null, '2026-11-18', true],
    ['does not stand before it', '2026-11-18', null, '2026-11-17', false],
    ['stands until the day it was removed', '2026-11-01', '2026-11-10', '2026-11-09', true],
    ['is over on that day', '2026-11-01', '2026-11-10', '2026-11-10', false],
    ['made again after it was removed stands', '2026-11-12', '2026-11-10', '2026-11-18', true],
  ])('%s', (_, connectedOn, removedOn, on, stands) => expect(connected(connectedOn, removedOn, on)).toBe(stands))
})
