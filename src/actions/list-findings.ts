import { type Finding, judge } from '#etiquette/judge.ts'
import { SEVERITIES, type Severity } from '#etiquette/rule.ts'
import type { FactsOf } from '#etiquette/subjects.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import type { Invitation } from '#model/invitation.ts'
import { memoryOf } from '#model/memory-of.ts'
import { keptContacts } from '#store/contacts.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import { lastMessagesOn } from '#store/messages.ts'
import { openInvitations, sentThatWere } from '#store/standing-invitations.ts'
import { type BookRemark, bookRemarks } from './book-remarks.ts'
import { gatherAccount } from './gather-account.ts'
import { acceptedFacts, asksForOne, gatherBudget, gatherPatience, receivedFacts, sentFacts } from './gather-facts.ts'
import { gatherHistories, gatherShared } from './gather-history.ts'
import { inTurns } from './in-turns.ts'
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
  const judged = await keptWhileUnchanged(db, 'findings', key, () => judgeBook(book, asOf))
  return { ...judged, moment }
}

const judgedBefore = memoryOf<Invitation, readonly StandingFinding[]>()

/**
 * Judges everything that stands in the book. Whatever is judged from the very same facts as the last time is not judged
 * again: after a change that is all but what it touches.
 */
async function judgeBook(book: Book, asOf: Day | undefined): Promise<Omit<BookJudged, 'moment'>> {
  const { db } = book.store
  const moment = await momentOf(book, asOf)
  const { rules, waivers } = await rulesInForce(book, moment)
  // What every invitation is judged by, but the hour, which no rule for one asks; the rules hang on the settings.
  const standards = [moment.settings, moment.today, moment.zone, asOf !== undefined, waivers]
  const shared = await gatherShared(db)
  // Older ones have ended by the clock.
  const expired = addDays(moment.today, -moment.settings.limits.expiryDays)
  const sent = await openInvitations(db, 'sent', moment.today, expired)
  const received = await openInvitations(db, 'received', moment.today)
  const accepted = await sentThatWere(db, 'accepted', addDays(moment.today, -ACCEPTED_LATELY))
  const contactOf = await keptContacts(
    db,
    [...sent, ...received, ...accepted].map((invitation) => invitation.contactId),
  )
  const all: StandingFinding[] = []
  const account = await gatherAccount(db, moment)
  const patience = await gatherPatience(db, moment)

  /** What the rules find of one invitation; `from` is all that its facts are made of besides it and the contact. */
  const judgeOne = <K extends 'sent' | 'accepted' | 'received'>(
    kind: K,
    invitation: Invitation,
    contact: Contact,
    from: readonly unknown[],
    factsOf: () => FactsOf[K] | undefined,
  ): readonly StandingFinding[] =>
    judgedBefore(invitation, [...standards, kind, contact, ...from], () => {
      const facts = factsOf()
      if (!facts) return []
      const subject = { kind, id: invitation.id, contact, invitation }
      return judge(kind, facts, invitation.id, rules, waivers).findings.map((each) => ({ ...each, subject }))
    })

  const senders = received.flatMap((invitation) => contactOf(invitation.contactId) ?? [])
  const historyWith = await gatherHistories(db, moment, shared, senders)
  const turn = inTurns()
  const { budget } = account
  // Counted anew each time, and mostly the same.
  const spent = JSON.stringify(budget)
  for (const invitation of received) {
    await turn()
    const contact = contactOf(invitation.contactId)
    if (!contact) continue
    const history = historyWith(contact)
    const facts = () => receivedFacts(moment, invitation, contact, history, budget)
    all.push(...judgeOne('received', invitation, contact, [history, asksForOne(invitation) && spent], facts))
  }
  for (const invitation of sent) {
    await turn()
    const contact = contactOf(invitation.contactId)
    if (!contact) continue
    const facts = () => sentFacts(moment, invitation, contact, patience)
    all.push(...judgeOne('sent', invitation, contact, [patience], facts))
  }
  const thanked = accepted.map((invitation) => invitation.contactId)
  const wrote = await lastMessagesOn(db, thanked, 'sent', moment.today)
  for (const invitation of accepted) {
    await turn()
    const contact = contactOf(invitation.contactId)
    if (!contact) continue
    const wroteOn = wrote(contact.id) ?? null
    const facts = () => acceptedFacts(moment, invitation, contact, wroteOn)
    all.push(...judgeOne('accepted', invitation, contact, [wroteOn], facts))
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
