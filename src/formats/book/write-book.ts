import type { Instant } from '#model/day.ts'
import { BOOK_FORMAT, BOOK_VERSION, type BookRow, fieldsOf, LIST_NAMES, type ListName } from './lists.ts'

/** When and by which Decorum a book is written out. */
export interface Written {
  readonly exportedAt: Instant
  /** The version of the program. */
  readonly program: string
}

/**
 * A whole book as JSON text, in pieces as large as the slices `rowsOf` gives: one row a line, so that two exports can be
 * laid side by side. A value that the format does not name is not written.
 */
export async function* writeBook(
  written: Written,
  rowsOf: (list: ListName) => AsyncIterable<readonly BookRow[]>,
): AsyncGenerator<string> {
  const head = { format: BOOK_FORMAT, version: BOOK_VERSION, ...written }
  yield `{\n${Object.entries(head)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(',\n')}`
  for (const list of LIST_NAMES) {
    const fields = fieldsOf(list).map(([name]) => name)
    yield `,\n"${list}":[`
    let first = true
    for await (const rows of rowsOf(list)) {
      if (rows.length === 0) continue
      const lines = rows.map((row) => JSON.stringify(Object.fromEntries(fields.map((name) => [name, row[name]]))))
      yield `${first ? '\n' : ',\n'}${lines.join(',\n')}`
      first = false
    }
    yield '\n]'
  }
  yield '\n}\n'
}
