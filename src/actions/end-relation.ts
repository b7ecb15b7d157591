import { ME } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { findContacts } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { dateRelation, relationsOf } from '#store/relations.ts'
import type { By } from './log-invitation.ts'
import { type Book, momentOf } from './moment.ts'
import { sayRelation } from './relate.ts'

/** Notes the last day of a tie of one person. Throws a Problem when there is no such tie, or it began later. */
export async function endRelation(
  book: Book,
  personId: string,
  relationId: string,
  on: Day,
  by: By,
): Promise<string | null> {
  return changeDays(book, personId, relationId, { endsOn: on }, by)
}

/**
 * Says when a tie of one person began and ended; null: no such day is known. What is left out stays. Throws a Problem
 * when there is no such tie, or it would end before it began.
 */
export async function changeDays(
  book: Book,
  personId: string,
  relationId: string,
  days: { readonly startsOn?: Day | null; readonly endsOn: Day | null },
  by: By,
): Promise<string | null> {
  const { db } = book.store
  const relation = (await relationsOf(db, personId)).find((each) => each.id === relationId)
  if (!relation) {
    throw new Problem('not-found', {
      what: 'This relation is not in the book.',
      why: 'It may have been removed since the page was opened.',
      fix: 'Open the page again.',
    })
  }
  const { startsOn = relation.startsOn, endsOn } = days
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
    throw new Problem('bad-input', {
      what: `It would end on ${showDay(endsOn)}, before it began.`,
      why: `It began on ${showDay(startsOn)}.`,
      fix: 'Give that day or a later one.',
      field: 'on',
    })
  }
  const people = await findContacts(db, [relation.from, relation.to])
  const says = sayRelation(relation, (id) => (id === ME ? 'you' : (people.get(id)?.name ?? 'somebody')))
  const moment = await momentOf(book)
  const occasion = {
    by,
    at: moment.now,
    label: `${endsOn ? `Until ${showDay(endsOn)}` : 'The days of'}: ${says}`.slice(0, 200),
  }
  const { operation } = await inOperation(book.store, occasion, async (write) =>
    dateRelation(write, relation.id, { startsOn, endsOn }),
  )
  return operation
}
