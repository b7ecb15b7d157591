import { guardCell } from './spreadsheet-guard.ts'

/** What a spreadsheet may be given as a cell; null is an empty one. */
export type Cell = string | number | boolean | null

/** Tells a spreadsheet that the file is UTF-8. */
const BOM = '\uFEFF'

function written(cell: Cell): string {
  if (cell === null) return '""'
  const text = typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell)
  return `"${guardCell(text).replaceAll('"', '""')}"`
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')
}

/**
 * A table as CSV for spreadsheets, in pieces as large as the slices given: UTF-8 with a byte order mark, CRLF, every
 * cell quoted, and none that a spreadsheet would calculate. What it does to such cells can be taken back by `unguardCell`.
 */
export async function* writeCsv(
  columns: readonly string[],
  slices: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  yield BOM + lines([columns])
  for await (const rows of slices) yield lines(rows)
}
