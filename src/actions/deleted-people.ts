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
  /** How many the same change deleted who can come back, this one included. */
  readonly together: number
  /** What is in the way of bringing them back; null when nothing is. */
  readonly clash: Problem | null
}

/** Everybody deleted who can still be brought back, the last first; of `some` alone when these are given. */
export async function deletedPeople(book: Book, some?: readonly Deletion[]): Promise<DeletedPerson[]> {
  const { zone } = await momentOf(book)
  const all = await listDeletions(book.store.db)
  const many = new Map<string, number>()
  for (const { operation } of all) many.set(operation, (many.get(operation) ?? 0) + 1)
  const clashes = new Map<string, Problem | undefined>()
  const people: DeletedPerson[] = []
  for (const deletion of some ?? all) {
    const { operation, contactId } = deletion
    const together = many.get(operation) ?? 1
    if (!clashes.has(operation)) clashes.set(operation, await restoreClash(book, operation))
    const ofAll = clashes.get(operation)
    const clash = (ofAll && (await restoreClash(book, operation, contactId))) ?? null
    people.push({ deletion, on: dayOf(deletion.at, zone), until: dayOf(dueAt(deletion.at), zone), together, clash })
  }
  return people
}
