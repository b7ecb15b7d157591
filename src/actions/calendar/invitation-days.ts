import { gatherAccount } from '#actions/gather-account.ts'
import { acceptedFacts, gatherPatience, receivedFacts, sentFacts } from '#actions/gather-facts.ts'
import { gatherHistory, gatherShared } from '#actions/gather-history.ts'
import { pendingLong } from '#etiquette/rules/pending-long.ts'
import { receivedUnhandled } from '#etiquette/rules/received-unhandled.ts'
import { sayThanks } from '#etiquette/rules/say-thanks.ts'
import type { CalendarDay } from '#formats/ics-write.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, count, daysBetween } from '#model/day.ts'
import { type Invitation, standingOn } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { lastMessagesOn } from '#store/messages.ts'
import { openInvitations, sentThatWere } from '#store/standing-invitations.ts'
import { type Asked, daysSet, LOOK_BACK, momentOn, speaksUp } from './ask-rules.ts'

type WithPerson = readonly (readonly [invitation: Invitation, contact: Contact])[]

async function withPeople({ book }: Asked, invitations: readonly Invitation[]): Promise<WithPerson> {
  const people = await findContacts(
    book.store.db,
    invitations.map((each) => each.contactId),
  )
  return invitations.flatMap((invitation) => {
    const contact = people.get(invitation.contactId)
    return contact ? [[invitation, contact] as const] : []
  })
}

/** When an open invitation of yours has waited long, and when it ends by itself. */
export async function sentDays(asked: Asked): Promise<CalendarDay[]> {
  const { book, moment } = asked
  const { db } = book.store
  const days: CalendarDay[] = []
  const patience = await gatherPatience(db, moment)
  const wait = daysSet(asked, pendingLong.id, 'warnDays')
  const { limits } = moment.settings
  // Older ones have ended by the clock.
  const expired = addDays(moment.today, -limits.expiryDays)
  const open = await openInvitations(db, 'sent', moment.today, expired)
  for (const [invitation, contact] of await withPeople(asked, open)) {
    if (standingOn(invitation, moment.today, limits).outcome !== 'open') continue
    const long = addDays(invitation.sentOn, wait)
    const facts = sentFacts(momentOn(moment, long), invitation, contact, patience)
    if (speaksUp(asked, [pendingLong.id], 'sent', facts, invitation.id))
      days.push({
        uid: `pending-long-${invitation.id}`,
        on: long,
        says: `No answer from ${contact.name} for ${count(wait, 'day')}`,
      })
    const end = addDays(invitation.sentOn, limits.expiryDays)
    if (standingOn(invitation, end, limits).outcome === 'expired')
      days.push({ uid: `expires-${invitation.id}`, on: end, says: `Your invitation to ${contact.name} ends by itself` })
  }
  return days
}

/** When a received invitation has waited for you as long as is kind. */
export async function receivedDays(asked: Asked): Promise<CalendarDay[]> {
  const { book, moment } = asked
  const { db } = book.store
  const shared = await gatherShared(db)
  const { budget } = await gatherAccount(db, moment)
  const days: CalendarDay[] = []
  const warn = daysSet(asked, receivedUnhandled.id, 'warnDays')
  const stop = daysSet(asked, receivedUnhandled.id, 'stopDays')
  for (const [invitation, contact] of await withPeople(asked, await openInvitations(db, 'received', moment.today))) {
    const { answeredOn } = standingOn(invitation, moment.today, moment.settings.limits)
    // After an answer without a yes the next word is theirs for a while.
    const candidates = [addDays(invitation.sentOn, warn), ...(answeredOn ? [addDays(answeredOn, stop)] : [])]
    for (const day of candidates.sort()) {
      const then = momentOn(moment, day)
      const history = await gatherHistory(db, then, shared, contact)
      const facts = receivedFacts(then, invitation, contact, history, budget)
      if (!speaksUp(asked, [receivedUnhandled.id], 'received', facts, invitation.id)) continue
      const waited = count(daysBetween(invitation.sentOn, day), 'day')
      days.push({
        uid: `received-${invitation.id}`,
        on: day,
        says: `${contact.name} has waited ${waited} for your answer`,
      })
      break
    }
  }
  return days
}

/** Whom a word of thanks is due, on the day they accepted. */
export async function thanksDays(asked: Asked): Promise<CalendarDay[]> {
  const { book, moment } = asked
  const { db } = book.store
  const accepted = await sentThatWere(db, 'accepted', addDays(moment.today, -LOOK_BACK))
  const people = accepted.map((each) => each.contactId)
  const wrote = await lastMessagesOn(db, people, 'sent', moment.today)
  return (await withPeople(asked, accepted)).flatMap(([invitation, contact]) => {
    const facts = acceptedFacts(moment, invitation, contact, wrote(contact.id) ?? null)
    if (!facts || !speaksUp(asked, [sayThanks.id], 'accepted', facts, invitation.id)) return []
    return [{ uid: `thanks-${invitation.id}`, on: facts.acceptedOn, says: `Thank ${contact.name} for accepting` }]
  })
}
