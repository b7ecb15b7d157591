import type { InvitationRecord } from '#formats/linkedin/records.ts'
import type { Day } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import type { SourcedContact } from '#model/source.ts'
import { addContact, changeContact } from '#store/contacts.ts'
import { addEvent, addInvitation, completeInvitation } from '#store/invitations.ts'
import type { Write } from '#store/journal.ts'
import type { Seen } from './compared.ts'
import { daysOf } from './days-of.ts'
import { type Speaker, saidBy } from './follow.ts'
import { hasDouble, type Known, remember, rememberInvitation, whyDeleted } from './known.ts'
import { type ImportSteps, inOrderOf, watched } from './steps.ts'
import { emptyTally, type Tally } from './tally.ts'
import { type Found, sameInvitation, whoWasInvited } from './who-is.ts'

interface Row extends InvitationRecord {
  readonly sentOn: Day
}

/** Minutes are all an archive tells, so an invitation logged the moment it was sent keeps its own, exacter time. */
function completion(invitation: Invitation, row: Row): Partial<Pick<Invitation, 'sentAt' | 'sentOn' | 'note'>> {
  return {
    ...(invitation.sentAt === null && { sentAt: row.sentAt, sentOn: row.sentOn }),
    ...(!invitation.note && row.note !== '' && { note: row.note }),
  }
}

/** Puts an event on an invitation, in the book and in what is known of it. */
function note(write: Write, known: Known, invitation: Invitation, event: Parameters<typeof addEvent>[2]): void {
  const added = addEvent(write, invitation.id, event)
  const list = known.invitationsOf.get(invitation.contactId) ?? []
  const at = list.findIndex((each) => each.id === invitation.id)
  if (at >= 0) list[at] = { ...invitation, events: [...invitation.events, added] }
}

function endAsReplaced(write: Write, known: Known, earlier: Invitation, on: Day): void {
  note(write, known, earlier, {
    kind: 'withdrawn',
    on,
    at: null,
    saidBy: 'inferred',
    remark: 'An archive shows another invitation to the same person in its place.',
  })
}

/** Whether nothing has closed it, or it was opened again. */
export function isOpen({ events }: Invitation): boolean {
  return (events.findLast((event) => event.kind !== 'answered')?.kind ?? 'reopened') === 'reopened'
}

/**
 * An archive shows one row per person: an older invitation of ours to them that was open and is not this one has ended
 * unseen, at the latest when the newer one went out. Archives may come in any order. Gives those that ended.
 */
function endReplaced(write: Write, known: Known, others: readonly Invitation[], added: Invitation): Invitation[] {
  if (added.direction !== 'sent') return []
  const sent = others.filter((each) => each.direction === 'sent')
  const ended = sent.filter((each) => isOpen(each) && each.sentOn < added.sentOn)
  for (const earlier of ended) endAsReplaced(write, known, earlier, added.sentOn)
  const [next] = sent
    .map((each) => each.sentOn)
    .filter((on) => on > added.sentOn)
    .sort()
  if (next) endAsReplaced(write, known, added, next)
  return ended
}

// In time, and then by what the rows say: nothing hangs on their order in the file.
function inOrder(records: readonly InvitationRecord[]): InvitationRecord[] {
  const keyOf = ({ direction, profileKey, profileUrl, name, note }: InvitationRecord) =>
    JSON.stringify([direction, profileKey, name, profileUrl, note])
  return records.toSorted((a, b) => inOrderOf(a.sentAt, b.sentAt) || inOrderOf(keyOf(a), keyOf(b)))
}

class Taking {
  readonly tally = emptyTally()
  readonly #write: Write
  readonly #known: Known
  readonly #speaker: Speaker
  readonly #seen: Seen
  readonly #zone: string

  constructor(write: Write, known: Known, zone: string, speaker: Speaker, seen: Seen) {
    this.#zone = zone
    this.#write = write
    this.#known = known
    this.#speaker = speaker
    this.#seen = seen
  }

  /** The contact with the address the row gives them, where they were known by name alone. */
  #withAddress({ contact, by }: Found, row: Row): SourcedContact {
    if (by === 'name') this.tally.byName++
    if (contact.profileKey !== null || row.profileKey === null) return contact
    const address = { profileKey: row.profileKey, profileUrl: row.profileUrl }
    const { linkedin } = contact.sources
    const values = { ...linkedin?.values, ...address }
    const full = {
      ...contact,
      ...address,
      sources: { ...contact.sources, linkedin: { on: linkedin?.on ?? null, values } },
    }
    changeContact(this.#write, contact.id, address, full.sources)
    remember(this.#known, full)
    return full
  }

  #add({ name, profileKey, profileUrl }: Row): SourcedContact {
    const values = { name, profileKey, profileUrl }
    const sources = saidBy(this.#speaker, values)
    const added = { ...addContact(this.#write, values, sources), sources }
    if (hasDouble(this.#known, added)) this.tally.doubles.add(added.id)
    remember(this.#known, added)
    return added
  }

  take(row: Row): void {
    const { tally } = this
    const found = whoWasInvited(this.#known, row)
    const deleted = found ? undefined : whyDeleted(this.#known, { ...row, email: null }, this.#zone)
    if (deleted) {
      tally.rejected.push({ line: row.line, reason: deleted })
      return
    }
    const contact = found ? this.#withAddress(found, row) : this.#add(row)
    const theirs = this.#known.invitationsOf.get(contact.id) ?? []
    const present = sameInvitation(theirs, row)
    if (present) {
      const patch = completion(present, row)
      const completed = Object.keys(patch).length > 0 && completeInvitation(this.#write, present.id, patch)
      const index = theirs.indexOf(present)
      if (completed) theirs[index] = { ...present, ...patch }
      tally.placeOf.set(present.id, tally.fates.length)
      tally.fates.push(completed || contact !== found?.contact ? 'changed' : 'same')
      return
    }
    const { direction, sentOn, sentAt } = row
    const invitation = addInvitation(this.#write, {
      contactId: contact.id,
      direction,
      sentOn,
      sentAt,
      note: row.note,
      purpose: null,
      saidBy: 'import',
    })
    rememberInvitation(this.#known, invitation)
    const others = theirs.filter((each) => each.id !== invitation.id)
    for (const ended of endReplaced(this.#write, this.#known, others, invitation))
      this.#seen.sentAgain.push({ contactId: contact.id, earlier: ended.sentOn, later: sentOn })
    tally.placeOf.set(invitation.id, tally.fates.length)
    tally.fates.push('new')
  }
}

/** Takes the invitations of an archive into the book, adding people it does not hold yet. */
export function takeInvitations(
  write: Write,
  known: Known,
  zone: string,
  records: readonly InvitationRecord[],
  speaker: Speaker,
  seen: Seen,
  steps: ImportSteps,
): Tally {
  const taking = new Taking(write, known, zone, speaker, seen)
  const dayAt = daysOf(zone)
  for (const record of watched(inOrder(records), 'invitations', steps)) {
    taking.take({ ...record, sentOn: dayAt(record.sentAt) })
  }
  return taking.tally
}
