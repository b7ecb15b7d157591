import { inQueueOrder, type Queued } from '#etiquette/queue.ts'
import type { Severity } from '#etiquette/rule.ts'
import { receivedUnhandled } from '#etiquette/rules/received-unhandled.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import { type Invitation, standingOn } from '#model/invitation.ts'
import { keptContacts } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { keptWhileUnchanged } from '#store/kept.ts'
import { readAllKept } from '#store/settings.ts'
import { openInvitations } from '#store/standing-invitations.ts'
import type { BookRemark } from './book-remarks.ts'
import { gatherBudget } from './gather-facts.ts'
import { type BookJudged, listFindings, type StandingFinding } from './list-findings.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'
import { type EndingWait, waitsEnding } from './waits-ending.ts'
import { type NextItem, whoNext } from './who-next.ts'

/** One line of work with what it is about. */
export type QueueLine = Queued &
  (
    | {
        readonly kind: 'received' | 'accepted' | 'stale'
        readonly invitation: Invitation
        readonly contact: Contact
        readonly findings: readonly StandingFinding[]
      }
    | { readonly kind: 'wait'; readonly wait: EndingWait }
    | { readonly kind: 'draft'; readonly next: NextItem }
    | { readonly kind: 'slot' }
    | { readonly kind: 'account'; readonly finding: StandingFinding }
    | { readonly kind: 'remark'; readonly remark: BookRemark }
  )

/** What needs a person now, in the order to take it. */
export interface NowQueue {
  readonly moment: Moment
  readonly budget: Budget
  readonly lines: readonly QueueLine[]
  /** Every draft, ranked, whatever its verdict. */
  readonly drafts: readonly NextItem[]
  /** Invitations of yours that are open. */
  readonly openSent: number
}

const gravest = (findings: readonly StandingFinding[]): Severity | null => findings[0]?.severity ?? null

/** Everybody whose invitation is open, but those you wrote back to, or set aside: the next word is theirs. */
async function receivedLines(book: Book, judged: BookJudged): Promise<QueueLine[]> {
  const { moment, findings, waived } = judged
  const open = await openInvitations(book.store.db, 'received', moment.today)
  const personOf = await keptContacts(
    book.store.db,
    open.map((each) => each.contactId),
  )
  const about = Map.groupBy(findings, (finding) => finding.subject.id)
  const aside = new Set(waived.filter((each) => each.rule === receivedUnhandled.id).map((each) => each.subject.id))
  return open.flatMap((invitation): QueueLine[] => {
    const contact = personOf(invitation.contactId)
    const found = about.get(invitation.id) ?? []
    const { answeredOn } = standingOn(invitation, moment.today, moment.settings.limits)
    if (!contact || (found.length === 0 && (answeredOn !== null || aside.has(invitation.id)))) return []
    const place = { severity: gravest(found), since: invitation.sentOn, rank: 0 }
    return [{ id: `received-${invitation.id}`, kind: 'received', ...place, invitation, contact, findings: found }]
  })
}

/** Lines about what the rules found: sent and accepted invitations, and the account. */
function foundLines({ moment, findings }: BookJudged): QueueLine[] {
  return [...Map.groupBy(findings, (finding) => `${finding.subject.kind} ${finding.subject.id}`).values()].flatMap(
    (found): QueueLine[] => {
      const subject = found[0]?.subject
      if (!subject || subject.kind === 'received') return []
      if (subject.kind === 'account') {
        return found.map((finding) => {
          const { rule, severity } = finding
          return { id: `account-${rule}`, kind: 'account', severity, since: moment.today, rank: 0, finding }
        })
      }
      const { id, invitation, contact } = subject
      const kind = subject.kind === 'sent' ? 'stale' : 'accepted'
      const { since } = standingOn(invitation, moment.today, moment.settings.limits)
      return [
        { id: `${kind}-${id}`, kind, severity: gravest(found), since, rank: 0, invitation, contact, findings: found },
      ]
    },
  )
}

function draftLines(drafts: readonly NextItem[], today: Day): QueueLine[] {
  const worth = drafts.filter(({ verdict, place }) => verdict === 'send' && place !== 'later')
  return worth.map((next, rank) => {
    return { id: `draft-${next.contact.id}`, kind: 'draft', severity: null, since: today, rank, next }
  })
}

async function gather(book: Book): Promise<Omit<NowQueue, 'moment' | 'budget'>> {
  const { db } = book.store
  const judged = await listFindings(book)
  const { moment, remarks } = judged
  const budget = await gatherBudget(db, moment)
  const { today, settings } = moment
  // Ranking looks at all you ever sent; without a draft there is nothing to rank.
  const drafts = (await listDrafts(db)).length === 0 ? [] : (await whoNext(book, undefined, 'drafts')).items
  const worthSending = draftLines(drafts, today)
  const waits = await waitsEnding({ book, moment, inForce: await rulesInForce(book, moment) })
  const said = new Set(worthSending.flatMap((line) => (line.kind === 'draft' ? [line.next.contact.id] : [])))
  const lines: QueueLine[] = [
    ...(await receivedLines(book, judged)),
    ...foundLines(judged),
    ...worthSending,
    // One line a person: a draft that may go out says it already.
    ...waits
      .filter(({ contact }) => !said.has(contact.id))
      .map((wait): QueueLine => {
        return { id: `wait-${wait.invitation.id}`, kind: 'wait', severity: null, since: wait.on, rank: 0, wait }
      }),
    ...(budget.left === 0 && budget.nextSlotOn !== null
      ? [{ id: 'slot', kind: 'slot' as const, severity: null, since: budget.nextSlotOn, rank: 0 }]
      : []),
    ...remarks.map((remark, rank): QueueLine => {
      return { id: `remark-${remark.waiverId ?? rank}`, kind: 'remark', severity: null, since: today, rank, remark }
    }),
  ]
  const left = await readAllKept(db, 'left.')
  const ended = addDays(today, -settings.limits.expiryDays)
  return {
    lines: inQueueOrder(
      lines.filter(({ id }) => !(left.has(id) && (left.get(id) as string) >= today)),
      today,
    ),
    drafts,
    openSent: (await openInvitations(db, 'sent', today, ended)).length,
  }
}

/** What needs you now. Found once for as long as neither the book nor the day nor the budget changes. */
export async function nowQueue(book: Book): Promise<NowQueue> {
  const { db } = book.store
  const moment = await momentOf(book)
  const budget = await gatherBudget(db, moment)
  const { used, left, notesUsed, nextSlotOn } = budget
  const key = JSON.stringify([moment.today, moment.zone, used, left, notesUsed, nextSlotOn])
  const kept = await keptWhileUnchanged(db, 'now', key, () => gather(book))
  return { ...kept, moment, budget }
}
