import type { Moment } from '#actions/moment.ts'
import type { InvitationRecord } from '#formats/linkedin/records.ts'
import { nameKeyOf } from '#model/contact.ts'
import { type Day, dayOf, daysBetween, type Instant } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import type { SourcedContact, Sources } from '#model/source.ts'
import { addContact, changeContact } from '#store/contacts.ts'
import { addEvent, addInvitation, completeInvitation } from '#store/invitations.ts'
import type { Write } from '#store/journal.ts'
import { type Known, remember, rememberInvitation, whoIs } from './known.ts'
import { emptyTally, type Tally } from './tally.ts'

interface Row extends InvitationRecord {
  readonly sentOn: Day
}

/** The invitation a row speaks of: of the same moment, or one you logged by its day alone, a day apart at most. */
function sameAs(row: Row, invitations: readonly Invitation[]): Invitation | undefined {
  const alike = invitations.filter((each) => each.direction === row.direction)
  return (
    alike.find((each) => each.sentAt === row.sentAt) ??
    alike.find((each) => each.saidBy === 'you' && Math.abs(daysBetween(each.sentOn, row.sentOn)) <= 1)
  )
}

/** Minutes are all an archive tells, so an invitation logged the moment it was sent keeps its own, exacter time. */
function completion(invitation: Invitation, row: Row): Partial<Pick<Invitation, 'sentAt' | 'sentOn' | 'note'>> {
  return {
    ...(invitation.sentAt === null && { sentAt: row.sentAt, sentOn: row.sentOn }),
    ...(!invitation.note && row.note !== '' && { note: row.note }),
  }
}

function endAsReplaced(write: Write, earlier: Invitation, on: Day): void {
  addEvent(write, earlier.id, {
    kind: 'withdrawn',
    on,
    at: null,
    saidBy: 'inferred',
    remark: 'An archive shows another invitation to the same person in its place.',
  })
}

/** Whether nothing has closed it, or it was opened again. */
function isOpen({ events }: Invitation): boolean {
  return (events.findLast((event) => event.kind !== 'answered')?.kind ?? 'reopened') === 'reopened'
}

/**
 * An archive shows one row per person: an older invitation of ours to them that was open and is not this one has ended
 * unseen, at the latest when the newer one went out. Archives may come in any order.
 */
function endReplaced(write: Write, others: readonly Invitation[], added: Invitation): void {
  if (added.direction !== 'sent') return
  const sent = others.filter((each) => each.direction === 'sent')
  for (const earlier of sent)
    if (isOpen(earlier) && earlier.sentOn < added.sentOn) endAsReplaced(write, earlier, added.sentOn)
  const [next] = sent
    .map((each) => each.sentOn)
    .filter((on) => on > added.sentOn)
    .sort()
  if (next) endAsReplaced(write, added, next)
}

/** Of several people of one name, the one who has this very invitation already. */
function byInvitation(known: Known, row: Row): SourcedContact | undefined {
  if (row.profileKey !== null) return undefined
  return known.byName
    .get(nameKeyOf(row.name))
    ?.find((each) =>
      known.invitationsOf.get(each.id)?.some((one) => one.direction === row.direction && one.sentAt === row.sentAt),
    )
}

/** The contact with the address the row gives them, where they were known by name alone. */
function withAddress(write: Write, known: Known, contact: SourcedContact, row: Row): SourcedContact {
  if (contact.profileKey !== null || row.profileKey === null) return contact
  const address = { profileKey: row.profileKey, profileUrl: row.profileUrl }
  const linkedin = { on: null, values: { ...contact.sources.linkedin?.values, ...address } }
  const full = { ...contact, ...address, sources: { ...contact.sources, linkedin } }
  changeContact(write, contact.id, address, full.sources)
  remember(known, full)
  return full
}

/** Takes the invitations of an archive into the book, adding people it does not hold yet. */
export function takeInvitations(
  write: Write,
  known: Known,
  moment: Moment,
  records: readonly InvitationRecord[],
): Tally {
  const tally = emptyTally()
  const days = new Map<Instant, Day>()
  for (const record of records) {
    const sentOn = days.get(record.sentAt) ?? dayOf(record.sentAt, moment.zone)
    days.set(record.sentAt, sentOn)
    const row: Row = { ...record, sentOn }
    const found = whoIs(known, row) ?? byInvitation(known, row)
    let contact = found && withAddress(write, known, found, row)
    const addressed = contact !== found
    if (!contact) {
      const { name, profileKey, profileUrl } = row
      const values = { name, profileKey, profileUrl }
      const sources: Sources = { linkedin: { on: null, values } }
      contact = { ...addContact(write, values, sources), sources }
      remember(known, contact)
    }
    const theirs = known.invitationsOf.get(contact.id) ?? []
    const present = sameAs(row, theirs)
    if (present) {
      const patch = completion(present, row)
      const completed = Object.keys(patch).length > 0 && completeInvitation(write, present.id, patch)
      tally.placeOf.set(present.id, tally.fates.length)
      tally.fates.push(completed || addressed ? 'changed' : 'same')
      continue
    }
    const invitation = addInvitation(write, {
      contactId: contact.id,
      direction: row.direction,
      sentOn,
      sentAt: row.sentAt,
      note: row.note,
      purpose: null,
      saidBy: 'import',
    })
    endReplaced(write, theirs, invitation)
    rememberInvitation(known, invitation)
    tally.placeOf.set(invitation.id, tally.fates.length)
    tally.fates.push('new')
  }
  return tally
}
