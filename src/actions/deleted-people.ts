import { type Day, dayOf } from '#model/day.ts'
import { dueAt } from '#model/deletion.ts'
import type { Problem } from '#model/problem.ts'
import { type Deletion, listDeletions } from '#store/deletions.ts'
import { type Book, momentOf } from './moment.ts'
import { restoreClash } from './restore-clash.ts'

/** Somebody deleted, as a person is told of them. */
export interface DeletedPerson {
  readonly deletion: Deletion
  /** The day they were deleted. */
  readonly on: Day
  /** The day on which they are removed for good. */
  readonly until: Day
  /** What is in the way of bringing them back; null when nothing is. */
  readonly clash: Problem | null
}

/** Everybody deleted who can still be brought back, the last first. */
export async function deletedPeople(book: Book): Promise<DeletedPerson[]> {
  const { zone } = await momentOf(book)
  const people: DeletedPerson[] = []
  for (const deletion of await listDeletions(book.store.db)) {
    const clash = (await restoreClash(book, deletion.operation)) ?? null
    people.push({ deletion, on: dayOf(deletion.at, zone), until: dayOf(dueAt(deletion.at), zone), clash })
  }
  return people
}
