import { shorten, unreadable } from '#formats/unreadable.ts'
import type { Instant } from '#model/day.ts'
import type { Problem } from '#model/problem.ts'
import { checkRow, isInstant } from './check-row.ts'
import { checkTogether } from './check-together.ts'
import { BOOK_FORMAT, BOOK_VERSION, type BookRow, LIST_NAMES, type ListName } from './lists.ts'

/** A whole book as a file had it: every row checked by itself and against the others. */
export interface BookFile {
  readonly exportedAt: Instant
  readonly program: string
  readonly lists: Readonly<Record<ListName, readonly BookRow[]>>
}

// In JSON a quotation mark inside a text has a backslash before it, so this cannot stand inside somebody's words.
const SAYS_SO = new RegExp(`"format"\\s*:\\s*"${BOOK_FORMAT}"`)

/** Whether the text says of itself that it is a whole book of Decorum's. */
export function looksLikeBook(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && SAYS_SO.test(text)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first line that looks like a row and is none: for a fault whose place the parser does not name. */
function brokenRow(text: string): number | undefined {
  const found = text.split('\n').findIndex((line) => {
    if (!line.startsWith('{"')) return false
    try {
      JSON.parse(line.replace(/,?\r?$/, ''))
      return false
    } catch {
      return true
    }
  })
  return found < 0 ? undefined : found + 1
}

function whereIn(text: string, message: string): string {
  const place = /\(line (\d+) column (\d+)\)/.exec(message)
  if (place) return `line ${place[1]}, column ${place[2]}`
  const row = brokenRow(text)
  return row === undefined ? 'no line can be named' : `line ${row}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const at = Number(/at position (\d+)/.exec(message)?.[1])
    const cut = /end of JSON input|Unterminated string/.test(message) || at >= text.trimEnd().length
    throw unreadable(
      cut ? 'The file ends too early.' : `The file is no longer readable as JSON (${whereIn(text, message)}).`,
      cut
        ? 'It was cut short, perhaps while it was written or copied; a part of a book is not brought in.'
        : `The reader of JSON says: ${shorten(message.replace(/\s+/g, ' '), 120)}.`,
      'Use an unchanged copy of the file, or export the book once more. Nothing was changed.',
    )
  }
}

const noBook = (why: string): Problem =>
  unreadable('This is not a book of Decorum’s.', why, 'Choose a file made with "decorum export json".')

function checkHead(file: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(file) || file.format !== BOOK_FORMAT) throw noBook(`Such a file says "format": "${BOOK_FORMAT}".`)
  const { version, exportedAt, program } = file
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw noBook('It does not say which version of the format it has.')
  if (version > BOOK_VERSION)
    throw unreadable(
      'This book was written by a newer Decorum.',
      `It has version ${version} of the format; this program knows versions up to ${BOOK_VERSION}.`,
      'Update Decorum, then bring it in again. Nothing was changed.',
    )
  if (typeof exportedAt !== 'string' || !isInstant(exportedAt) || typeof program !== 'string')
    throw noBook('It does not say when and by which Decorum it was written: "exportedAt" and "program".')
  const known: readonly string[] = ['format', 'version', 'exportedAt', 'program', ...LIST_NAMES]
  const unknown = Object.keys(file).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw unreadable(
      `The file has a part "${shorten(unknown)}" that Decorum does not know.`,
      `A book of version ${version} has the lists ${LIST_NAMES.join(', ')}.`,
      'Use the file as it was exported; if a newer Decorum made it, update this one. Nothing was changed.',
    )
  return file
}

/**
 * Reads a whole book from JSON text. Throws a Problem, naming list, row and field or line and column, for text that is
 * no such book, was cut short, was written by a newer Decorum, or has rows that do not fit together.
 */
export function readBook(text: string): BookFile {
  const file = checkHead(parsed(text.replace(/^\uFEFF/, '')))
  const read = (list: ListName): BookRow[] => {
    const rows = file[list]
    if (!Array.isArray(rows))
      throw unreadable(
        `The list "${list}" is missing.`,
        'Every list of a book is in its file, the empty ones too.',
        'Use an unchanged copy of the file, or export the book once more. Nothing was changed.',
      )
    return rows.map((row, index) => checkRow(list, row, index, file.version as number))
  }
  const lists = Object.fromEntries(LIST_NAMES.map((list) => [list, read(list)])) as unknown as BookFile['lists']
  checkTogether(lists)
  return { exportedAt: file.exportedAt as Instant, program: file.program as string, lists }
}
