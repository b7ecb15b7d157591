import type { Contact } from '#model/contact.ts'
import { daysBetween } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import type { SourcedContact } from '#model/source.ts'
import { type Known, namesakes, ofEmail, ofProfile } from './known.ts'

/** Somebody found in the book, and by what. */
export interface Found {
  readonly contact: SourcedContact
  /** `name` where the file has nothing else to go by. */
  readonly by: 'key' | 'same-event' | 'name'
}

const keyless = ({ profileKey }: Contact) => profileKey === null

/** The invitation a row speaks of: of the same moment, or one you logged by its day alone, a day apart at most. */
export function sameInvitation(
  invitations: readonly Invitation[],
  row: Pick<Invitation, 'direction' | 'sentAt' | 'sentOn'>,
): Invitation | undefined {
  const alike = invitations.filter((each) => each.direction === row.direction)
  return (
    alike.find((each) => each.sentAt === row.sentAt) ??
    alike.find((each) => each.saidBy === 'you' && Math.abs(daysBetween(each.sentOn, row.sentOn)) <= 1)
  )
}

/**
 * The contact a row of invitations means: the one of its profile address; else somebody of that name, known without an
 * address, who has this very invitation already. A row without an address, as archives before 2023 have them all, means
 * the only person of that name. Two people of one name are never taken for one.
 */
export function whoWasInvited(
  known: Known,
  row: Pick<Contact, 'name' | 'profileKey'> & Pick<Invitation, 'direction' | 'sentAt' | 'sentOn'>,
): Found | undefined {
  const own = ofProfile(known, row.profileKey)
  if (own) return { contact: own, by: 'key' }
  const all = namesakes(known, row.name)
  const possible = row.profileKey === null ? all : all.filter(keyless)
  const same = possible.find((each) => sameInvitation(known.invitationsOf.get(each.id) ?? [], row) !== undefined)
  if (same) return { contact: same, by: 'same-event' }
  const [only, ...others] = all
  return row.profileKey === null && only && others.length === 0 ? { contact: only, by: 'name' } : undefined
}

/** The contact a message means: the one of its profile address; one without, the only person of that name. */
export function whoWrote(known: Known, row: Pick<Contact, 'name' | 'profileKey'>): SourcedContact | undefined {
  if (row.profileKey !== null) return ofProfile(known, row.profileKey)
  const [only, ...others] = namesakes(known, row.name)
  return others.length === 0 ? only : undefined
}

/**
 * The contact a row of connections means: by profile address; else, for want of one on either side, the one of that name
 * who was connected on that very day, which never changes; else by e-mail. A row with none of these means the only
 * person of that name who is no connection yet. `taken` are contacts that other rows of the same file have meant.
 */
export function whichConnection(
  known: Known,
  row: Pick<Contact, 'name' | 'profileKey' | 'email' | 'connectedOn'>,
  taken: ReadonlyMap<string, number>,
): Found | undefined {
  const own = ofProfile(known, row.profileKey)
  if (own) return { contact: own, by: 'key' }
  const all = namesakes(known, row.name)
  const possible = (row.profileKey === null ? all : all.filter(keyless)).filter((each) => !taken.has(each.id))
  const sameDay = possible.find((each) => each.connectedOn === row.connectedOn)
  if (sameDay) return { contact: sameDay, by: 'same-event' }
  // Two rows of one file are two people, whatever address they share.
  const [byEmail, ...more] = ofEmail(known, row.email).filter(
    (each) => !taken.has(each.id) && (keyless(each) || row.profileKey === null),
  )
  if (byEmail && more.length === 0) return { contact: byEmail, by: 'key' }
  const [only, ...others] = possible
  if (row.profileKey !== null || !only || others.length > 0 || only.connectedOn !== null) return undefined
  return { contact: only, by: 'name' }
}
