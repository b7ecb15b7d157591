import { Problem } from '#model/problem.ts'
import { backUpBook } from '#store/back-up-book.ts'
import { addImport } from '#store/imports.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { carryOut, type Plan, planOperation } from '#store/plan.ts'
import type { Imported, Importing } from './import/imported.ts'
import type { ImportSteps } from './import/steps.ts'
import { refuseAmongMadeUp } from './made-up-people.ts'
import { type Book, momentOf } from './moment.ts'

/** An import worked out and not done yet: its `result` is the preview. */
export type PlannedImport = Plan<Importing>

/** Works out what bringing in a file called `name` would write; refused while made-up people are in the book. */
export async function planImport(
  book: Book,
  name: string,
  take: (write: Write) => Promise<Importing>,
): Promise<PlannedImport> {
  await refuseAmongMadeUp(book)
  const occasion = { by: 'import', at: (await momentOf(book)).now, label: `Import ${name}`.slice(0, 200) } as const
  return planOperation(book.store, occasion, take)
}

/** How many rejected rows are kept with an import, to be looked up later. */
const MOST_REJECTED = 1_000

function summaryOf({
  files,
  total,
  rejected,
  kind,
  skipped,
  inferredAccepted,
  byName,
  doubles,
  compared,
  remarks,
}: Importing) {
  const kept = rejected.slice(0, MOST_REJECTED)
  return JSON.stringify({
    kind,
    files,
    total,
    rejected: kept,
    skipped,
    inferredAccepted,
    byName,
    doubles,
    compared,
    remarks,
  })
}

/** Brings something into an empty book without a plan, in one operation in which what is written can be read again. */
export async function importAtOnce(
  book: Book,
  name: string,
  take: (write: Write) => Promise<Importing>,
): Promise<Imported> {
  const occasion = { by: 'import', at: (await momentOf(book)).now, label: `Import ${name}`.slice(0, 200) } as const
  const { result, operation } = await inOperation(book.store, occasion, async (write) => {
    const done = await take(write)
    addImport(write, { name: done.archive, exportedOn: done.exportedOn, summary: summaryOf(done) })
    return done
  })
  return { ...result, operation }
}

/** Does what was worked out, after a backup, in one operation that can be taken back. */
export async function carryOutImport(book: Book, planned: PlannedImport, steps: ImportSteps): Promise<Imported> {
  if (planned.rows.length > 0) {
    steps.backingUp()
    const reason = planned.result.isWholeBook ? 'before-restore' : 'before-import'
    await backUpBook(book.store, reason, await momentOf(book))
  }
  const finish = (write: Write, done: Importing) => {
    if (done.isWholeBook) return
    addImport(write, { name: done.archive, exportedOn: done.exportedOn, summary: summaryOf(done) })
  }
  try {
    const at = (await momentOf(book)).now
    const { result, operation } = await carryOut(book.store, planned, { at, onRows: steps.writing, finish })
    return { ...result, operation }
  } catch (error) {
    throw misfit(error)
  }
}

/** What the reader of a file did not see and the book itself will not take; any other error as it is. */
function misfit(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!code.startsWith('SQLITE_CONSTRAINT')) return error
  return new Problem('bad-input', {
    what: 'The rows of this file do not fit together.',
    why: `The book does not take one of them (${code}). Nothing was changed.`,
    fix: 'Export or download the file once more and bring that one in.',
  })
}
