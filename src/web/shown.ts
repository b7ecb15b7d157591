import { gatherHistories, gatherShared } from '#actions/gather-history.ts'
import { listFindings } from '#actions/list-findings.ts'
import type { Book, Moment } from '#actions/moment.ts'
import { policySays } from '#etiquette/accepting.ts'
import type { Finding } from '#etiquette/judge.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import type { Ties } from '#etiquette/subjects.ts'
import { weighContact } from '#etiquette/value.ts'
import { nameKeyOf } from '#model/contact.ts'
import { daysBetween } from '#model/day.ts'
import { type Invitation, standingOn } from '#model/invitation.ts'
import { standsToYou } from '#model/relation.ts'
import { findContacts } from '#store/contacts.ts'
import { readImported } from '#store/settings.ts'
import type { ShownInvitation } from '#views/parts/invitation.ts'
import type { TriageItem } from '#views/parts/triage.ts'

/** Invitations with their people, where each stands on the day, and what the rules say of it. */
export async function shown(
  book: Book,
  moment: Moment,
  invitations: readonly Invitation[],
  findings: ReadonlyMap<string, readonly Finding[]>,
): Promise<ShownInvitation[]> {
  const contacts = await findContacts(
    book.store.db,
    invitations.map((each) => each.contactId),
  )
  return invitations.flatMap((invitation) => {
    const contact = contacts.get(invitation.contactId)
    if (!contact) return []
    const standing = standingOn(invitation, moment.today, moment.settings.limits)
    const ageDays = daysBetween(invitation.sentOn, moment.today)
    return [{ invitation, contact, standing, ageDays, findings: findings.get(invitation.id) ?? [] }]
  })
}

/** What the rules say of the whole book, by what it is about. */
export async function findingsBySubject(book: Book): Promise<{
  readonly moment: Moment
  readonly findings: Awaited<ReturnType<typeof listFindings>>['findings']
  readonly remarks: Awaited<ReturnType<typeof listFindings>>['remarks']
  readonly bySubject: ReadonlyMap<string, readonly Finding[]>
}> {
  const { moment, findings, remarks } = await listFindings(book)
  return { moment, findings, remarks, bySubject: Map.groupBy(findings, (finding) => finding.subject.id) }
}

const sameName = (one: string, other: string | null) => other !== null && nameKeyOf(one) === nameKeyOf(other)

/** Where the owner worked and studied, as their archive tells. */
async function ownPast(db: Book['store']['db']): Promise<{ companies: string[]; schools: string[] }> {
  const positions = await readImported<{ company: string }>(db, 'imported.positions')
  const education = await readImported<{ school: string }>(db, 'imported.education')
  return {
    companies: [...new Set(positions.map(({ company }) => company))],
    schools: [...new Set(education.map(({ school }) => school))].filter((school) => school.length > 3),
  }
}

/** Received invitations with what speaks for each sender, and what the owner's policy would say. */
export async function triage(book: Book, moment: Moment, list: readonly ShownInvitation[]): Promise<TriageItem[]> {
  const { db } = book.store
  const sharedFacts = await gatherShared(db)
  const before = await ownPast(db)
  const found: TriageItem[] = []
  const senders = list.map(({ contact }) => contact)
  const historyWith = await gatherHistories(db, moment, sharedFacts, senders)
  for (const shownOne of list) {
    const { contact, invitation } = shownOne
    const { ties } = historyWith(contact)
    const policy = policySays(moment.settings.accepting, ties, readNote(invitation.note ?? ''))
    found.push({ ...shownOne, policy, common: inCommon(moment, shownOne, ties, before) })
  }
  return found
}

/** What speaks for somebody who invited you, in short words: ties recorded, and what their work shares with yours. */
function inCommon(
  { settings }: Moment,
  { contact, invitation }: ShownInvitation,
  ties: Ties,
  before: Awaited<ReturnType<typeof ownPast>>,
): string[] {
  const { me, goals } = settings
  const shares = weighContact(contact, me, goals, false)
    .factors.filter((factor) => factor.answer === 'yes' && factor.factor !== 'common link')
    .map((factor) => `${factor.factor}: ${factor.says}`)
  const sameCompany = me.company !== null && contact.company === me.company ? [`works at ${me.company}, as you do`] : []
  const once = before.companies
    .filter((company) => company !== me.company && sameName(company, contact.company))
    .map((company) => `works at ${company}, where you were`)
  const studied = before.schools
    .filter((school) => invitation.note && nameKeyOf(invitation.note).includes(nameKeyOf(school)))
    .map((school) => `names ${school}, where you studied`)
  return [...ties.active.map(standsToYou), ...sameCompany, ...once, ...studied, ...shares]
}
