import { type Authority, authorityOn } from '#etiquette/authority.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import { type OwnHistory, ownHistory, SETTLED_DAYS, stillToCome } from '#etiquette/patience.ts'
import type {
  AcceptedFacts,
  Account,
  AnswerFacts,
  DraftFacts,
  MessageFacts,
  PastInvitation,
  ReceivedFacts,
  SentFacts,
  Ties,
} from '#etiquette/subjects.ts'
import { tiesOn } from '#etiquette/ties.ts'
import { weighContact } from '#etiquette/value.ts'
import { type Budget, budgetAt } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { ME } from '#model/contact.ts'
import { addDays, type Day, daysBetween, earlierOf } from '#model/day.ts'
import { type Invitation, type ReceivedAnswer, standingOn } from '#model/invitation.ts'
import type { Relation } from '#model/relation.ts'
import { RECENT_DAYS, type RecentInvitation, type SendingRecord } from '#model/sending.ts'
import { findContacts } from '#store/contacts.ts'
import { sentFates } from '#store/fates.ts'
import { invitationsWith } from '#store/invitations.ts'
import { lastMessageOn } from '#store/messages.ts'
import { relationsOf, relationsOfKind } from '#store/relations.ts'
import { recentInvitations, sendingRecord } from '#store/sending.ts'
import { countSent, spentSince } from '#store/spent.ts'
import type { Book, Moment } from './moment.ts'

type Db = Book['store']['db']

/** The account as the rules see it. */
export function accountAt(moment: Moment): Account {
  const { account, limits, restrictedUntil, accepting } = moment.settings
  return { kind: account, limits, restrictedUntil, accepting }
}

/** The invitation budget at a moment. */
export async function gatherBudget(db: Db, moment: Moment): Promise<Budget> {
  const { limits } = moment.settings
  const windowStart = addDays(moment.today, -limits.weekDays - 1)
  const monthStart = `${moment.today.slice(0, 7)}-01` as Day
  const recent = await spentSince(db, earlierOf(windowStart, monthStart))
  return budgetAt(moment.now, moment.zone, recent, await countSent(db, moment.today), limits)
}

/** What was sent up to a moment, as every draft of that moment is judged against it. */
export interface Sending {
  readonly budget: Budget
  readonly recent: readonly RecentInvitation[]
  readonly record: SendingRecord
}

/** Counts what was sent up to a moment; once for all drafts that are judged at it. */
export async function gatherSending(db: Db, moment: Moment): Promise<Sending> {
  const { today, settings } = moment
  const budget = await gatherBudget(db, moment)
  return {
    budget,
    recent: await recentInvitations(db, addDays(today, -RECENT_DAYS), today),
    record: { everSent: budget.totalUsed, ...(await sendingRecord(db, today, settings.limits.expiryDays)) },
  }
}

/** Shared by every judgement at one moment: the reporting lines, and the names of the people along them. */
export interface Shared {
  readonly reporting: readonly Relation[]
  readonly names: ReadonlyMap<string, string>
  /** Who stands below and above the owner on a day; found once per day. */
  authorityOn(day: Day): Authority
}

/** Reads what all judgements of one moment share. */
export async function gatherShared(db: Db): Promise<Shared> {
  const reporting = await relationsOfKind(db, 'reports-to')
  const people = await findContacts(
    db,
    reporting.flatMap((relation) => [relation.from, relation.to]),
  )
  let last: { readonly day: Day; readonly authority: Authority } | undefined
  return {
    reporting,
    names: new Map([...people].map(([id, contact]) => [id, contact.name])),
    authorityOn(day) {
      if (last?.day !== day) last = { day, authority: authorityOn(reporting, ME, day) }
      return last.authority
    },
  }
}

interface History {
  readonly ties: Ties
  readonly sent: readonly PastInvitation[]
  readonly received: readonly PastInvitation[]
  readonly lastHeardOn: Day | null
}

/**
 * What stands between the owner and a contact up to the moment; a contact not in the book has no history. `supposed` are
 * ties said of them and not written down yet.
 */
export async function gatherHistory(
  db: Db,
  moment: Moment,
  shared: Shared,
  contact: Contact,
  supposed: readonly Relation[] = [],
): Promise<History> {
  const { today, settings } = moment
  const past = (await invitationsWith(db, contact.id))
    .filter((invitation) => invitation.sentOn <= today)
    .map((invitation): PastInvitation => ({ invitation, standing: standingOn(invitation, today, settings.limits) }))
  const lastHeardOn = await lastMessageOn(db, contact.id, 'received', today)
  const recorded = [...(await relationsOf(db, contact.id)), ...supposed]
  const between = recorded.filter((relation) => relation.from === ME || relation.to === ME)
  return {
    ties: tiesOn(
      { contact, between, past, lastHeardOn, names: shared.names, authority: shared.authorityOn(today) },
      today,
    ),
    sent: past.filter((each) => each.invitation.direction === 'sent'),
    received: past.filter((each) => each.invitation.direction === 'received'),
    lastHeardOn,
  }
}

/** An invitation about to be sent, with everything the rules may ask. `sending` is counted unless it is given. */
export async function gatherDraft(
  db: Db,
  moment: Moment,
  shared: Shared,
  draft: {
    readonly contact: Contact
    readonly note: string
    readonly purpose: string | null | undefined
    readonly supposed?: readonly Relation[]
  },
  sending?: Sending,
): Promise<DraftFacts> {
  const { me, goals } = moment.settings
  const history = await gatherHistory(db, moment, shared, draft.contact, draft.supposed)
  return {
    today: moment.today,
    now: moment.now,
    account: accountAt(moment),
    contact: draft.contact,
    ...history,
    purpose: draft.purpose,
    note: readNote(draft.note),
    value: weighContact(draft.contact, me, goals, history.ties.acquaintance === 'known'),
    ...(sending ?? (await gatherSending(db, moment))),
  }
}

/** Words judged by themselves: no person, no purpose, no budget. The longer note limit is assumed. */
export function wordsAsDraft(moment: Moment, note: string): DraftFacts {
  return {
    today: moment.today,
    now: moment.now,
    account: { ...accountAt(moment), kind: 'premium' },
    contact: null,
    ties: null,
    sent: [],
    received: [],
    lastHeardOn: null,
    purpose: undefined,
    note: readNote(note),
    budget: null,
    value: null,
    recent: [],
    record: null,
  }
}

/** A message or reply; `contact` null for words judged by themselves. */
export async function gatherMessage(
  db: Db,
  moment: Moment,
  shared: Shared,
  message: { readonly contact: Contact | null; readonly note: string; readonly as: 'message' | 'reply' },
): Promise<MessageFacts> {
  const { contact } = message
  const history = contact === null ? null : await gatherHistory(db, moment, shared, contact)
  const accepted = history?.sent.findLast((each) => each.standing.outcome === 'accepted')
  return {
    today: moment.today,
    now: moment.now,
    account: accountAt(moment),
    purpose: message.as,
    contact,
    ties: history?.ties ?? null,
    note: readNote(message.note),
    daysSinceAccepted: accepted ? daysBetween(accepted.standing.since, moment.today) : null,
  }
}

/** How your own invitations fared by age, up to a moment; one pass over those old enough to tell. */
export async function gatherPatience(db: Db, { today, settings }: Moment): Promise<OwnHistory> {
  return ownHistory(await sentFates(db, addDays(today, -SETTLED_DAYS), today), today, settings.limits.expiryDays)
}

/** What is common to the facts of an open invitation of either direction; undefined once it is not open. */
function openOn(moment: Moment, invitation: Invitation, contact: Contact) {
  const standing = standingOn(invitation, moment.today, moment.settings.limits)
  if (standing.outcome !== 'open' || invitation.sentOn > moment.today) return undefined
  return {
    today: moment.today,
    now: moment.now,
    account: accountAt(moment),
    contact,
    invitation,
    standing,
    ageDays: daysBetween(invitation.sentOn, moment.today),
  }
}

/** A sent invitation that is open on the day; undefined once it is not. */
export function sentFacts(
  moment: Moment,
  invitation: Invitation,
  contact: Contact,
  patience: OwnHistory,
): SentFacts | undefined {
  const open = openOn(moment, invitation, contact)
  if (!open) return undefined
  return {
    ...open,
    stillToCome: stillToCome(patience, open.ageDays),
  }
}

/** A sent invitation that is accepted on the day, and when you last wrote to them; undefined when it is not. */
export function acceptedFacts(
  moment: Moment,
  invitation: Invitation,
  contact: Contact,
  lastWroteOn: Day | null,
): AcceptedFacts | undefined {
  const standing = standingOn(invitation, moment.today, moment.settings.limits)
  if (standing.outcome !== 'accepted') return undefined
  const { today, now } = moment
  return { today, now, account: accountAt(moment), contact, invitation, acceptedOn: standing.since, lastWroteOn }
}

/** An answer about to be given to a received invitation. */
export async function gatherAnswer(
  db: Db,
  moment: Moment,
  shared: Shared,
  invitation: Invitation,
  contact: Contact,
  answer: ReceivedAnswer,
): Promise<AnswerFacts> {
  return {
    today: moment.today,
    now: moment.now,
    account: accountAt(moment),
    contact,
    invitation,
    ties: (await gatherHistory(db, moment, shared, contact)).ties,
    note: readNote(invitation.note ?? ''),
    answer,
  }
}

/** A received invitation that is open on the day; undefined once it is not. The budget is counted unless given. */
export async function receivedFacts(
  db: Db,
  moment: Moment,
  shared: Shared,
  invitation: Invitation,
  contact: Contact,
  budget?: Budget,
): Promise<ReceivedFacts | undefined> {
  const open = openOn(moment, invitation, contact)
  if (!open) return undefined
  return {
    ...open,
    ties: (await gatherHistory(db, moment, shared, contact)).ties,
    note: readNote(invitation.note ?? ''),
    budget: budget ?? (await gatherBudget(db, moment)),
  }
}
