import { addDays, type Day, dayOf, type Instant, laterOf } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import { addEvent, dateEvent } from '#store/invitations.ts'
import type { Write } from '#store/journal.ts'
import type { Seen } from './compared.ts'
import type { Known } from './known.ts'
import { byBeginning, type Talk } from './talks.ts'
import type { Tally } from './tally.ts'

/** Two texts that differ in nothing but their white space: an archive keeps a note on one line. */
const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A note that opens a conversation: the message appears there at the moment the invitation was accepted. */
export interface Opening {
  readonly contactId: string
  readonly direction: Invitation['direction']
  readonly text: string
  readonly at: Instant
}

/** How conversations begin, of those the archive has, in the order of time. */
export function openings(talks: readonly Talk[]): Opening[] {
  return talks.toSorted(byBeginning).map(({ contactId, first: { direction, text, sentAt } }) => ({
    contactId,
    direction,
    text: flat(text),
    at: sentAt,
  }))
}

/** The invitation whose note opens the conversation. */
export function noteThatOpened(known: Known, { contactId, direction, text, at }: Opening): Invitation | undefined {
  if (text === '') return undefined
  const possible = (known.invitationsOf.get(contactId) ?? []).filter(
    (each) =>
      each.direction === direction && flat(each.note ?? '') === text && (each.sentAt === null || each.sentAt <= at),
  )
  return possible.toSorted(inTime).at(-1)
}

/** The order in which invitations went out, whatever order they were written down in. */
function inTime(a: Invitation, b: Invitation): number {
  const keyOf = ({ sentOn, sentAt, id }: Invitation) => `${sentOn} ${sentAt ?? ''} ${id}`
  return keyOf(a) < keyOf(b) ? -1 : 1
}

const CONCLUDED = 'Concluded from the archive: this person is one of your connections.'
const OPENED = 'Concluded from the archive: the note opens your conversation, which begins when it is accepted.'

/** The last invitation each connection had when you became connected, and the day it was accepted on. */
function* lastBeforeConnecting(known: Known): Generator<{ invitation: Invitation; on: Day }> {
  for (const [contactId, invitations] of known.invitationsOf) {
    const connectedOn = known.byId.get(contactId)?.connectedOn
    if (!connectedOn) continue
    // The day of connecting is a UTC date, the day of sending the owner's: they may differ by one.
    const possible = invitations.filter((each) => each.sentOn <= addDays(connectedOn, 1))
    const invitation = possible.toSorted(inTime).at(-1)
    if (invitation) yield { invitation, on: laterOf(connectedOn, invitation.sentOn) }
  }
}

/**
 * An archive never says that an invitation was accepted; that its person is a connection does. For every connection
 * whose last invitation has no such event yet, notes it as accepted on the day you became connected, or at the very
 * moment where its note opens a conversation; marked as inferred. Returns how many were found. Rows counted as "same"
 * whose invitation is closed by it become "changed".
 */
export function inferAcceptances(
  write: Write,
  known: Known,
  zone: string,
  openedBy: ReadonlyMap<string, Instant>,
  tally: Tally | undefined,
  isNew: (invitationId: string) => boolean,
  seen: Seen,
): number {
  let found = 0
  const touch = (id: string) => {
    const place = tally?.placeOf.get(id)
    if (place !== undefined && tally?.fates[place] === 'same') tally.fates[place] = 'changed'
  }
  for (const { invitation, on } of lastBeforeConnecting(known)) {
    const { id, contactId, events } = invitation
    const moment = openedBy.get(id) ?? null
    const accepted = events.find((event) => event.kind === 'accepted')
    if (accepted) {
      // An earlier archive told the day alone.
      if (moment === null || accepted.saidBy !== 'inferred' || accepted.at !== null) continue
      dateEvent(write, accepted.id, { on: dayOf(moment, zone), at: moment, remark: OPENED })
      touch(id)
      continue
    }
    const day = moment === null ? on : dayOf(moment, zone)
    const remark = moment === null ? CONCLUDED : OPENED
    addEvent(write, id, { kind: 'accepted', on: day, at: moment, saidBy: 'inferred', remark })
    found++
    if (!isNew(id)) seen.accepted.push({ contactId, on: day })
    touch(id)
  }
  return found
}
