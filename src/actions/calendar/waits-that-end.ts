import { gatherDraft, gatherSending } from '#actions/gather-facts.ts'
import { gatherShared } from '#actions/gather-history.ts'
import { resendTooSoon } from '#etiquette/rules/resend-too-soon.ts'
import { twoUnanswered } from '#etiquette/rules/two-unanswered.ts'
import { withdrawToResend } from '#etiquette/rules/withdraw-to-resend.ts'
import type { CalendarDay } from '#formats/ics-write.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import { findContacts } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { sentThatWere } from '#store/standing-invitations.ts'
import { type Asked, daysSet, momentOn, speaksUp } from './ask-rules.ts'

const WAITS = [resendTooSoon.id, withdrawToResend.id]

/** Whose wait is worth a day in the calendar: people you have a draft for, and those you withdrew an invitation to. */
async function whoMayWait({ book, moment }: Asked, since: Day): Promise<Contact[]> {
  const { db } = book.store
  const drafts = await listDrafts(db)
  const withdrawn = await sentThatWere(db, 'withdrawn', since)
  const ids = [...drafts, ...withdrawn.filter((each) => each.sentOn <= moment.today)].map((each) => each.contactId)
  return [...(await findContacts(db, ids)).values()]
}

/** The days on which somebody may be invited again, after an invitation that ended without an answer. */
export async function waitsThatEnd(asked: Asked): Promise<CalendarDay[]> {
  const { book, moment } = asked
  const { db } = book.store
  const waits = [
    daysSet(asked, resendTooSoon.id, 'waitDays'),
    daysSet(asked, withdrawToResend.id, 'rememberDays'),
    moment.settings.limits.reinviteDays,
  ].sort((a, b) => a - b)
  const shared = await gatherShared(db)
  const sending = await gatherSending(db, moment)
  const bare = { note: '', purpose: null }
  const days: CalendarDay[] = []
  for (const contact of await whoMayWait(asked, addDays(moment.today, -(waits.at(-1) ?? 0)))) {
    const draft = { contact, ...bare }
    const facts = await gatherDraft(db, moment, shared, draft, sending)
    const last = facts.sent.at(-1)
    if (!last || !speaksUp(asked, WAITS, 'draft', facts, contact.id)) continue
    const { since, outcome } = last.standing
    const soonest = outcome === 'withdrawn' ? moment.settings.limits.reinviteDays : 0
    for (const wait of waits.filter((each) => each >= soonest)) {
      const day = addDays(since, wait)
      const then = await gatherDraft(db, momentOn(moment, day), shared, draft, sending)
      if (speaksUp(asked, WAITS, 'draft', then, contact.id)) continue
      // After two without an answer the kind thing is to leave it; no day makes that fine.
      if (!speaksUp(asked, [twoUnanswered.id], 'draft', then, contact.id))
        days.push({ uid: `again-${last.invitation.id}`, on: day, says: `${contact.name} may be invited again` })
      break
    }
  }
  return days
}
