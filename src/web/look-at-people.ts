import { type Book, momentOf } from '#actions/moment.ts'
import { maybeSame } from '#actions/same-person.ts'
import { savedViews } from '#actions/saved-views.ts'
import { similarPeople } from '#actions/similar-people.ts'
import { isConnected } from '#model/contact.ts'
import { standingOn } from '#model/invitation.ts'
import { filterParameters, type PeopleFilter, partsOf } from '#model/people-filter.ts'
import { lastInvitations } from '#store/invitations.ts'
import { countPeople, listPeople, type NameCursor } from '#store/list-people.ts'
import { pathTo } from '#views/html.ts'
import type { PeopleView } from '#views/people.ts'

/** Rows on a page of the list. */
const ROWS = 50
const MOST_CLOSE = 5

/** Everything the list of people shows: those whom `filter` asks for, after a row of the order by name. */
export async function lookAtPeople(book: Book, filter: PeopleFilter, after?: NameCursor): Promise<PeopleView> {
  const { db } = book.store
  const { today, settings } = await momentOf(book)
  const asOf = { today, expiryDays: settings.limits.expiryDays }
  const everybody = await countPeople(db)
  const matching = await countPeople(db, filter, asOf)
  const { people, next } =
    matching.all === 0 ? { people: [], next: null } : await listPeople(db, filter, ROWS, after, asOf)
  // Of a connection the list tells since when, and no invitation.
  const last = await lastInvitations(
    db,
    people.filter((contact) => !isConnected(contact, today)).map((contact) => contact.id),
  )
  const at = (cursor: NameCursor | null | undefined) =>
    pathTo('/people', { ...filterParameters(filter), after: cursor?.id, afterName: cursor?.nameKey })
  const misspelt = filter.words !== undefined && partsOf(filter).length === 0 && matching.all === 0
  return {
    today,
    filter,
    views: await savedViews(book),
    rows: people.map((contact) => {
      const invitation = last.get(contact.id)
      return {
        contact,
        last: invitation ? { invitation, standing: standingOn(invitation, today, settings.limits) } : null,
      }
    }),
    matching,
    inAll: everybody.all,
    close: misspelt ? await similarPeople(db, filter.words ?? '', MOST_CLOSE) : [],
    doubles: (await maybeSame(book)).length,
    first: after === undefined,
    here: at(after),
    next: next && at(next),
  }
}
