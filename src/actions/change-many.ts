import { type Mark, ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { showDay } from '#model/day.ts'
import type { PeopleFilter } from '#model/people-filter.ts'
import { Problem } from '#model/problem.ts'
import { type RelationKind, standsToYou } from '#model/relation.ts'
import { backUpBook } from '#store/back-up-book.ts'
import { changeContact, ensureMe, findContacts } from '#store/contacts.ts'
import { whoMatches } from '#store/filter-people.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { removePeople } from '#store/remove-people.ts'
import type { By } from './log-invitation.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { keepTie } from './relate.ts'

/** People chosen together: one by one, or all whom a filter shows, with how many these were when they were shown. */
export type Chosen = { readonly ids: readonly string[] } | { readonly filter: PeopleFilter; readonly expected: number }

/** What can be done about many people at once. */
export type ChangeOfMany =
  | { readonly what: 'deletion' }
  | { readonly what: 'mark'; readonly mark: Mark | null }
  | { readonly what: 'profile-read' }
  | { readonly what: 'detail'; readonly field: 'region' | 'industry' | 'company'; readonly value: string | null }
  | { readonly what: 'relation'; readonly kind: RelationKind; readonly back: boolean; readonly since: Day | null }

/** The people a filter shows on a moment. */
export async function peopleShown(book: Book, filter: PeopleFilter, moment: Moment): Promise<readonly string[]> {
  const asOf = { today: moment.today, expiryDays: moment.settings.limits.expiryDays }
  const found = await whoMatches(book.store.db, filter, asOf)
  return found.flatMap(({ stretch, places }) => Array.from(places, (at) => stretch.ids[at] as string))
}

async function chosenIds(book: Book, chosen: Chosen, moment: Moment): Promise<readonly string[]> {
  if ('ids' in chosen) return [...new Set(chosen.ids)].filter((id) => id !== ME)
  const ids = await peopleShown(book, chosen.filter, moment)
  if (ids.length === chosen.expected) return ids
  throw new Problem('refused', {
    what: `${chosen.expected} people were shown, and now ${ids.length} match.`,
    why: 'The book has changed since the list was opened, so this would not be what you saw. Nothing was changed.',
    fix: 'Open the list again and look once more.',
  })
}

function labelOf(change: ChangeOfMany, many: string): string {
  if (change.what === 'deletion') return `Delete ${many}`
  if (change.what === 'mark') return change.mark === null ? `Take the mark off ${many}` : `Mark ${many} ${change.mark}`
  if (change.what === 'profile-read') return `Note the profile of ${many} as read`
  if (change.what === 'detail')
    return change.value === null
      ? `Empty the ${change.field} of ${many}`
      : `Set the ${change.field} of ${many} to ${change.value}`
  const { kind, back, since } = change
  const says = standsToYou(back ? { kind, from: ME, to: '' } : { kind, from: '', to: ME })
  return `Say of ${many}: ${says}${since ? ` since ${showDay(since)}` : ''}`
}

async function changeOne(write: Write, id: string, change: Exclude<ChangeOfMany, { what: 'deletion' }>): Promise<void> {
  if (change.what === 'mark') changeContact(write, id, { mark: change.mark })
  else if (change.what === 'profile-read') changeContact(write, id, { profileRead: true })
  else if (change.what === 'detail') changeContact(write, id, { [change.field]: change.value })
  else {
    const [from, to] = change.back ? [ME, id] : [id, ME]
    await keepTie(write, { from, to, kind: change.kind, startsOn: change.since, endsOn: null })
  }
}

/**
 * Changes many people alike, or deletes them, as one operation that is taken back as one; several are deleted after a
 * backup. Returns it, null when all were so already, and
 * how many people were meant. Throws a Problem when nobody is chosen, or when others match now than were shown.
 */
export async function changeMany(
  book: Book,
  chosen: Chosen,
  change: ChangeOfMany,
  by: By,
): Promise<{ readonly operation: string | null; readonly people: number }> {
  const moment = await momentOf(book)
  const ids = await chosenIds(book, chosen, moment)
  const people = [...(await findContacts(book.store.db, ids)).values()]
  if (people.length === 0) {
    throw new Problem('bad-input', {
      what: 'Nobody is chosen.',
      why: 'No person of the list was ticked. Nothing was changed.',
      fix: 'Go back, tick the people it is about, or all that match.',
      field: 'id',
    })
  }
  const many = people.length === 1 ? (people[0]?.name ?? '') : `${people.length} people`
  const occasion = { by, at: moment.now, label: labelOf(change, many).slice(0, 200) }
  if (change.what === 'deletion' && people.length > 1) await backUpBook(book.store, 'before-deletion', moment)
  const { operation } = await inOperation(book.store, occasion, async (write) => {
    if (change.what === 'deletion') {
      return removePeople(
        write,
        people.map(({ id }) => id),
      )
    }
    if (change.what === 'relation') await ensureMe(write, moment.settings.me.name)
    // Somebody may have been deleted since.
    const present = await findContacts(write.trx, ids)
    for (const id of present.keys()) await changeOne(write, id, change)
  })
  return { operation, people: people.length }
}
