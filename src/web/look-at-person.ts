import { gatherHistory, gatherShared } from '#actions/gather-history.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { maybeSame } from '#actions/same-person.ts'
import type { Verdict } from '#etiquette/judge.ts'
import { retiredRules } from '#etiquette/retired-rules.ts'
import { allRules } from '#etiquette/rules/index.ts'
import { weighContact } from '#etiquette/value.ts'
import { type Contact, ME } from '#model/contact.ts'
import { dayOf } from '#model/day.ts'
import { standingOn } from '#model/invitation.ts'
import { orgLine } from '#model/org-line.ts'
import { originsOf, SOURCES, type SourcedContact, type SourceField, sourceWords } from '#model/source.ts'
import { keysOf } from '#store/contact-keys.ts'
import { findContacts, findSourced } from '#store/contacts.ts'
import { draftTo } from '#store/drafts.ts'
import { invitationsWith, judgedAtLogging } from '#store/invitations.ts'
import { countMessagesWith, messagesWith } from '#store/messages.ts'
import { relationsOf } from '#store/relations.ts'
import { listWaivers } from '#store/waivers.ts'
import type { Origin } from '#views/parts/origins.ts'
import type { Judged, ToldInvitation } from '#views/parts/story.ts'
import type { Tie } from '#views/parts/ties.ts'
import type { PersonView, ShownWaiver } from '#views/person.ts'
import { writtenOf } from './contact-form.ts'

type Db = Book['store']['db']

/** How many of the latest messages the page tells. */
const MESSAGES = 8

/** How many who may be the same person are named. */
const MOST_ALIKE = 3

const VERDICTS: readonly Verdict[] = ['send', 'reconsider', 'dont']

/** The verdict kept with an invitation; null where there is none, or none that still reads. */
async function judgedThen(db: Db, id: string): Promise<Judged | null> {
  const text = await judgedAtLogging(db, id)
  if (text === null) return null
  try {
    const kept = JSON.parse(text) as Partial<Judged> | null
    if (!kept?.verdict || !VERDICTS.includes(kept.verdict) || !Array.isArray(kept.findings)) return null
    return { verdict: kept.verdict, findings: kept.findings }
  } catch {
    return null
  }
}

async function tiesOf(db: Db, contact: Contact): Promise<Tie[]> {
  const relations = await relationsOf(db, contact.id)
  const ends = relations.map((relation) => (relation.from === contact.id ? relation.to : relation.from))
  const people = await findContacts(db, ends)
  return relations.map((relation, index) => {
    const id = ends[index] ?? ''
    return { relation, other: { id, name: id === ME ? 'you' : (people.get(id)?.name ?? 'somebody') } }
  })
}

const SHOWN: readonly SourceField[] = [
  'name',
  'company',
  'position',
  'region',
  'email',
  'profileUrl',
  'connectedOn',
  'remarks',
]

/** Where each value comes from, and what a source says otherwise. */
function originsIn(contact: SourcedContact): Origin[] {
  return SHOWN.flatMap((field): Origin[] => {
    const value = contact[field]
    const told = SOURCES.flatMap((source) => {
      const said = contact.sources[source]
      const theirs = said?.values[field]
      return said && theirs !== null && theirs !== undefined ? [{ source, on: said.on, value: theirs }] : []
    })
    if (value === null && told.length === 0) return []
    const from = originsOf(contact, field)
    const others = told.filter((each) => each.value !== value)
    return [
      {
        field,
        value,
        from: told
          .filter(({ source }) => from.includes(source))
          .map(({ source, on }) => ({ words: sourceWords[source], on })),
        others: others.map(({ source, on, value: theirs }) => ({
          source,
          words: sourceWords[source],
          on,
          value: theirs,
        })),
      },
    ]
  })
}

/** Everything the page about one person shows; undefined when nobody has that id. The owner has a page of settings. */
export async function lookAtPerson(book: Book, id: string, wholeLine = false): Promise<PersonView | undefined> {
  const { db } = book.store
  const contact = id === ME ? undefined : await findSourced(db, id)
  if (!contact) return undefined
  const moment = await momentOf(book)
  const { today, zone, settings } = moment
  const shared = await gatherShared(db)
  const { ties } = await gatherHistory(db, moment, shared, contact)
  const invitations: ToldInvitation[] = []
  for (const invitation of await invitationsWith(db, id)) {
    const standing = standingOn(invitation, today, settings.limits)
    invitations.push({ invitation, standing, judged: await judgedThen(db, invitation.id) })
  }
  const draft = await draftTo(db, id)
  const subjects = new Set([id, ...invitations.map(({ invitation }) => invitation.id)])
  const waivers = (await listWaivers(db))
    .filter((waiver) => subjects.has(waiver.subjectId))
    .map((waiver): ShownWaiver => {
      const ruleId = retiredRules[waiver.ruleId] ?? waiver.ruleId
      const summary = allRules.find((rule) => rule.id === ruleId)?.summary ?? waiver.ruleId
      return { waiver: { ...waiver, ruleId }, summary, inForce: waiver.endsOn === null || waiver.endsOn >= today }
    })
  return {
    today,
    contact,
    ties,
    relations: await tiesOf(db, contact),
    line: { ...orgLine(shared.reporting, ME, id, today, wholeLine), names: shared.names, isWhole: wholeLine },
    lookAlikes: (await maybeSame(book))
      .filter(({ one, other }) => one.id === id || other.id === id)
      .slice(0, MOST_ALIKE)
      .map(({ one, other, reason }) => ({ ...(one.id === id ? other : one), reason })),
    value: weighContact(contact, settings.me, settings.goals, ties.acquaintance === 'known'),
    invitations,
    messages: await messagesWith(db, id, MESSAGES),
    messageCount: await countMessagesWith(db, id),
    draft: draft ? { note: draft.note, purpose: draft.purpose, madeOn: dayOf(draft.madeAt, zone) } : null,
    waivers,
    details: writtenOf(contact),
    origins: originsIn(contact),
    keys: await keysOf(db, id),
  }
}
