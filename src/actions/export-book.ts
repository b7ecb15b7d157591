import type { ListName } from '#formats/book/lists.ts'
import { writeBook } from '#formats/book/write-book.ts'
import { PROGRAM_VERSION } from '#model/program.ts'
import { openSnapshot, readRows, type Snapshot } from '#store/read-rows.ts'
import { tableOf, toFileRow } from './book-rows.ts'
import type { Book } from './moment.ts'

async function* fileRows({ db }: Snapshot, list: ListName) {
  for await (const rows of readRows(db, tableOf[list])) yield rows.map((row) => toFileRow(list, row as never))
}

/**
 * The whole book of one moment as JSON, in pieces of text: exact enough that `restoreBook` makes the same book of it.
 * The snapshot is let go when the last piece was taken, or nobody wants any more.
 */
export async function* exportBook(book: Book): AsyncGenerator<string> {
  const snapshot = await openSnapshot(book.store)
  try {
    const written = { exportedAt: book.clock.now(), program: PROGRAM_VERSION }
    yield* writeBook(written, (list) => fileRows(snapshot, list))
  } finally {
    await snapshot.close()
  }
}
