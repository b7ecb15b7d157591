import { setImmediate } from 'node:timers/promises'
import { type Authority, authorityOn } from '#etiquette/authority.ts'
import { type GroupFared, GroupTally, KNEW, knewThen, NOTES, noteKinds } from '#etiquette/insight/groups.ts'
import { judge } from '#etiquette/judge.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import { rulesOfTheNote } from '#etiquette/rules/index.ts'
import type { Account, DraftFacts, PastInvitation, Ties } from '#etiquette/subjects.ts'
import { tiesOn } from '#etiquette/ties.ts'
import { type Fared, type RuleTrial, SETTLED_DAYS, Tally } from '#etiquette/trial.ts'
import { weighContact } from '#etiquette/value.ts'
import { budgetOf, countsFrom } from '#model/budget.ts'
import { type Contact, ME, nameKeyOf } from '#model/contact.ts'
import { addDays, type Day, daysBetween, endOfDay, type Instant, laterOf } from '#model/day.ts'
import { type Invitation, standingOn } from '#model/invitation.ts'
import type { Relation } from '#model/relation.ts'
import { RECENT_DAYS, type RecentInvitation } from '#model/sending.ts'
import { findContacts } from '#store/contacts.ts'
import { daysHeard } from '#store/heard.ts'
import { allInvitations } from '#store/invitations.ts'
import { allRelations } from '#store/relations.ts'
import { sentBeforeLatest } from '#store/sending.ts'
import { accountAt } from './gather-facts.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'

/** The present rules replayed over every invitation you sent. */
export interface Trial {
  readonly today: Day
  /** Up to this day nothing was replayed, as the book holds too much for one replay; null where all of it was. */
  readonly leftOutUntil: Day | null
  /** All sent invitations that were replayed, and how those old enough to tell fared. */
  readonly all: Fared & { readonly judged: number }
  /** Every rule that looks at an invitation before it is sent and is not switched off, in the order of judgement. */
  readonly rules: readonly RuleTrial[]
  /** How those old enough to tell fared, by how you knew the person then. */
  readonly knew: readonly GroupFared[]
  /** The same by what note they had; one may be of several kinds. */
  readonly notes: readonly GroupFared[]
}

/** Is told, now and then, how many of all sent invitations were replayed; what it throws ends the trial. */
export type TrialStep = (done: number, all: number) => void

/** Something that is open, or counted, from one day on and not from another. */
interface Change {
  readonly day: Day
  readonly open: number
  readonly unknownPerson: number
}

/** How one sent invitation moves the counts of open ones and of "I don't know this person", day by day. */
function* changesOf(invitation: Invitation, expiryDays: number): Generator<Change> {
  let open = true
  let unknown = false
  yield { day: invitation.sentOn, open: 1, unknownPerson: 0 }
  const expiresOn = addDays(invitation.sentOn, expiryDays)
  for (const { kind, on } of invitation.events) {
    if (kind === 'answered') continue
    if (open && on > expiresOn) {
      open = false
      yield { day: expiresOn, open: -1, unknownPerson: 0 }
    }
    const opens = kind === 'reopened'
    const isUnknown = kind === 'unknown-person'
    yield { day: on, open: Number(opens) - Number(open), unknownPerson: Number(isUnknown) - Number(unknown) }
    open = opens
    unknown = isUnknown
  }
  if (open) yield { day: laterOf(expiresOn, invitation.sentOn), open: -1, unknownPerson: 0 }
}

/** Who stood below and above the owner on any day; found once for each stretch of days on which the lines are the same. */
function authorityInTime(reporting: readonly Relation[]): (day: Day) => Authority {
  const turns = new Set<Day>()
  for (const { startsOn, endsOn } of reporting) {
    if (startsOn !== null) turns.add(startsOn)
    if (endsOn !== null) turns.add(addDays(endsOn, 1))
  }
  const days = [...turns].sort()
  const found = new Map<number, Authority>()
  let stretch = 0
  return (day) => {
    while (stretch > 0 && (days[stretch - 1] as Day) > day) stretch--
    while (stretch < days.length && (days[stretch] as Day) <= day) stretch++
    const known = found.get(stretch) ?? authorityOn(reporting, ME, day)
    found.set(stretch, known)
    return known
  }
}

interface Sent {
  readonly invitation: Invitation
  readonly from: Instant
  readonly recent: RecentInvitation
}

function lastUpTo(days: readonly Day[], day: Day): Day | null {
  return days.findLast((each) => each <= day) ?? null
}

/**
 * A contact as they were before an invitation went out. A contact keeps the days of their last connection alone, so one
 * that came of this invitation, or later, gives way to what the invitations before it led to.
 */
function asBefore(contact: Contact, { sentOn, events }: Invitation, earlier: readonly Invitation[]): Contact {
  const { connectedOn, removedOn } = contact
  if (connectedOn === null) return contact
  // The day of connecting is a UTC date, the day of sending the owner's: they may differ by one.
  const ledToIt = events.some((event) => event.kind === 'accepted') && connectedOn >= addDays(sentOn, -1)
  if (!ledToIt && connectedOn < sentOn)
    // That the connection had been removed was learnt by this very invitation.
    return removedOn === sentOn ? { ...contact, removedOn: null } : contact
  const yes = earlier.flatMap((each) => each.events.filter(({ kind, on }) => kind === 'accepted' && on <= sentOn))
  const last =
    yes
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? null
  const again = earlier.find((each) => last !== null && each.direction === 'sent' && each.sentOn > last)
  return { ...contact, connectedOn: last, removedOn: again?.sentOn ?? null }
}

/** Everything the replay keeps at hand, read once. */
interface Past {
  readonly contacts: ReadonlyMap<string, Contact>
  readonly invitations: readonly Invitation[]
  readonly relationsOf: ReadonlyMap<string, readonly Relation[]>
  readonly reporting: readonly Relation[]
  readonly heard: ReadonlyMap<string, readonly Day[]>
}

async function readPast({ store: { db } }: Book, today: Day, after: Day | null): Promise<Past> {
  const invitations = (await allInvitations(db, after ?? undefined)).filter((invitation) => invitation.sentOn <= today)
  const relations = await allRelations(db)
  const between = relations.filter(({ from, to }) => from === ME || to === ME)
  const invited = new Set(invitations.map((each) => each.contactId))
  const ids = [...invited, ...relations.flatMap(({ from, to }) => [from, to])]
  return {
    contacts: await findContacts(db, ids),
    invitations,
    relationsOf: Map.groupBy(between, ({ from, to }) => (from === ME ? to : from)),
    reporting: relations.filter((relation) => relation.kind === 'reports-to'),
    heard: await daysHeard(db, [...invited]),
  }
}

interface Replayed {
  readonly invitation: Invitation
  readonly facts: DraftFacts & { readonly ties: Ties }
  /** The relations between the two that had begun. */
  readonly begun: readonly Relation[]
}

/** The facts of every sent invitation as they stood when it went out, oldest first: one pass, windows slid along. */
function* replay(moment: Moment, past: Past): Generator<Replayed> {
  const { zone, settings } = moment
  const { limits, me, goals } = settings
  const account: Account = { ...accountAt(moment), restrictedUntil: null }
  const authorityOf = authorityInTime(past.reporting)
  const names = new Map([...past.contacts].map(([id, contact]) => [id, contact.name]))
  const changes = past.invitations
    .filter((invitation) => invitation.direction === 'sent')
    .flatMap((invitation) => [...changesOf(invitation, limits.expiryDays)])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const windowDays = Math.max(limits.weekDays, RECENT_DAYS, 31) + 1
  const withContact = new Map<string, Invitation[]>()
  const heardUpTo = (id: string, day: Day) => lastUpTo(past.heard.get(id) ?? [], day)
  let window: Sent[] = []
  let [everSent, open, unknownPerson, changed] = [0, 0, 0, 0]

  for (const invitation of past.invitations) {
    const present = past.contacts.get(invitation.contactId)
    const earlier = withContact.get(invitation.contactId) ?? []
    const contact = present && asBefore(present, invitation, earlier)
    withContact.set(invitation.contactId, [...earlier, invitation])
    if (invitation.direction !== 'sent' || !contact) continue
    const today = invitation.sentOn
    const now = invitation.sentAt ?? endOfDay(today, zone)
    // Counts of the day before: what this and later invitations of the day change comes after it.
    for (let next = changes[changed]; next !== undefined && next.day < today; next = changes[++changed]) {
      open += next.open
      unknownPerson += next.unknownPerson
    }
    const oldest = addDays(today, -windowDays)
    const recentFrom = addDays(today, -RECENT_DAYS)
    if (window[0] && window[0].invitation.sentOn < oldest)
      window = window.filter((each) => each.invitation.sentOn >= oldest)
    const standings = earlier.map(
      (each): PastInvitation => ({ invitation: each, standing: standingOn(each, today, limits) }),
    )
    // Of the same day no message tells whether it came before the invitation or answered it.
    const lastHeardOn = heardUpTo(contact.id, addDays(today, -1))
    const between = past.relationsOf.get(contact.id) ?? []
    const ties = tiesOn({ contact, between, authority: authorityOf(today), past: standings, lastHeardOn, names }, today)
    const month = today.slice(0, 7)
    const notes = window.filter((each) => each.recent.hasNote && each.recent.sentOn.startsWith(month)).length
    const froms = window.map((each) => each.from)
    const facts: Replayed['facts'] = {
      today,
      now,
      account,
      contact,
      ties,
      sent: standings.filter((each) => each.invitation.direction === 'sent'),
      received: standings.filter((each) => each.invitation.direction === 'received'),
      lastHeardOn,
      // An archive never tells a purpose: not stated is not none.
      purpose: invitation.saidBy === 'import' ? (invitation.purpose ?? undefined) : invitation.purpose,
      note: readNote(invitation.note ?? ''),
      budget: budgetOf(now, zone, froms, notes, everSent, limits),
      value: weighContact(contact, me, goals, ties.acquaintance === 'known'),
      recent: window.filter((each) => each.recent.sentOn > recentFrom).map((each) => each.recent),
      record: { everSent, unknownPerson, outstanding: open },
    }
    yield { invitation, facts, begun: between.filter(({ startsOn }) => startsOn === null || startsOn <= today) }
    everSent++
    window.push({
      invitation,
      from: countsFrom(invitation, limits.weekDays, zone),
      recent: {
        contactId: contact.id,
        name: contact.name,
        companyKey: contact.company === null ? null : nameKeyOf(contact.company),
        sentOn: today,
        hasNote: Boolean(invitation.note),
        knowsYou: ties.acquaintance === 'known',
      },
    })
  }
}

const SLICE = 50

/** More than anybody sends in a lifetime under the platform's limits; a replay holds all of them in memory. */
const MOST_REPLAYED = 50_000

/**
 * Replays the present rules over every invitation you sent, or the latest `most` of them, as the book stood on its day, and tells per rule how often
 * it would have spoken up and how those invitations fared. What the book keeps without dates (company, region, marks,
 * your settings) is taken as it is now. Waivers are left aside. Nothing is written.
 */
export async function trial(book: Book, step: TrialStep = () => {}, most = MOST_REPLAYED): Promise<Trial> {
  const moment = await momentOf(book)
  const { rules } = await rulesInForce(book, moment)
  const onTrial = rules.filter(({ rule, severity }) => rule.looksAt === 'draft' && severity !== 'off')
  const ofWho = onTrial.filter(({ rule }) => !rulesOfTheNote.includes(rule))
  const leftOutUntil = await sentBeforeLatest(book.store.db, most)
  const past = await readPast(book, moment.today, leftOutUntil)
  const all = past.invitations.filter(({ direction }) => direction === 'sent').length
  const tally = new Tally()
  const knew = new GroupTally(KNEW)
  const notes = new GroupTally(NOTES)
  let replayed = 0
  step(0, all)
  for (const { invitation, facts, begun } of replay(moment, past)) {
    // A long history takes seconds: in between, whatever else the same process does goes on.
    if (++replayed % SLICE === 0) {
      step(replayed, all)
      await setImmediate()
    }
    // Words that are not known cannot be judged.
    const { findings } = judge('draft', facts, null, invitation.note === null ? ofWho : onTrial, [])
    const settled = daysBetween(invitation.sentOn, moment.today) >= SETTLED_DAYS
    const accepted = standingOn(invitation, moment.today, moment.settings.limits).outcome === 'accepted'
    tally.add(
      findings.map((finding) => finding.rule),
      settled ? (accepted ? 'accepted' : 'unanswered') : null,
    )
    if (!settled) continue
    knew.add([knewThen(begun, facts.ties, facts.lastHeardOn !== null)], accepted)
    notes.add(noteKinds(invitation.note === null ? null : facts.note), accepted)
  }
  step(all, all)
  return {
    today: moment.today,
    leftOutUntil,
    all: tally.all,
    rules: onTrial.map(({ rule }) => tally.of(rule)),
    knew: knew.groups,
    notes: notes.groups,
  }
}
