import { type Contact, isConnected } from '#model/contact.ts'
import { type Day, showDay } from '#model/day.ts'
import {
  type Direction,
  type EventKind,
  eventsFor,
  type Invitation,
  type InvitationEvent,
  type Lifetime,
  standingOn,
} from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import { changeContact, findContact } from '#store/contacts.ts'
import { addEvent, findInvitation, invitationsWith } from '#store/invitations.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { addMessage } from '#store/messages.ts'
import { findKnown } from './find-person.ts'
import { type By, refuseFuture } from './log-invitation.ts'
import { type Book, type Moment, momentOf } from './moment.ts'

/** How an event reads in the history. */
export const eventWords: Readonly<Record<EventKind, string>> = {
  accepted: 'accepted',
  withdrawn: 'withdrawn',
  expired: 'expired',
  ignored: 'ignored',
  'unknown-person': 'answered “I don’t know this person”',
  reported: 'reported',
  answered: 'answered without accepting',
  reopened: 'open again',
}

/** Something that happened to an invitation. */
export interface Answer {
  readonly kind: EventKind
  readonly on?: Day | undefined
  /** What was written, when it was answered without accepting. */
  readonly text?: string | undefined
  readonly by: By
}

export interface Answered {
  readonly operation: string | null
  readonly contact: Contact
  readonly invitation: Invitation
}

function refuseEarly(on: Day, invitation: Invitation): void {
  if (on >= invitation.sentOn) return
  throw new Problem('bad-input', {
    what: `${showDay(on)} is before the invitation itself.`,
    why: `It was sent on ${showDay(invitation.sentOn)}.`,
    fix: 'Give that day or a later one.',
    field: 'on',
  })
}

/** What was accepted is a connection; only opening it again, or a message, can follow. */
function refuseAfterAcceptance(on: Day, kind: EventKind, invitation: Invitation, lifetime: Lifetime): void {
  const { outcome, since } = standingOn(invitation, on, lifetime)
  if (outcome !== 'accepted' || kind === 'reopened' || kind === 'answered') return
  throw new Problem('refused', {
    what: `This invitation was accepted on ${showDay(since)}.`,
    why: `After that it cannot be ${eventWords[kind]}.`,
    fix: 'If it was not accepted after all, take that back first, or log it as reopened.',
  })
}

/** Writes an event and what follows from it: acceptance makes a connection, an answer is a message to them. */
function apply(write: Write, contact: Contact, invitation: Invitation, event: Omit<InvitationEvent, 'id'>): void {
  addEvent(write, invitation.id, event)
  if (event.kind === 'accepted' && !isConnected(contact, event.on)) {
    changeContact(write, contact.id, { connectedOn: event.on, removedOn: null })
  }
  if (event.kind === 'answered' && event.remark) {
    addMessage(write, {
      contactId: contact.id,
      direction: invitation.direction === 'received' ? 'sent' : 'received',
      sentOn: event.on,
      sentAt: event.at,
      text: event.remark,
    })
  }
}

async function answer(book: Book, moment: Moment, invitation: Invitation, said: Answer): Promise<Answered> {
  const { db } = book.store
  const contact = await findContact(db, invitation.contactId)
  if (!contact) throw new Error(`invitation ${invitation.id} has no contact`)
  if (!eventsFor(invitation.direction).includes(said.kind)) {
    throw new Problem('bad-input', {
      what: `An invitation you ${invitation.direction} cannot be ${eventWords[said.kind]}.`,
      why: `What can happen to it: ${eventsFor(invitation.direction).join(', ')}.`,
      fix: 'Choose one of these.',
    })
  }
  const on = said.on ?? moment.today
  refuseFuture(on, moment.today)
  refuseEarly(on, invitation)
  refuseAfterAcceptance(on, said.kind, invitation, moment.settings.limits)
  const preposition = invitation.direction === 'sent' ? 'to' : 'from'
  const label = `Invitation ${preposition} ${contact.name}: ${eventWords[said.kind]}`
  const { operation } = await inOperation(book.store, { by: said.by, at: moment.now, label }, async (write) => {
    apply(write, contact, invitation, {
      kind: said.kind,
      on,
      at: on === moment.today ? moment.now : null,
      saidBy: 'you',
      remark: said.text?.trim() || null,
    })
  })
  return { operation, contact, invitation: (await findInvitation(db, invitation.id)) ?? invitation }
}

/** Notes what became of one invitation, by its id. Throws a Problem when there is no such invitation or day. */
export async function answerInvitation(book: Book, invitationId: string, said: Answer): Promise<Answered> {
  const invitation = await findInvitation(book.store.db, invitationId)
  if (!invitation) {
    throw new Problem('not-found', {
      what: 'This invitation is not in the book.',
      why: 'It may have been taken back since the page was opened.',
      fix: 'Open the list again.',
    })
  }
  return answer(book, await momentOf(book), invitation, said)
}

/**
 * Notes what became of the invitation with a person: the open one it can have happened to, else the latest that was
 * closed (a late acceptance reopens it).
 */
export async function answerPerson(
  book: Book,
  person: string,
  said: Answer,
  direction?: Direction | undefined,
): Promise<Answered> {
  const { db } = book.store
  const moment = await momentOf(book)
  const contact = await findKnown(db, person)
  const possible = (await invitationsWith(db, contact.id)).filter(
    (invitation) =>
      eventsFor(invitation.direction).includes(said.kind) &&
      (direction === undefined || invitation.direction === direction),
  )
  const open = possible.filter(
    (invitation) => standingOn(invitation, moment.today, moment.settings.limits).outcome === 'open',
  )
  const candidates = open.length > 0 ? open : possible
  if (new Set(open.map((invitation) => invitation.direction)).size > 1) {
    throw new Problem('ambiguous', {
      what: `There is an open invitation to ${contact.name} and one from them.`,
      why: `Both can be ${eventWords[said.kind]}.`,
      fix: 'Say which with --direction sent or --direction received.',
    })
  }
  const invitation = candidates.at(-1)
  if (!invitation) {
    throw new Problem('not-found', {
      what: `No invitation with ${contact.name} is in the book that could be ${eventWords[said.kind]}.`,
      why: 'What became of an invitation is kept with the invitation.',
      fix: `Log it first: decorum log sent "${contact.name}" --on DAY, or log received.`,
    })
  }
  return answer(book, moment, invitation, said)
}
