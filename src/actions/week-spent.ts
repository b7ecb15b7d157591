import { weighContact } from '#etiquette/value.ts'
import { freesAt } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day, dayOf } from '#model/day.ts'
import { type Outcome, standingOn } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { sentBetween } from '#store/invitations.ts'
import { findInvitations } from '#store/some-invitations.ts'
import { spentSince } from '#store/spent.ts'
import { type Book, momentOf } from './moment.ts'

/** An invitation as the review looks back at it: to whom, what they are worth to you, with a note or not, and its state. */
export interface SpentItem {
  readonly invitationId: string
  readonly contact: Contact
  readonly sentOn: Day
  readonly level: 'high' | 'ordinary' | 'low'
  readonly hasNote: boolean
  readonly outcome: Outcome
}

/** How the invitations since a day were spent, newest first, and the days on which the next slots free. */
export interface WeekSpent {
  readonly list: readonly SpentItem[]
  readonly slots: readonly { readonly on: Day; readonly count: number }[]
}

/** Looks back at how the invitations from `since` on were spent, and ahead to when their slots free. */
export async function weekSpent(book: Book, since: Day): Promise<WeekSpent> {
  const { db } = book.store
  const { now, today, zone, settings } = await momentOf(book)
  const { limits, me, goals } = settings
  const sent = await sentBetween(db, since, today)
  const contacts = await findContacts(
    db,
    sent.map((each) => each.contactId),
  )
  const whole = await findInvitations(
    db,
    sent.map((each) => each.id),
  )
  const list = sent.flatMap(({ id, contactId, sentOn, note }): SpentItem[] => {
    const contact = contacts.get(contactId)
    const invitation = whole.get(id)
    if (!contact || !invitation) return []
    const { level } = weighContact(contact, me, goals, false)
    const { outcome } = standingOn(invitation, today, limits)
    return [{ invitationId: id, contact, sentOn, level, hasNote: Boolean(note?.trim()), outcome }]
  })
  const recent = await spentSince(db, addDays(today, -limits.weekDays - 1))
  const frees = recent
    .filter((spent) => (spent.sentAt ? spent.sentAt <= now : spent.sentOn <= today))
    .map((spent) => freesAt(spent, limits.weekDays, zone))
    .filter((at) => at > now)
    .map((at) => dayOf(at, zone))
  const slots = [...Map.groupBy(frees, (day) => day)]
    .map(([on, all]) => ({ on, count: all.length }))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return { list: list.toReversed(), slots }
}
