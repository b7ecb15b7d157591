import { ME } from '#model/contact.ts'
import { showDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { findContact } from '#store/contacts.ts'
import { type Deletion, listDeletions } from '#store/deletions.ts'
import { findInvitation } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { findOperation, listOperations, type Operation } from '#store/operations.ts'
import { type Left, takeBack } from '#store/take-back.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'
import { restoreClash } from './restore-clash.ts'

/** What was taken back, and the operation that did it. */
export interface Undone {
  readonly undone: Operation
  readonly operation: string | null
  /** What stays, because it has changed since or something later hangs on it: how many rows, and the first in words. */
  readonly left: { readonly all: number; readonly some: readonly string[] }
}

/** Whether an operation is a taking back; the taking back of one does the change again, and is none. */
async function takesBackAChange(book: Book, operation: Operation): Promise<boolean> {
  const target = operation.undoes === null ? undefined : await findOperation(book.store.db, operation.undoes)
  return target !== undefined && !(await takesBackAChange(book, target))
}

/** The latest change that stands: what Undo without a name takes back. */
export async function latestChange(book: Book): Promise<Operation | undefined> {
  for (let before: string | undefined; ; ) {
    const page = await listOperations(book.store.db, 100, before)
    for (const operation of page)
      if (operation.undoneBy === null && operation.rows > 0 && !(await takesBackAChange(book, operation)))
        return operation
    before = page.at(-1)?.id
    if (before === undefined) return undefined
  }
}

const MOST_LEFT = 100

const because: Readonly<Record<Left['why'], string>> = {
  changed: 'changed since',
  'built-upon': 'something later hangs on it',
}

// What is not there any more has no name to be told by.
const gone: Partial<Record<Left['table'], string>> = {
  contacts: 'Somebody deleted',
  invitations: 'An invitation that is gone',
  invitation_events: 'What became of an invitation',
  messages: 'A message',
}

/** Rows that were left, a line each, the people first. */
async function describeLeft({ store: { db } }: Book, left: readonly Left[]): Promise<string[]> {
  const lines: string[] = []
  const order = (each: Left) => ['contacts', 'invitations'].indexOf(each.table) >>> 0
  for (const each of left.toSorted((a, b) => order(a) - order(b)).slice(0, MOST_LEFT)) {
    const { table, rowId, why } = each
    const contact = table === 'contacts' ? await findContact(db, rowId) : undefined
    const invitation = table === 'invitations' ? await findInvitation(db, rowId) : undefined
    const who = invitation && (await findContact(db, invitation.contactId))
    const what = contact
      ? contact.name
      : invitation
        ? `The invitation ${invitation.direction === 'sent' ? 'to' : 'from'} ${who?.name ?? 'somebody'} of ${showDay(invitation.sentOn)}`
        : (gone[table] ?? `A row of ${table.replaceAll('_', ' ')}`)
    lines.push(`${what}: ${because[why]}`)
  }
  return lines
}

async function operationToUndo(book: Book, operationId: string | undefined): Promise<Operation> {
  const operation =
    operationId === undefined ? await latestChange(book) : await findOperation(book.store.db, operationId)
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
  if (operation.rows === 0)
    throw new Problem('refused', {
      what: `"${operation.label}" cannot be taken back any more.`,
      why: 'What it changed was removed for good, together with every trace of it.',
      fix: 'See the history on the Data page for what can be taken back.',
    })
  return operation
}

/**
 * Takes one operation back: the one named, or the latest. A person's own change is taken back whole, or not at all when
 * a row of it has changed since, because that later change would be lost. Of an import what nobody has touched since is
 * taken back, and the rest is told. `onRows` is told how far it is.
 */
export async function undo(
  book: Book,
  operationId: string | undefined,
  by: By,
  onRows?: (done: number, all: number) => void,
): Promise<Undone> {
  const operation = await operationToUndo(book, operationId)
  const undone = await takeBackFrom(
    book,
    operation,
    { by, label: `Undo: ${operation.label}`, undoes: operation.id },
    onRows,
  )
  return { undone: operation, ...undone }
}

/**
 * Brings back somebody deleted, and nobody deleted with them. Returns the operation that did it. Throws a Problem where
 * an address of theirs is somebody else's by now.
 */
export async function bringBack(book: Book, { operation, contactId, name }: Deletion, by: By): Promise<string | null> {
  const together = (await listDeletions(book.store.db)).filter((each) => each.operation === operation)
  if (together.length < 2) return (await undo(book, operation, by)).operation
  const occasion = { by, label: `Bring back ${name}` }
  return (await takeBackFrom(book, await operationToUndo(book, operation), occasion, undefined, contactId)).operation
}

/** Takes an operation back, or only what it did to one contact whom it deleted. */
async function takeBackFrom(
  book: Book,
  operation: Operation,
  occasion: { readonly by: By; readonly label: string; readonly undoes?: string },
  onRows?: (done: number, all: number) => void,
  only?: string,
): Promise<Omit<Undone, 'undone'>> {
  const { now: at } = await momentOf(book)
  const mode = operation.by === 'import' ? 'rest' : 'whole'
  try {
    const whole = { ...occasion, at, label: occasion.label.slice(0, 200) }
    const { result: left, operation: done } = await inOperation(book.store, whole, async (write) => {
      // The owner stays in the book as long as a line ends at them; that is nothing to tell.
      const left = takeBack(book.store, write, operation.id, mode, onRows, only)
      const rest = left.filter(({ rowId }) => rowId !== ME)
      if (write.changed() === 0) throw rest.length > 0 ? changedSince(operation) : backAlready(operation)
      return rest
    })
    return { operation: done, left: { all: left.length, some: await describeLeft(book, left) } }
  } catch (error) {
    // A row made by this operation that a later one builds upon cannot go while the later one stands.
    if (error instanceof Error && /FOREIGN KEY/.test(error.message)) throw changedSince(operation)
    if (error instanceof Error && /UNIQUE/.test(error.message))
      throw (await restoreClash(book, operation.id, only)) ?? takenSince(operation)
    throw error
  }
}

function backAlready(operation: Operation): Problem {
  return new Problem('refused', {
    what: `There is nothing left of "${operation.label}" to take back.`,
    why: 'Everybody it deleted has come back one by one, or was removed for good.',
    fix: 'See the history on the Data page.',
  })
}

function changedSince(operation: Operation): Problem {
  return new Problem('refused', {
    what: `"${operation.label}" cannot be taken back by itself.`,
    why: 'Something it wrote has been changed or built upon since, and that later change would be lost.',
    fix: 'Take back the later changes first; the history on the Data page lists them.',
  })
}

function takenSince(operation: Operation): Problem {
  return new Problem('refused', {
    what: `"${operation.label}" cannot be taken back as things stand.`,
    why: 'What it would put back has an address that belongs to somebody else in the book now.',
    fix: 'Take that address away from them, or merge the two afterwards, then try again.',
  })
}
