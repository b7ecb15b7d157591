import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '#formats/decode-text.ts'

const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('decoding', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['nothing', bytes(), ''],
    ['UTF-8', bytes('Zoë 李'), 'Zoë 李'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'Zoë'), 'Zoë'],
    ['UTF-16LE with a mark', utf16le('\ufeffZoë 李'), 'Zoë 李'],
    ['UTF-16BE with a mark', utf16le('\ufeffZoë 李').swap16(), 'Zoë 李'],
    ['UTF-16LE without a mark', utf16le('Zoë 李'), 'Zoë 李'],
    ['UTF-16BE without a mark', utf16le('Zoë 李').swap16(), 'Zoë 李'],
    ['windows-1252', Buffer.from('Zo\xeb \x96 \x80', 'latin1'), 'Zoë – €'],
    ['UTF-8 with a damaged byte', bytes('Zoë Brückner ', [0xff], ' Åsa'), 'Zoë Brückner \ufffd Åsa'],
    ['ASCII with one stray byte, as windows-1252', bytes('Zo', [0xeb]), 'Zoë'],
    ['NUL, left out', bytes('a\0b'), 'ab'],
    ['a lone surrogate in UTF-16', bytes([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x42, 0]), 'A\ufffdB'],
    ['an odd byte at the end of UTF-16', bytes([0xff, 0xfe, 0x41, 0, 0x42]), 'A\ufffd'],
  ]
  test.each(cases)('reads %s', (_, given, expected) => expect(decodeText(given)).toBe(expected))

  test('gives well-formed text without NUL for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (given) => {
        const text = decodeText(given)
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toContain('\0')
      }),
    )
  })

  test('reads back any text it can be given in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff'))
        expect(decodeText(Buffer.from(text))).toBe(text)
      }),
    )
  })
})
