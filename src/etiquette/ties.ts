import { type Contact, ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { holdsOn, type Relation, relationFacts } from '#model/relation.ts'
import type { Authority, Line } from './authority.ts'
import type { PastInvitation, ReportingLine, Ties } from './subjects.ts'

/** Everything recorded about two people that can tell how they stand to each other. */
export interface TiesRecord {
  readonly contact: Contact
  /** Ties between the owner and the contact, of all times. */
  readonly between: readonly Relation[]
  /** Who stands below and above the owner on the day of judging. */
  readonly authority: Authority
  readonly past: readonly PastInvitation[]
  readonly lastHeardOn: Day | null
  /** Names by contact id, for the people along a line. */
  readonly names: ReadonlyMap<string, string>
}

function named(line: Line | undefined, names: ReadonlyMap<string, string>): ReportingLine | null {
  if (!line) return null
  return { path: line.path.map((id) => (id === ME ? 'you' : (names.get(id) ?? 'somebody'))), endsOn: line.endsOn }
}

/** How the owner and a contact stand to each other on `today`. */
export function tiesOn(record: TiesRecord, today: Day): Ties {
  const { contact, between, authority, past, lastHeardOn, names } = record
  const begun = between.filter((relation) => relation.startsOn === null || relation.startsOn <= today)
  const active = between.filter((relation) => holdsOn(relation, today))
  const belowYou = authority.below(contact.id)
  const aboveYou = authority.above(contact.id)
  const wasBelowYouUntil = authority.wasBelowUntil(contact.id) ?? null
  const firstConnected = contact.connectedOn ?? contact.removedOn
  // A former colleague still knows you: ties that ended count for knowing, not for holding.
  const known =
    begun.some((relation) => relationFacts[relation.kind].knows) ||
    belowYou !== undefined ||
    aboveYou !== undefined ||
    wasBelowYouUntil !== null ||
    lastHeardOn !== null ||
    (firstConnected !== null && firstConnected <= today) ||
    past.some((each) => each.standing.outcome === 'accepted')
  return {
    acquaintance: known ? 'known' : 'stranger',
    certain: begun.some((relation) => relationFacts[relation.kind].certain),
    friend: active.some((relation) => relation.kind === 'friend' || relation.kind === 'family'),
    active,
    belowYou: named(belowYou, names),
    wasBelowYouUntil,
    aboveYou: named(aboveYou, names),
  }
}
