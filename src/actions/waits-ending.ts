import { judge } from '#etiquette/judge.ts'
import { rulesOfTheNote } from '#etiquette/rules/index.ts'
import { resendTooSoon } from '#etiquette/rules/resend-too-soon.ts'
import { withdrawToResend } from '#etiquette/rules/withdraw-to-resend.ts'
import { weighContact } from '#etiquette/value.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import { endedUnanswered, type Invitation } from '#model/invitation.ts'
import { findContacts } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { sentThatWere } from '#store/standing-invitations.ts'
import { type Asked, daysSet, momentOn, speaksUp } from './calendar/ask-rules.ts'
import { gatherDraft, gatherSending } from './gather-facts.ts'
import { gatherShared } from './gather-history.ts'
import { inTurns } from './in-turns.ts'

const WAITS = [resendTooSoon.id, withdrawToResend.id]

/** How long before and after its end a wait is spoken of, in days. */
const AROUND = 7

/** Somebody you wanted to invite who becomes possible, or just did. */
export interface EndingWait {
  readonly contact: Contact
  /** The invitation that ended without an answer. */
  readonly invitation: Invitation
  /** The first day on which nothing about spacing speaks against another one. */
  readonly on: Day
  readonly hasDraft: boolean
}

/** Those you have a draft for, and those of high value to you whose invitation you withdrew so that a wait may end now. */
async function wanted({ book, moment }: Asked, waits: readonly number[]): Promise<Map<Contact, boolean>> {
  const { db } = book.store
  const { me, goals } = moment.settings
  const drafted = new Set((await listDrafts(db)).map((draft) => draft.contactId))
  const near = (day: Day) =>
    waits.some((wait) => {
      const ends = addDays(day, wait)
      return ends >= addDays(moment.today, -AROUND) && ends <= addDays(moment.today, AROUND)
    })
  const withdrawn = (await sentThatWere(db, 'withdrawn', addDays(moment.today, -Math.max(...waits) - AROUND)))
    .filter((each) => each.events.some((event) => event.kind === 'withdrawn' && near(event.on)))
    .map((each) => each.contactId)
  const people = await findContacts(db, [...drafted, ...withdrawn])
  const all = [...people.values()].map((contact): [Contact, boolean] => [contact, drafted.has(contact.id)])
  return new Map(
    all.filter(([contact, hasDraft]) => hasDraft || weighContact(contact, me, goals, false).level === 'high'),
  )
}

/** The waits that ended in the last days, or end within days, of people you wanted to invite. */
export async function waitsEnding(asked: Asked): Promise<EndingWait[]> {
  const { book, moment, inForce } = asked
  const { db } = book.store
  const waits = [
    daysSet(asked, resendTooSoon.id, 'waitDays'),
    daysSet(asked, withdrawToResend.id, 'rememberDays'),
    moment.settings.limits.reinviteDays,
  ]
  const people = await wanted(asked, waits)
  if (people.size === 0) return []
  const shared = await gatherShared(db)
  const sending = await gatherSending(db, moment)
  const withoutNote = inForce.rules.filter(({ rule }) => !rulesOfTheNote.includes(rule))
  const found: EndingWait[] = []
  const turn = inTurns()
  for (const [contact, hasDraft] of people) {
    await turn()
    const on = (day: Day) =>
      gatherDraft(db, momentOn(moment, day), shared, { contact, note: '', purpose: undefined }, sending)
    const last = (await on(moment.today)).sent.at(-1)
    if (!last || !endedUnanswered(last.standing.outcome)) continue
    for (const wait of new Set(waits)) {
      const day = addDays(last.standing.since, wait)
      if (day < addDays(moment.today, -AROUND) || day > addDays(moment.today, AROUND)) continue
      if (!speaksUp(asked, WAITS, 'draft', await on(addDays(day, -1)), contact.id)) continue
      // Possible means that nothing else stands in the way either: a second silence, a connection, their own invitation.
      const free = day < moment.today ? moment.today : day
      const { verdict } = judge('draft', await on(free), contact.id, withoutNote, inForce.waivers)
      if (verdict !== 'dont') found.push({ contact, invitation: last.invitation, on: day, hasDraft })
      break
    }
  }
  return found
}
