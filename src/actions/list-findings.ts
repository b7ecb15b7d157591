import { type Finding, judge } from '#etiquette/judge.ts'
import { SEVERITIES, type Severity } from '#etiquette/rule.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import { lastMessagesOn } from '#store/messages.ts'
import { openInvitations, sentThatWere } from '#store/standing-invitations.ts'
import { type BookRemark, bookRemarks } from './book-remarks.ts'
import { gatherAccount } from './gather-account.ts'
import { acceptedFacts, gatherBudget, gatherPatience, receivedFacts, sentFacts } from './gather-facts.ts'
import { gatherHistories, gatherShared } from './gather-history.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'

/** A finding about something that stands in the book, with what it is about. */
export interface StandingFinding extends Finding {
  readonly subject:
    | {
        readonly kind: 'sent' | 'accepted' | 'received'
        readonly id: string
        readonly contact: Contact
        readonly invitation: Invitation
      }
    | { readonly kind: 'account'; readonly id: 'account'; readonly contact: null; readonly invitation: null }
}

/** Everything the rules say about the book on a day. */
export interface BookJudged {
  readonly moment: Moment
  /** Not waived, most severe first, then oldest first. */
  readonly findings: readonly StandingFinding[]
  readonly waived: readonly StandingFinding[]
  /** What in the book itself asks for a look: reporting lines in a circle, waivers that cover nothing any more. */
  readonly remarks: readonly BookRemark[]
}

// The longest time after an acceptance any rule looks at.
const ACCEPTED_LATELY = 90

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity)

/**
 * Judges every open invitation of both directions, those accepted lately, and the account. What is found of today is
 * kept while neither the book nor the day nor the budget changes.
 */
export async function listFindings(book: Book, asOf?: Day): Promise<BookJudged> {
  const { db } = book.store
  const moment = await momentOf(book, asOf)
  const { today, zone } = moment
  const { used, left, notesUsed } = await gatherBudget(db, moment)
  const key = JSON.stringify([today, zone, asOf !== undefined, used, left, notesUsed])
  const judged = await keptWhileUnchanged(db, 'findings', key, async () => judgeBook(book, await momentOf(book, asOf)))
  return { ...judged, moment }
}

async function judgeBook(book: Book, moment: Moment): Promise<Omit<BookJudged, 'moment'>> {
  const { db } = book.store
  const { rules, waivers } = await rulesInForce(book, moment)
  const shared = await gatherShared(db)
  // Older ones have ended by the clock.
  const expired = addDays(moment.today, -moment.settings.limits.expiryDays)
  const sent = await openInvitations(db, 'sent', moment.today, expired)
  const received = await openInvitations(db, 'received', moment.today)
  const accepted = await sentThatWere(db, 'accepted', addDays(moment.today, -ACCEPTED_LATELY))
  const contacts = await findContacts(
    db,
    [...sent, ...received, ...accepted].map((invitation) => invitation.contactId),
  )
  const all: StandingFinding[] = []
  const account = await gatherAccount(db, moment)
  const patience = await gatherPatience(db, moment)

  const senders = received.flatMap((invitation) => contacts.get(invitation.contactId) ?? [])
  const historyWith = await gatherHistories(db, moment, shared, senders)
  for (const invitation of received) {
    const contact = contacts.get(invitation.contactId)
    const facts = contact && receivedFacts(moment, invitation, contact, historyWith(contact), account.budget)
    if (!facts) continue
    const { findings } = judge('received', facts, invitation.id, rules, waivers)
    const subject = { kind: 'received' as const, id: invitation.id, contact, invitation }
    all.push(...findings.map((finding) => ({ ...finding, subject })))
  }
  for (const invitation of sent) {
    const contact = contacts.get(invitation.contactId)
    const facts = contact && sentFacts(moment, invitation, contact, patience)
    if (!facts) continue
    const { findings } = judge('sent', facts, invitation.id, rules, waivers)
    const subject = { kind: 'sent' as const, id: invitation.id, contact, invitation }
    all.push(...findings.map((finding) => ({ ...finding, subject })))
  }
  const thanked = accepted.map((invitation) => invitation.contactId)
  const wrote = await lastMessagesOn(db, thanked, 'sent', moment.today)
  for (const invitation of accepted) {
    const contact = contacts.get(invitation.contactId)
    const facts = contact && acceptedFacts(moment, invitation, contact, wrote.get(contact.id) ?? null)
    if (!facts) continue
    const { findings } = judge('accepted', facts, invitation.id, rules, waivers)
    const subject = { kind: 'accepted' as const, id: invitation.id, contact, invitation }
    all.push(...findings.map((finding) => ({ ...finding, subject })))
  }
  const subject = { kind: 'account' as const, id: 'account' as const, contact: null, invitation: null }
  const { findings: ofAccount } = judge('account', account, 'account', rules, waivers)
  all.push(...ofAccount.map((finding) => ({ ...finding, subject })))

  const sorted = all.toSorted(
    (a, b) =>
      rank(a.severity) - rank(b.severity) ||
      (a.subject.invitation?.sentOn ?? '').localeCompare(b.subject.invitation?.sentOn ?? ''),
  )
  return {
    findings: sorted.filter((finding) => finding.waivedBy === null),
    waived: sorted.filter((finding) => finding.waivedBy !== null),
    remarks: await bookRemarks(db, moment, shared, rules, waivers, sorted),
  }
}
