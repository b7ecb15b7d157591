import { Problem } from '#model/problem.ts'
import { readKept } from '#store/settings.ts'
import type { Book } from './moment.ts'

/** The name under which a book keeps that made-up people were brought into it. */
export const MADE_UP = 'sample.brought'

/** Whether the made-up people are in the book. */
export async function hasSample(book: Book): Promise<boolean> {
  return (await readKept(book.store.db, MADE_UP)) !== null
}

/** Refuses to bring real people in among made-up ones, who could then not be taken out without them. */
export async function refuseAmongMadeUp(book: Book): Promise<void> {
  if (!(await hasSample(book))) return
  throw new Problem('refused', {
    what: 'Nothing was brought in.',
    why: 'The book holds made-up people to look around with, and yours would be mixed with them.',
    fix: 'Press “Take them out” at the top of any page, then bring your file in.',
  })
}
