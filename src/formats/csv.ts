import { unreadable } from '#formats/unreadable.ts'

/** One row of a CSV file. `line` is where it begins in the file, counted from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** How much of a CSV file is read at most; a cell's length is in characters. */
export const csvLimits = { columns: 100, rows: 2_000_000, cell: 64 * 1024 }

const quote = 34
const newline = 10

function tooMany(file: string, line: number, what: string): Error {
  return unreadable(
    `${file}, line ${line}: more than ${what}.`,
    `Decorum reads files of up to ${csvLimits.columns} columns and ${csvLimits.rows} rows.`,
    'Check that this is the file you meant.',
  )
}

/** The quoted cell that begins at `at`, and where the text goes on after it. */
function quotedCell(text: string, at: number, file: string, line: number): { cell: string; next: number } {
  let cell = ''
  let from = at + 1
  for (;;) {
    const closing = text.indexOf('"', from)
    if (closing < 0)
      throw unreadable(
        `${file}, line ${line}: a quotation mark is opened and never closed.`,
        'Everything after it would become one cell.',
        'Take the file as it was downloaded, or close the quotation mark on that line.',
      )
    cell += text.slice(from, closing)
    from = closing + 1
    if (text.charCodeAt(from) !== quote) return { cell, next: from }
    cell += '"'
    from++
  }
}

/** The row that begins at `at` and has a quote somewhere, and where the next one begins. */
function quotedRow(text: string, at: number, comma: number, file: string, line: number) {
  const cells: string[] = []
  let i = at
  for (;;) {
    if (text.charCodeAt(i) === quote) {
      const { cell, next } = quotedCell(text, i, file, line)
      cells.push(cell)
      i = next
      const code = text.charCodeAt(i)
      if (i < text.length && code !== comma && code !== newline)
        throw unreadable(
          `${file}, line ${line}: there is text after a closing quotation mark.`,
          'A cell of that row is quoted wrongly, so its columns cannot be told apart.',
          'Take the file as it was downloaded, or double the quotation marks inside that cell.',
        )
    } else {
      let to = i
      while (to < text.length && text.charCodeAt(to) !== comma && text.charCodeAt(to) !== newline) to++
      cells.push(text.slice(i, to))
      i = to
    }
    if (text.charCodeAt(i) !== comma || cells.length > csvLimits.columns) return { cells, next: i + 1 }
    i++
  }
}

function newlinesIn(cells: readonly string[]): number {
  let found = 0
  for (const cell of cells) for (let n = cell.indexOf('\n'); n >= 0; n = cell.indexOf('\n', n + 1)) found++
  return found
}

/**
 * Reads CSV text row by row; empty lines are passed over. Line ends may be LF, CRLF, CR or a mixture, and become LF
 * inside a cell. A quotation mark inside an unquoted cell is kept as it stands. Throws a Problem naming file and line
 * for one that is never closed or that closes before the cell ends, and for more rows or columns than the limits allow.
 *
 * Written by hand because a heavy archive spends most of its time here: most rows have no quotation mark, and those are
 * cut up by the engine's own string functions, several times quicker than by looking at every character.
 */
export function* readCsv(content: string, file: string, delimiter = ','): Generator<CsvRow> {
  const text = content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content
  const comma = delimiter.charCodeAt(0)
  const quoteFrom = (from: number) => (text.indexOf('"', from) + 1 || text.length + 1) - 1
  let nextQuote = quoteFrom(0)
  let rows = 0
  let line = 1
  for (let at = 0; at < text.length; line++) {
    const lineEnd = text.indexOf('\n', at)
    const end = lineEnd < 0 ? text.length : lineEnd
    if (end === at) {
      at++
      continue
    }
    if (++rows > csvLimits.rows) throw tooMany(file, line, `${csvLimits.rows} rows`)
    if (nextQuote < at) nextQuote = quoteFrom(at)
    const plain = nextQuote >= end
    const row = plain
      ? { cells: text.slice(at, end).split(delimiter, csvLimits.columns + 1), next: end + 1 }
      : quotedRow(text, at, comma, file, line)
    if (row.cells.length > csvLimits.columns) throw tooMany(file, line, `${csvLimits.columns} columns`)
    yield { line, cells: row.cells }
    at = row.next
    if (row.next > end + 1) line += newlinesIn(row.cells)
  }
}

/** Whether the row has nothing but blanks: the padding a spreadsheet leaves behind. */
export function isBlank({ cells }: CsvRow): boolean {
  for (const cell of cells) if (cell.trim() !== '') return false
  return true
}
