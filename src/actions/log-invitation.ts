import type { Judgement, Verdict } from '#etiquette/judge.ts'
import { type Contact, isConnected } from '#model/contact.ts'
import { addDays, type Day, showDay } from '#model/day.ts'
import type { Direction, Invitation } from '#model/invitation.ts'
import { Problem } from '#model/problem.ts'
import { changeContact, findContact } from '#store/contacts.ts'
import { dropDraft } from '#store/drafts.ts'
import { addInvitation } from '#store/invitations.ts'
import { inOperation, type Occasion } from '#store/journal.ts'
import { judgeDraft } from './check-draft.ts'
import { type Book, momentOf } from './moment.ts'
import { findOrAddNewcomer, type Newcomer } from './newcomer.ts'

/** Who makes a change: the pages or the shell. */
export type By = Exclude<Occasion['by'], 'import'>

/** An invitation that was really sent or received. */
export interface InvitationToLog {
  readonly direction: Direction
  /** Name, e-mail address, profile address or id of the other person. */
  readonly person: string
  /** The day it was sent; today when left out. */
  readonly on?: Day | undefined
  readonly note: string | null
  readonly purpose: string | null
  /** What is said of them, when they are new. */
  readonly newcomer?: Newcomer
  /** It is the draft to them that was sent: where there is none any more, nothing is written down. */
  readonly isDraft?: boolean
  readonly by: By
}

/** What was written down. */
export interface InvitationLogged {
  readonly operation: string | null
  readonly contact: Contact
  readonly invitation: Invitation
  /** The verdict before it was logged; null for a received one. */
  readonly checked: Judgement | null
}

/** Says that there is no such draft. */
export function noDraft(): Problem {
  return new Problem('not-found', {
    what: 'This draft is not in the book.',
    why: 'It may have been sent or discarded since the page was opened.',
    fix: 'Open the list again.',
  })
}

/** Throws a Problem when `on` lies after today: what has not happened cannot be logged. */
export function refuseFuture(on: Day, today: Day): void {
  if (on <= today) return
  throw new Problem('bad-input', {
    what: `${showDay(on)} is still to come.`,
    why: `Today is ${showDay(today)}; the log holds what has happened.`,
    fix: 'Give a day up to today, or keep it as a draft.',
    field: 'on',
  })
}

/** What is kept of a verdict with the invitation: enough to look back at, as JSON. */
function verdictToKeep(checked: Judgement): string {
  const kept: { verdict: Verdict; findings: object[] } = {
    verdict: checked.verdict,
    findings: checked.findings.map(({ rule, severity, message, waivedBy }) => ({
      rule,
      severity,
      message,
      ...(waivedBy && { waived: waivedBy.reason }),
    })),
  }
  return JSON.stringify(kept)
}

/**
 * Whether an invitation to them on that day means that you were connected and the connection was removed without a
 * word. One sent up to a day after you connected is the very one they accepted: an archive tells days of another zone.
 */
function wasRemovedBefore(contact: Contact, on: Day): boolean {
  return contact.connectedOn !== null && addDays(contact.connectedOn, 1) < on && isConnected(contact, on)
}

/**
 * Writes down an invitation that was sent or received, with its findings. Nothing about manners stops it: what happened
 * happened. Somebody new is added to the book; a draft to them is done with. Throws a Problem for a draft that is gone.
 */
export async function logInvitation(book: Book, log: InvitationToLog): Promise<InvitationLogged> {
  const moment = await momentOf(book)
  const on = log.on ?? moment.today
  refuseFuture(on, moment.today)
  const sent = log.direction === 'sent'
  const judged = sent
    ? await judgeDraft(book, {
        to: log.person,
        note: log.note ?? '',
        purpose: log.purpose,
        newcomer: log.newcomer,
        ...(on < moment.today && { asOf: on }),
      })
    : null
  const checked = judged?.judgement ?? null
  const label = sent ? 'Log an invitation sent' : 'Log an invitation received'
  const { result, operation } = await inOperation(book.store, { by: log.by, at: moment.now, label }, async (write) => {
    const found = judged?.found.known ? await findContact(write.trx, judged.found.contact.id) : undefined
    const contact = found ?? (await findOrAddNewcomer(write, log.person, log.newcomer))
    write.name(`${label} ${sent ? 'to' : 'from'} ${contact.name}`)
    const invitation = addInvitation(write, {
      contactId: contact.id,
      direction: log.direction,
      sentOn: on,
      sentAt: on === moment.today ? moment.now : null,
      note: log.note,
      purpose: log.purpose?.trim() ? log.purpose.trim() : null,
      saidBy: 'you',
      judged: checked && verdictToKeep(checked),
    })
    if (sent) {
      const dropped = await dropDraft(write, contact.id)
      if (log.isDraft && !dropped) throw noDraft()
      if (wasRemovedBefore(contact, on)) changeContact(write, contact.id, { removedOn: on })
    }
    return { contact, invitation }
  })
  return { ...result, operation, checked }
}
