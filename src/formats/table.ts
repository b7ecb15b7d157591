import type { ArchiveFile } from '#formats/archive.ts'
import { type CsvRow, csvLimits, isBlank, readCsv } from '#formats/csv.ts'
import { unreadable } from '#formats/unreadable.ts'
import { Problem } from '#model/problem.ts'

/** A row that could not be used. `line` is where it begins in the physical file, counted from 1. */
export interface RejectedRow {
  readonly line: number
  readonly reason: string
}

/** What became of one file: `read` is always the number of its records plus the number of its rejected rows. */
export interface TableReading<Kind extends string> {
  readonly name: string
  readonly kind: Kind
  readonly read: number
  readonly rejected: readonly RejectedRow[]
}

/** Where the column names stand in a file. */
export interface Header {
  readonly line: number
  readonly delimiter: string
  readonly names: readonly string[]
}

/** A row read by column name; a column the file does not have reads as empty. */
export type Cell<Column extends string> = (column: Column) => string

/** Hears how far the reading of a file has come, in rows. What it throws stops the reading. */
export type OnRows = (file: string, rows: number) => void

/** The column names stand within so many rows: up to ten others have been met before them. */
export const headerWithin = 11
/** And within so many characters, so that a heavy file is not gone through to find out what it is. */
const headerCharacters = 256 * 1024
const rowsBetweenWords = 1000

/** A column name as it is compared: case, spaces, widths and invisible characters do not count. */
export function nameOf(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .replaceAll('’', "'")
    .trim()
    .toLowerCase()
}

/** The first rows of a file, as they are with one delimiter; fewer when a quotation mark goes wrong on the way. */
export interface Beginning {
  readonly delimiter: string
  readonly rows: readonly CsvRow[]
  /** What is wrong with the file where the rows end. */
  readonly fault: Problem | undefined
}

function beginningWith(delimiter: string, file: ArchiveFile): Beginning {
  const rows: CsvRow[] = []
  let fault: Problem | undefined
  try {
    for (const row of readCsv(file.text.slice(0, headerCharacters), file.name, delimiter)) {
      rows.push(row)
      if (rows.length === headerWithin) break
    }
  } catch (error) {
    // With the wrong delimiter a sound file looks broken; with the right one the same fault is met again below.
    if (!(error instanceof Problem)) throw error
    fault = error
  }
  return { delimiter, rows, fault }
}

/** The first rows of a file with a comma between cells, and with what a spreadsheet may have put there: `;` or a tab. */
export function beginningsOf(file: ArchiveFile): readonly Beginning[] {
  return [',', ';', '\t'].map((delimiter) => beginningWith(delimiter, file))
}

/**
 * Finds the row of column names among the first rows, never by its number: archives have had none, three and other
 * lines before it. The delimiter is the one with which it can be found. `english` gives the names of columns by those
 * they have in other languages.
 */
export function findHeader(
  beginnings: readonly Beginning[],
  isHeader: (names: ReadonlySet<string>) => boolean,
  english?: ReadonlyMap<string, string>,
): Header | undefined {
  for (const { delimiter, rows } of beginnings)
    for (const { line, cells } of rows) {
      const written = cells.map(nameOf)
      const names = written.map((name) => english?.get(name) ?? name)
      if (isHeader(new Set(names))) return { line, delimiter, names }
    }
  return undefined
}

/** The widest of the first rows, the likeliest to be the column names; for a message about a file nobody recognises. */
export function widestRow([withComma]: readonly Beginning[]): CsvRow | undefined {
  let widest: CsvRow | undefined
  for (const row of withComma?.rows ?? [])
    if (!isBlank(row) && row.cells.length > (widest?.cells.length ?? 0)) widest = row
  return widest
}

function indexColumns<Column extends string>(file: ArchiveFile, header: Header, columns: readonly Column[]) {
  const index = new Map<Column, number>()
  for (const column of columns) {
    const at = header.names.indexOf(column)
    if (at < 0) continue
    if (header.names.indexOf(column, at + 1) >= 0)
      throw unreadable(
        `${file.name}, line ${header.line}: two columns are named “${column}”.`,
        'Which of them is meant cannot be told.',
        'Take the file as it was downloaded, or remove one of the two columns.',
      )
    index.set(column, at)
  }
  return index
}

/** Why a row is no record, said by throwing it: the row is rejected, the file goes on. */
export class Rejection {
  readonly reason: string

  constructor(reason: string) {
    this.reason = reason
  }
}

/**
 * Reads the rows under `header` with `toRecord`, which returns a record or a Rejection. Blank rows do not count; every
 * other row becomes a record or a rejected row. `onRows` hears at the end, and now and then before, how many it were.
 */
export function readTable<Column extends string, Row, Kind extends string>(
  file: ArchiveFile,
  kind: Kind,
  header: Header,
  columns: readonly Column[],
  toRecord: (cell: Cell<Column>, line: number) => Row | Rejection,
  onRows?: OnRows,
): { reading: TableReading<Kind>; records: Row[] } {
  const index = indexColumns(file, header, columns)
  const records: Row[] = []
  const rejected: RejectedRow[] = []
  let row: CsvRow = { line: 0, cells: [] }
  const cell: Cell<Column> = (column) => row.cells[index.get(column) ?? -1] ?? ''
  for (row of readCsv(file.text, file.name, header.delimiter)) {
    if (row.line <= header.line || isBlank(row)) continue
    const answer = misshapen(row, header) ?? toRecord(cell, row.line)
    if (answer instanceof Rejection) rejected.push({ line: row.line, reason: answer.reason })
    else records.push(answer)
    const rows = records.length + rejected.length
    if (rows % rowsBetweenWords === 0) onRows?.(file.name, rows)
  }
  const read = records.length + rejected.length
  onRows?.(file.name, read)
  return { reading: { name: file.name, kind, read, rejected }, records }
}

/** The cells of one column, row by row. */
export function* cellsOf(file: ArchiveFile, header: Header, column: string): Generator<string> {
  const at = header.names.indexOf(column)
  for (const { line, cells } of readCsv(file.text, file.name, header.delimiter))
    if (line > header.line) yield cells[at] ?? ''
}

function misshapen({ cells }: CsvRow, header: Header): Rejection | undefined {
  for (let i = header.names.length; i < cells.length; i++)
    if (cells[i]?.trim() !== '')
      return new Rejection(
        `It has ${cells.length} cells under ${header.names.length} column names, so they cannot be matched.`,
      )
  for (const cell of cells)
    if (cell.length > csvLimits.cell)
      return new Rejection(`One of its cells is longer than ${csvLimits.cell} characters.`)
  return undefined
}
