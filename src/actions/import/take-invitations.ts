import type { Moment } from '#actions/moment.ts'
import type { InvitationRecord } from '#formats/linkedin/records.ts'
import { type Day, dayOf, daysBetween, type Instant } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import { addContact } from '#store/contacts.ts'
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

/**
 * An archive shows one row per person: an older invitation of ours to them that was open and is not this one has ended
 * unseen, at the latest when the new one went out.
 */
function endReplaced(write: Write, invitations: readonly Invitation[], row: Row): void {
  for (const earlier of invitations) {
    const open = earlier.events.every((event) => event.kind === 'answered')
    if (row.direction !== 'sent' || earlier.direction !== 'sent' || !open || earlier.sentOn >= row.sentOn) continue
    addEvent(write, earlier.id, {
      kind: 'withdrawn',
      on: row.sentOn,
      at: null,
      saidBy: 'inferred',
      remark: 'A later archive shows another invitation to the same person in its place.',
    })
  }
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
    let contact = whoIs(known, row)
    if (!contact) {
      const { name, profileKey, profileUrl } = row
      const imported = { name, profileKey, profileUrl }
      contact = { ...addContact(write, imported, imported), imported }
      remember(known, contact)
    }
    const theirs = known.invitationsOf.get(contact.id) ?? []
    const present = sameAs(row, theirs)
    if (present) {
      const patch = completion(present, row)
      const changed = Object.keys(patch).length > 0 && completeInvitation(write, present.id, patch)
      tally.placeOf.set(present.id, tally.fates.length)
      tally.fates.push(changed ? 'changed' : 'same')
      continue
    }
    endReplaced(write, theirs, row)
    const invitation = addInvitation(write, {
      contactId: contact.id,
      direction: row.direction,
      sentOn,
      sentAt: row.sentAt,
      note: row.note,
      purpose: null,
      saidBy: 'import',
    })
    rememberInvitation(known, invitation)
    tally.placeOf.set(invitation.id, tally.fates.length)
    tally.fates.push('new')
  }
  return tally
}
