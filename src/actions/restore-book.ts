import { LIST_NAMES, type ListName } from '#formats/book/lists.ts'
import { type BookFile, readBook } from '#formats/book/read-book.ts'
import { count, type Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { backUpBook } from '#store/back-up-book.ts'
import { fullness } from '#store/fullness.ts'
import { inOperation, rehearse, type Write } from '#store/journal.ts'
import { readRows } from '#store/read-rows.ts'
import { tableOf, toStoreRow } from './book-rows.ts'
import { type Book, momentOf } from './moment.ts'
import { checkSettings } from './restore-settings.ts'

export { looksLikeBook } from '#formats/book/read-book.ts'

/** What restoring a book did, or would do. */
export interface Restored {
  /** When and by which Decorum the file was written. */
  readonly exportedAt: Instant
  readonly program: string
  /** Rows of the file, all of which are in the book now. */
  readonly rows: Readonly<Record<ListName, number>>
  /** Rows that stood in the book before and gave way, such as settings. */
  readonly replaced: number
  /** Null for a preview, and when the book held exactly this already. */
  readonly operation: string | null
}

async function refuseFull(db: Write['trx'] | Book['store']['db']): Promise<void> {
  const { people, invitations } = await fullness(db)
  if (people + invitations === 0) return
  const holds = [
    ...(people > 0 ? [count(people, 'person', 'people')] : []),
    ...(invitations > 0 ? [count(invitations, 'invitation')] : []),
  ]
  throw new Problem('refused', {
    what: `This book is not empty: it holds ${holds.join(' and ')}.`,
    why: 'A whole book is brought into an empty one, so that nothing of either is lost or mixed. Nothing was changed.',
    fix: 'Name a new file with --db, as in: decorum import FILE.json --db data/restored.db',
  })
}

type Present = ReadonlyMap<ListName, ReadonlySet<string>>

async function idsPresent(write: Write): Promise<Present> {
  const present = new Map<ListName, Set<string>>()
  for (const list of LIST_NAMES) {
    const ids = new Set<string>()
    for await (const slice of readRows(write.trx, tableOf[list])) for (const { id } of slice) ids.add(id)
    present.set(list, ids)
  }
  return present
}

/** Puts the rows of the file in the place of those present; returns how many gave way. */
async function putInPlace(write: Write, { lists }: BookFile): Promise<number> {
  await refuseFull(write.trx)
  const present = await idsPresent(write)
  const ids = new Map(LIST_NAMES.map((list) => [list, new Set(lists[list].map((row) => row.id))]))
  let replaced = 0
  for (const list of LIST_NAMES.toReversed())
    for (const id of present.get(list) ?? [])
      if (!ids.get(list)?.has(id)) {
        write.remove(tableOf[list], id)
        replaced++
      }
  for (const list of LIST_NAMES)
    for (const fileRow of lists[list]) {
      const row = toStoreRow(list, fileRow)
      const id = String(row.id)
      if (!present.get(list)?.has(id)) write.insert(tableOf[list], row as never)
      else if (write.update(tableOf[list], id, row)) replaced++
    }
  return replaced
}

/** What the reader of the file did not see and the book itself will not take; any other error as it is. */
function misfit(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!code.startsWith('SQLITE_CONSTRAINT')) return error
  return new Problem('bad-input', {
    what: 'The rows of this file do not fit together.',
    why: `The book does not take one of them (${code}). Nothing was changed.`,
    fix: 'Export the book once more and bring that file in.',
  })
}

async function whole(text: string | Iterable<string> | AsyncIterable<string>): Promise<string> {
  if (typeof text === 'string') return text
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  return pieces.join('')
}

/**
 * Makes an empty book the one that `exportBook` wrote, ids and all, in one change that can be taken back; with
 * `preview` it says what that would do. Settings, reviews and waivers already there give way. Throws a Problem when the
 * book has people or invitations in it, and for a file that is damaged or does not fit together.
 */
export async function restoreBook(
  book: Book,
  text: string | Iterable<string> | AsyncIterable<string>,
  { preview }: { readonly preview: boolean },
): Promise<Restored> {
  const file = readBook(await whole(text))
  checkSettings(file.lists.settings)
  const { exportedAt, program, lists } = file
  const rows = Object.fromEntries(LIST_NAMES.map((list) => [list, lists[list].length])) as Restored['rows']
  const { now } = await momentOf(book)
  const occasion = { by: 'import', at: now, label: `Restore the book of ${exportedAt.slice(0, 10)}` } as const
  const restore = async (write: Write) => {
    try {
      return await putInPlace(write, file)
    } catch (error) {
      throw misfit(error)
    }
  }
  if (preview) {
    const replaced = await rehearse(book.store, occasion, restore)
    return { exportedAt, program, rows, replaced, operation: null }
  }
  // Before a copy is made that nobody needs; the change itself looks once more.
  await refuseFull(book.store.db)
  await backUpBook(book.store, 'before-restore')
  const { result: replaced, operation } = await inOperation(book.store, occasion, restore)
  return { exportedAt, program, rows, replaced, operation }
}
