import type { ChainQuestion, Compared, Some, Told, ToldChange } from '#model/compared.ts'
import { type Contact, isConnected, ME } from '#model/contact.ts'
import { addDays, type Day, earlierOf } from '#model/day.ts'
import { holdsOn, type Relation } from '#model/relation.ts'
import type { SourcedContact } from '#model/source.ts'
import type { Known } from './known.ts'
import { isOpen } from './take-invitations.ts'
import type { Tally } from './tally.ts'

/** What was met while the rows of an archive were taken. */
export interface Seen {
  /** The line of each contact who stands among the connections. */
  readonly connections: Map<string, number>
  /** People who were in the book before and of whom the archive says something new. */
  readonly changes: { readonly before: SourcedContact; readonly after: SourcedContact }[]
  readonly sentAgain: { readonly contactId: string; readonly earlier: Day; readonly later: Day }[]
  /** Invitations that were in the book and turn out to be accepted. */
  readonly accepted: { readonly contactId: string; readonly on: Day }[]
}

/** Nothing met yet. */
export function nothingSeen(): Seen {
  return { connections: new Map(), changes: [], sentAgain: [], accepted: [] }
}

/** An archive lists an invitation for this many days after it was sent or answered. */
const WINDOW_DAYS = 180

const MOST = 500

function some<T>(list: readonly T[]): Some<T> {
  return { all: list.length, some: list.slice(0, MOST) }
}

const workOf = ({ position, company }: Contact) => [position, company].filter(Boolean).join(', ')

function questionsOf(seen: Seen, ties: readonly Relation[], today: Day): ChainQuestion[] {
  const mine = ties.filter((tie) => holdsOn(tie, today) && (tie.from === ME || tie.to === ME))
  const byPerson = Map.groupBy(mine, (tie) => (tie.from === ME ? tie.to : tie.from))
  return seen.changes.flatMap(({ before, after }) => {
    if (!before.company || !after.company || before.company === after.company) return []
    const { id: contactId, name } = after
    const change = { contactId, name, was: before.company, is: after.company }
    return (byPerson.get(contactId) ?? []).map((tie) => ({ ...change, relationId: tie.id }))
  })
}

/**
 * What the archive of `exportedOn` shows beside the one of `since`. `ties` are the lines of authority of the book; a
 * change of company only asks about them, and changes none.
 */
export function compare(
  known: Known,
  seen: Seen,
  { since, exportedOn, today }: { readonly since: Day; readonly exportedOn: Day; readonly today: Day },
  files: { readonly connections: boolean; readonly invitations: Tally | undefined },
  ties: readonly Relation[],
): Compared {
  const told = (contactId: string, on: Day): Told => ({ contactId, name: known.byId.get(contactId)?.name ?? '', on })
  const before = earlierOf(since, exportedOn)
  const goneConnections = files.connections
    ? [...known.byId.values()].filter(
        (each) =>
          each.sources.linkedin?.values.connectedOn !== undefined &&
          !seen.connections.has(each.id) &&
          each.connectedOn !== null &&
          each.connectedOn <= before &&
          isConnected(each, exportedOn),
      )
    : []
  const listed = files.invitations?.placeOf
  const goneInvitations = listed
    ? [...known.invitationsOf.values()].flat().filter(
        (each) =>
          each.direction === 'sent' &&
          each.saidBy === 'import' &&
          !listed.has(each.id) &&
          isOpen(each) &&
          each.sentOn <= before &&
          // Two days for the zones between the archive's clock and the owner's.
          each.sentOn > addDays(exportedOn, 2 - WINDOW_DAYS),
      )
    : []
  const changed = (was: (contact: Contact) => string) =>
    seen.changes.flatMap(({ before, after }): ToldChange[] =>
      was(before) !== '' && was(before) !== was(after)
        ? [{ contactId: after.id, name: after.name, was: was(before), is: was(after) }]
        : [],
    )
  return {
    since,
    accepted: some(seen.accepted.map(({ contactId, on }) => told(contactId, on))),
    goneConnections: some(goneConnections.map(({ id, connectedOn }) => told(id, connectedOn ?? exportedOn))),
    goneInvitations: some(goneInvitations.map(({ contactId, sentOn }) => told(contactId, sentOn))),
    sentAgain: some(seen.sentAgain.map(({ contactId, later, earlier }) => ({ ...told(contactId, later), earlier }))),
    jobs: some(changed(workOf)),
    names: some(changed(({ name }) => name)),
    questions: some(questionsOf(seen, ties, today)),
  }
}
