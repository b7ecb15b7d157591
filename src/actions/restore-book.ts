import { LIST_NAMES, type ListName } from '#formats/book/lists.ts'
import { type BookFile, readBook } from '#formats/book/read-book.ts'
import { count, type Day, type Instant, showDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { fullness } from '#store/fullness.ts'
import type { Write } from '#store/journal.ts'
import { type Plan, planOperation } from '#store/plan.ts'
import { readRows } from '#store/read-rows.ts'
import { tableOf, toStoreRow } from './book-rows.ts'
import type { FileImported, Importing } from './import/imported.ts'
import { type ImportSteps, unwatched, watched } from './import/steps.ts'
import { countFates, emptyTally, total } from './import/tally.ts'
import { type Book, momentOf } from './moment.ts'
import { carryOutImport } from './plan-import.ts'
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

/** Puts the rows of the file in the place of those present; tells what became of each list, and how many gave way. */
async function putInPlace(
  write: Write,
  { lists }: BookFile,
  steps: ImportSteps,
): Promise<{ replaced: number; files: FileImported[] }> {
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
  const files: FileImported[] = []
  for (const list of LIST_NAMES) {
    const tally = emptyTally()
    for (const fileRow of watched(lists[list], list, steps)) {
      const row = toStoreRow(list, fileRow)
      const id = String(row.id)
      const isThere = present.get(list)?.has(id) === true
      if (!isThere) write.insert(tableOf[list], row as never)
      const changed = isThere && write.update(tableOf[list], id, row)
      if (changed) replaced++
      tally.fates.push(isThere ? (changed ? 'changed' : 'same') : 'new')
    }
    if (lists[list].length > 0) files.push({ name: list, rows: countFates(lists[list].length, tally, 0) })
  }
  return { replaced, files }
}

async function whole(text: string | Iterable<string> | AsyncIterable<string>): Promise<string> {
  if (typeof text === 'string') return text
  const pieces: string[] = []
  for await (const piece of text) pieces.push(piece)
  return pieces.join('')
}

/** What a restore would do, beside what every import tells. */
interface Restoring extends Importing {
  readonly restored: Omit<Restored, 'operation'>
}

/**
 * Works out how to make an empty book the one that `exportBook` wrote, ids and all. Settings, reviews and waivers
 * already there give way. Throws a Problem when the book has people or invitations in it, and for a file that is damaged
 * or does not fit together.
 */
export async function planRestore(
  book: Book,
  name: string,
  text: string,
  steps: ImportSteps,
): Promise<Plan<Restoring>> {
  const file = readBook(text)
  checkSettings(file.lists.settings)
  const { exportedAt, program, lists } = file
  const rows = Object.fromEntries(LIST_NAMES.map((list) => [list, lists[list].length])) as Restored['rows']
  const { now } = await momentOf(book)
  const occasion = { by: 'import', at: now, label: `Restore the book of ${exportedAt.slice(0, 10)}` } as const
  return planOperation(book.store, occasion, async (write) => {
    const { replaced, files } = await putInPlace(write, file, steps)
    return {
      archive: name,
      kind: 'a whole book of Decorum',
      isWholeBook: true,
      exportedOn: null,
      files,
      total: total(files.map((each) => each.rows)),
      rejected: [],
      skipped: [],
      inferredAccepted: 0,
      byName: 0,
      doubles: 0,
      compared: null,
      remarks: [
        `Written on ${showDay(exportedAt.slice(0, 10) as Day)} by Decorum ${program}.`,
        ...(replaced > 0
          ? [`${count(replaced, 'row')} of this book, such as settings, ${replaced === 1 ? 'gives' : 'give'} way.`]
          : []),
      ],
      restored: { exportedAt, program, rows, replaced },
    }
  })
}

/** Restores a book in one change that can be taken back, or with `preview` says what that would do. */
export async function restoreBook(
  book: Book,
  text: string | Iterable<string> | AsyncIterable<string>,
  { preview }: { readonly preview: boolean },
): Promise<Restored> {
  const planned = await planRestore(book, 'book.json', await whole(text), unwatched)
  if (preview) return { ...planned.result.restored, operation: null }
  const { operation } = await carryOutImport(book, planned, unwatched)
  return { ...planned.result.restored, operation }
}
