import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, writeCsv } from '#formats/csv-write.ts'
import { unguardCell } from '#formats/spreadsheet-guard.ts'
import { hostileText } from '#test/support/random-book.ts'

async function csv(columns: readonly string[], ...slices: (readonly Cell[])[][]): Promise<string> {
  async function* given() {
    yield* slices
  }
  let text = ''
  for await (const piece of writeCsv(columns, given())) text += piece
  return text
}

test('a table begins with a mark of its encoding and has CRLF and quotation marks around every cell', async () => {
  const text = await csv(['Name', 'Age'], [['Ana "the map" Sousa', 43]], [[null, true]])
  expect(text).toBe('\uFEFF"Name","Age"\r\n"Ana ""the map"" Sousa","43"\r\n"","yes"\r\n')
})

test('a cell that a spreadsheet would calculate begins with an apostrophe', async () => {
  expect(await csv(['Note'], [['=1+1'], ['Hello\n@SUM(A1)']])).toBe(
    '\uFEFF"Note"\r\n"\'=1+1"\r\n"Hello\n\'@SUM(A1)"\r\n',
  )
})

test('whatever stands in the cells comes back from another program, and nothing of it begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(hostileText, hostileText), { minLength: 1 }), async (rows) => {
      const read = parse(await csv(['a', 'b'], rows), { bom: true, record_delimiter: '\r\n' }) as string[][]
      expect(read.slice(1).map((row) => row.map(unguardCell))).toEqual(rows)
      for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/)
    }),
    { numRuns: 300 },
  )
})
