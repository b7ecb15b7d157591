import { dueAt, KEPT_DAYS } from '#model/deletion.ts'
import { type Deletion, listDeletions } from '#store/deletions.ts'
import { type Purged, purgeDeletions, tidyFile } from '#store/purge.ts'
import { type Book, momentOf } from './moment.ts'

/**
 * Which of the people deleted: those deleted that many days ago or longer, or by the ids of their
 * deletions or of the operations that deleted them.
 */
export type PurgeWhom = { readonly olderThanDays: number } | { readonly ids: readonly string[] }

/** Everybody who was deleted long enough ago: whom serving removes for good by itself. */
export const DUE: PurgeWhom = { olderThanDays: KEPT_DAYS }

/** Whom a purge would remove for good, the last deleted first. */
export async function toPurge(book: Book, whom: PurgeWhom): Promise<Deletion[]> {
  const deletions = await listDeletions(book.store.db)
  if ('ids' in whom) {
    const ids = new Set(whom.ids)
    return deletions.filter(({ id, operation }) => ids.has(id) || ids.has(operation))
  }
  const now = book.clock.now()
  return deletions.filter((each) => dueAt(each.at, whom.olderThanDays) <= now)
}

/**
 * Removes people who were deleted for good, from the book, its journal and its file; that cannot be undone. Says which
 * names stay for others' sake and which older backups still hold them. Throws a Problem when the file cannot be tidied.
 */
export async function purge(book: Book, whom: PurgeWhom): Promise<Purged> {
  const { today } = await momentOf(book)
  const ids = (await toPurge(book, whom)).map((each) => each.id)
  const purged = await purgeDeletions(book.store, ids, today)
  if (purged.people > 0) await tidyFile(book.store)
  return purged
}

/** Writes the file anew without what was removed from it earlier. */
export function tidyBook(book: Book): Promise<void> {
  return tidyFile(book.store)
}
