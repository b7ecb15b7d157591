import { Problem } from '#model/problem.ts'
import { inOperation } from '#store/journal.ts'
import { findOperation, listOperations, type Operation, takeBack } from '#store/operations.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'

/** What was taken back, and the operation that did it. */
export interface Undone {
  readonly undone: Operation
  readonly operation: string | null
}

/** Whether an operation is a taking back; the taking back of one does the change again, and is none. */
async function takesBackAChange(book: Book, operation: Operation): Promise<boolean> {
  const target = operation.undoes === null ? undefined : await findOperation(book.store.db, operation.undoes)
  return target !== undefined && !(await takesBackAChange(book, target))
}

/** The latest change that stands. */
async function latest(book: Book): Promise<Operation | undefined> {
  for (let before: string | undefined; ; ) {
    const page = await listOperations(book.store.db, 100, before)
    for (const operation of page)
      if (operation.undoneBy === null && !(await takesBackAChange(book, operation))) return operation
    before = page.at(-1)?.id
    if (before === undefined) return undefined
  }
}

/**
 * Takes one operation back, whole: the one named, or the latest. Refused when a row of it has changed since, because
 * that later change would be lost.
 */
export async function undo(book: Book, operationId: string | undefined, by: By): Promise<Undone> {
  const operation = operationId === undefined ? await latest(book) : await findOperation(book.store.db, operationId)
  if (!operation) {
    throw new Problem('not-found', {
      what: 'There is nothing to take back.',
      why: operationId === undefined ? 'The history is empty.' : 'No change in the history has that id.',
      fix: 'See the history on the Data page.',
    })
  }
  if (operation.undoneBy !== null) {
    throw new Problem('refused', {
      what: `"${operation.label}" has been taken back already.`,
      why: 'A change is taken back once; the taking back can itself be undone.',
      fix: 'See the history on the Data page.',
    })
  }
  const moment = await momentOf(book)
  const occasion = { by, at: moment.now, label: `Undo: ${operation.label}`.slice(0, 200), undoes: operation.id }
  try {
    const done = await inOperation(book.store, occasion, async (write) => {
      const touched = await takeBack(write, operation.id)
      if (touched.length > 0) throw changedSince(operation)
    })
    return { undone: operation, operation: done.operation }
  } catch (error) {
    // A row made by this operation that a later one builds upon cannot go while the later one stands.
    if (error instanceof Error && /FOREIGN KEY/.test(error.message)) throw changedSince(operation)
    throw error
  }
}

function changedSince(operation: Operation): Problem {
  return new Problem('refused', {
    what: `"${operation.label}" cannot be taken back by itself.`,
    why: 'Something it wrote has been changed or built upon since, and that later change would be lost.',
    fix: 'Take back the later changes first; the history on the Data page lists them.',
  })
}
