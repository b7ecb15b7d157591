import { readNote } from '#etiquette/note/read-note.ts'
import { noHistory, type OwnHistory, ownHistory, SETTLED_DAYS, stillToCome, together } from '#etiquette/patience.ts'
import type {
  AcceptedFacts,
  Account,
  AnswerFacts,
  DraftFacts,
  MessageFacts,
  ReceivedFacts,
  SentFacts,
} from '#etiquette/subjects.ts'
import { weighContact } from '#etiquette/value.ts'
import { type Budget, budgetAt } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day, daysBetween, earlierOf } from '#model/day.ts'
import { type Direction, type Invitation, type ReceivedAnswer, standingOn } from '#model/invitation.ts'
import { memoryOf } from '#model/memory-of.ts'
import type { Relation } from '#model/relation.ts'
import { RECENT_DAYS, type RecentInvitation, type SendingRecord } from '#model/sending.ts'
import { sentFates } from '#store/fates.ts'
import { whoseEvent } from '#store/invitations.ts'
import { keptWhileUnchanged, oneByOne, rowsIn } from '#store/kept.ts'
import { recentInvitations, sendingRecord } from '#store/sending.ts'
import { spansOf } from '#store/spans.ts'
import { countSent, spentSince } from '#store/spent.ts'
import { gatherHistory, type History, type Shared } from './gather-history.ts'
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
export function gatherPatience(db: Db, { today, settings }: Moment): Promise<OwnHistory> {
  const { expiryDays } = settings.limits
  const settled = addDays(today, -SETTLED_DAYS)
  const find = async () => {
    let history = noHistory
    for await (const span of spansOf(db, 'sent', { after: '' as Day, upTo: settled }))
      history = together(history, ownHistory(await sentFates(db, span, today), today, expiryDays))
    return history
  }
  return keptWhileUnchanged(db, 'patience', `${today} ${expiryDays}`, find, {
    tables: ['invitations', 'invitation_events'],
    follow: oneByOne(async (history, change) => {
      const counts = (row: { readonly direction: Direction; readonly sent_on: Day } | null) =>
        row?.direction === 'sent' && row.sent_on <= settled
      const rows = rowsIn('invitations', change)
      if (rows) return counts(rows.before) || counts(rows.after) ? undefined : history
      const one = await whoseEvent(db, change)
      return one && !counts(one) ? history : undefined
    }),
  })
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

const asking = memoryOf<Invitation, boolean>()

/**
 * Whether a note asks for one of your invitations, so that what is left of them is among its facts. Every judgement asks
 * it of every received one, and a large book has more notes than there are readings remembered.
 */
export function asksForOne(invitation: Invitation): boolean {
  return asking(invitation, [], () => {
    const { note } = invitation
    return note !== null && readNote(note).asks.some((ask) => ask.for === 'invitation')
  })
}

/** A received invitation that is open on the day; undefined once it is not. */
export function receivedFacts(
  moment: Moment,
  invitation: Invitation,
  contact: Contact,
  { ties }: Pick<History, 'ties'>,
  budget: Budget,
): ReceivedFacts | undefined {
  const open = openOn(moment, invitation, contact)
  if (!open) return undefined
  return {
    ...open,
    ties,
    note: readNote(invitation.note ?? ''),
    budget: asksForOne(invitation) ? budget : null,
  }
}
