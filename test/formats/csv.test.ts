import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLimits, isBlank, readCsv } from '#formats/csv.ts'
import { problemOf } from '#test/formats/problem-of.ts'

const rows = (text: string, delimiter?: string) => [...readCsv(text, 'a.csv', delimiter)].map((row) => [...row.cells])

/** Writes rows as the platform does, quoting where it must be. */
function write(table: readonly (readonly string[])[], delimiter = ',', all = false): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const plain = (cell: string) => !all && !cell.includes(delimiter) && !/["\n\r]/.test(cell)
  return table.map((row) => row.map((cell) => (plain(cell) ? cell : quoted(cell))).join(delimiter)).join('\n')
}

describe('reading CSV', () => {
  const cases: readonly (readonly [string, string, string[][]])[] = [
    ['nothing', '', []],
    ['one cell', 'a', [['a']]],
    [
      'cells, some empty',
      'a,,b\n,,\n',
      [
        ['a', '', 'b'],
        ['', '', ''],
      ],
    ],
    ['no newline at the end', 'a\nb', [['a'], ['b']]],
    [
      'a comma at the end',
      'a,\n"b",',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['empty lines, passed over', '\n\na\n\n\nb\n\n', [['a'], ['b']]],
    ['quoted cells', '"a,b","c ""d""",e', [['a,b', 'c "d"', 'e']]],
    [
      'a newline in a cell',
      'x,"a\nb"\ny,z',
      [
        ['x', 'a\nb'],
        ['y', 'z'],
      ],
    ],
    ['a quoted cell of nothing', '"",""\n', [['', '']]],
    ['CRLF, LF and CR mixed', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['CRLF in a cell becomes LF', '"a\r\nb"', [['a\nb']]],
    ['a quotation mark inside a cell', 'a "b" c,5"', [['a "b" c', '5"']]],
    ['a quotation mark after a blank', 'a, "b"', [['a', ' "b"']]],
  ]
  test.each(cases)('reads %s', (_, text, expected) => expect(rows(text)).toEqual(expected))

  test('reads with another delimiter', () => {
    expect(rows('a;"b;c";d,e', ';')).toEqual([['a', 'b;c', 'd,e']])
    expect(rows('a\tb', '\t')).toEqual([['a', 'b']])
  })

  test('says on which line of the file a row begins', () => {
    const text = 'Notes:\n"a\nb"\n\nx,"1\n\n2",y\r\nz'
    expect([...readCsv(text, 'a.csv')].map((row) => row.line)).toEqual([1, 2, 5, 8])
  })

  test('what is written is what is read', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '𝒳'), maxLength: 8 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 })
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';'), fc.boolean(), (written, delimiter, all) => {
        expect(rows(write(written, delimiter, all), delimiter)).toEqual(written)
      }),
    )
  })

  test('reads whatever another parser reads, and the same', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '"', '"', ',', ',', '\n', ' '), maxLength: 24 })
    fc.assert(
      fc.property(text, (written) => {
        let expected: string[][]
        try {
          expected = parse(written, { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' })
        } catch {
          return
        }
        expect(rows(written)).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })

  test('refuses a quotation mark that is never closed, naming the line it opens on', () => {
    expect(problemOf(() => rows('a,b\n"c\nd,e\n')).message).toBe(
      'a.csv, line 2: a quotation mark is opened and never closed.',
    )
  })

  test('refuses text after a closing quotation mark, naming the line', () => {
    expect(problemOf(() => rows('a\nb\n"c" d,e')).message).toBe(
      'a.csv, line 3: there is text after a closing quotation mark.',
    )
  })

  test('reads up to the limit of columns and no more', () => {
    const wide = (columns: number, cell: string) => Array.from({ length: columns }, () => cell).join(',')
    for (const cell of ['a', '"a"']) {
      expect(rows(wide(csvLimits.columns, cell))).toHaveLength(1)
      expect(problemOf(() => rows(`x\n${wide(csvLimits.columns + 1, cell)}`)).message).toBe(
        'a.csv, line 2: more than 100 columns.',
      )
    }
    expect(problemOf(() => rows(','.repeat(5_000_000))).message).toMatch('more than 100 columns')
  })

  test('refuses more rows than the limit', () => {
    expect(problemOf(() => rows('a\n'.repeat(csvLimits.rows + 1))).message).toMatch('more than 2000000 rows')
  })

  test('knows a row of blanks', () => {
    expect(isBlank({ line: 1, cells: ['', ' ', '\u00a0'] })).toBe(true)
    expect(isBlank({ line: 1, cells: ['', '0'] })).toBe(false)
  })
})
