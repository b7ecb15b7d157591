import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '#formats/csv.ts'
import { guardCell, unguardCell } from '#formats/spreadsheet-guard.ts'

/** Cells as an attacker or an honest person writes them; plain text alone would hardly ever meet the guard. */
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...`'=+-@\t\r\n \u00a0＝＋－＠a"\u2028`), maxLength: 12 }),
  fc.string({ unit: 'binary' }),
)

describe('what a spreadsheet would take for a formula', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['  =1', "'  =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['met in Lyon\n=1', "met in Lyon\n'=1"],
    ['met in Lyon\r\n =1', "met in Lyon\r\n' =1"],
    ['met in Lyon\r=1', "met in Lyon\r'=1"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ["' =1", "'' =1"],
  ])('%j gets a mark', (text, expected) => {
    expect(guardCell(text)).toBe(expected)
    expect(unguardCell(expected)).toBe(text)
  })

  test.each([
    '',
    'Ana Lind',
    "O'Brien",
    "'tis",
    "'",
    'a=b',
    'Sales & Ops - Lisbon',
    'ana@example.org',
    'a\n\nb',
    "'a\nb",
  ])('%j stays as it is', (text) => {
    expect(guardCell(text)).toBe(text)
    expect(unguardCell(text)).toBe(text)
  })
})

test('any cell comes back exactly', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(unguardCell(guardCell(text))).toBe(text)
    }),
    { numRuns: 2000 },
  )
})

test('no line of a guarded cell begins like a formula', () => {
  fc.assert(
    fc.property(cell, (text) => {
      for (const line of guardCell(text).split(/\r\n|[\r\n]/)) expect(line).not.toMatch(/^[ \u00a0]*[=+\-@\t＝＋－＠]/)
      expect(guardCell(text)).not.toMatch(/^[\r\n]/)
    }),
    { numRuns: 2000 },
  )
})

test('a guarded cell comes back through a CSV file, its line ends aside', () => {
  fc.assert(
    fc.property(cell, (text) => {
      const [row] = readCsv(`"${guardCell(text).replaceAll('"', '""')}"`, 'a.csv')
      expect(unguardCell(row?.cells[0] ?? '')).toBe(text.replace(/\r\n?/g, '\n'))
    }),
    { numRuns: 2000 },
  )
})
