import { weighContact } from '#etiquette/value.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day, daysBetween } from '#model/day.ts'
import { type Invitation, standingOn } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { sentBetween } from '#store/invitations.ts'
import { lastMessagesOn } from '#store/messages.ts'
import { lastReviewOn } from '#store/reviews.ts'
import { openInvitations, sentThatWere } from '#store/standing-invitations.ts'
import { gatherBudget } from './gather-facts.ts'
import { listFindings, type StandingFinding } from './list-findings.ts'
import type { Book } from './moment.ts'
import { type NextItem, whoNext } from './who-next.ts'

/** An open invitation with what the rules say about it, if anything. */
export interface OpenItem {
  readonly invitation: Invitation
  readonly contact: Contact
  readonly ageDays: number
  readonly findings: readonly StandingFinding[]
}

/** An invitation of yours that was accepted lately. */
export interface AcceptedItem {
  readonly invitation: Invitation
  readonly contact: Contact
  readonly acceptedOn: Day
  /** Whether you have written to them since. */
  readonly wroteSince: boolean
}

/** Everything a weekly review looks at. */
export interface WeekReview {
  readonly today: Day
  /** The day after the last review, or a week ago. */
  readonly since: Day
  readonly lastReviewOn: Day | null
  readonly received: readonly OpenItem[]
  readonly stale: readonly OpenItem[]
  readonly accepted: readonly AcceptedItem[]
  readonly budget: Budget
  readonly sentSince: { readonly count: number; readonly withNote: number; readonly highValue: number }
  readonly next: readonly NextItem[]
  readonly account: readonly StandingFinding[]
}

/** Gathers the week: what waits for you, what grew old, what was accepted, what it cost, and who comes next, unless that is not asked for. */
export async function reviewWeek(book: Book, asOf?: Day, withNext = true): Promise<WeekReview> {
  const { db } = book.store
  const { moment, findings } = await listFindings(book, asOf)
  const { today, settings } = moment
  const last = await lastReviewOn(db, today)
  const since = last === null ? addDays(today, -7) : addDays(last, 1)
  const about = Map.groupBy(findings, (finding) => finding.subject.id)

  const waiting = await openInvitations(db, 'received', today)
  const received: OpenItem[] = []
  const people = await findContacts(
    db,
    waiting.map((each) => each.contactId),
  )
  for (const invitation of waiting) {
    const contact = people.get(invitation.contactId)
    if (!contact) continue
    const ageDays = daysBetween(invitation.sentOn, today)
    received.push({ invitation, contact, ageDays, findings: about.get(invitation.id) ?? [] })
  }

  const stale: OpenItem[] = []
  for (const [, all] of about) {
    const subject = all[0]?.subject
    if (subject?.kind !== 'sent') continue
    const { invitation, contact } = subject
    stale.push({ invitation, contact, ageDays: daysBetween(invitation.sentOn, today), findings: all })
  }

  const accepted: AcceptedItem[] = []
  const recent = (await sentThatWere(db, 'accepted', addDays(since, -7))).toReversed()
  const who = recent.map((each) => each.contactId)
  const newcomers = await findContacts(db, who)
  const wroteLast = await lastMessagesOn(db, who, 'sent', today)
  for (const invitation of recent) {
    const contact = newcomers.get(invitation.contactId)
    const standing = standingOn(invitation, today, settings.limits)
    if (!contact || standing.outcome !== 'accepted') continue
    const wrote = wroteLast(contact.id) ?? null
    accepted.push({
      invitation,
      contact,
      acceptedOn: standing.since,
      wroteSince: wrote !== null && wrote >= standing.since,
    })
  }

  const sent = await sentBetween(db, since, today)
  const recipients = await findContacts(
    db,
    sent.map((each) => each.contactId),
  )
  const highValue = [...recipients.values()].filter(
    (contact) => weighContact(contact, settings.me, settings.goals, false).level === 'high',
  ).length
  return {
    today,
    since,
    lastReviewOn: last,
    received,
    stale: stale.toSorted((a, b) => b.ageDays - a.ageDays),
    accepted,
    budget: await gatherBudget(db, moment),
    sentSince: { count: sent.length, withNote: sent.filter((each) => each.note).length, highValue },
    next: withNext ? (await whoNext(book, asOf)).items : [],
    account: findings.filter((finding) => finding.subject.kind === 'account'),
  }
}
