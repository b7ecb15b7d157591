import { type Finding, judge, type Verdict } from '#etiquette/judge.ts'
import {
  ANSWERED_DAYS,
  type Candidate,
  type Chance,
  chanceOf,
  type KindCount,
  type Ranked,
  rank,
  worthOf,
} from '#etiquette/rank.ts'
import { rulesOfTheNote } from '#etiquette/rules/index.ts'
import type { DraftFacts } from '#etiquette/subjects.ts'
import { type Value, weighContact } from '#etiquette/value.ts'
import { expectsInvitation } from '#etiquette/wording.ts'
import type { Budget } from '#model/budget.ts'
import type { Contact } from '#model/contact.ts'
import { addDays, type Day } from '#model/day.ts'
import { faredByKind, uninvited } from '#store/candidates.ts'
import { findContacts } from '#store/contacts.ts'
import { listDrafts } from '#store/drafts.ts'
import { gatherDraft, gatherSending } from './gather-facts.ts'
import { gatherShared } from './gather-history.ts'
import { inTurns } from './in-turns.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'

/** Somebody to invite next: a draft, or a person worth an invitation who is not connected and was not invited. */
export interface NextItem {
  readonly contact: Contact
  readonly note: string
  readonly purpose: string | null
  readonly isDraft: boolean
  readonly verdict: Verdict
  /** What the rules say of it; without a draft, of a person to whom nothing is written yet. */
  readonly findings: readonly Finding[]
  /** The most severe findings in words. */
  readonly reasons: readonly string[]
  readonly value: Value
  readonly worth: number
  readonly chance: Chance
  /** Worth times chance. */
  readonly score: number
  /** Within what is left this week, only out of the reserve, or later. */
  readonly place: Ranked<Candidate>['place']
}

/** Who comes next, best first, with the budget they were ranked under. */
export interface WhoNext {
  readonly moment: Moment
  readonly budget: Budget
  readonly items: readonly NextItem[]
}

interface Judged extends Candidate {
  readonly contact: Contact
  readonly note: string
  readonly purpose: string | null
  readonly isDraft: boolean
  readonly findings: readonly Finding[]
  readonly reasons: readonly string[]
}

// How many people are looked at, and how many of those who are worth most are judged as drafts.
const MOST_LOOKED_AT = 500
const MOST_JUDGED = 20

function reasonsOf(findings: readonly Finding[]): string[] {
  return findings.filter((each) => each.severity !== 'info' && !each.waivedBy).map((each) => each.message)
}

function chanceFor(history: readonly KindCount[], facts: DraftFacts, hasNote: boolean): Chance {
  const welcome = expectsInvitation(facts.ties)
    ? 'expects'
    : facts.contact?.welcomes === 'everybody'
      ? 'everybody'
      : null
  return chanceOf(history, { knowsYou: facts.ties?.acquaintance === 'known', hasNote }, welcome)
}

/**
 * Ranks the drafts, and people worth inviting who have none yet, by worth × chance under the budget and its reserve;
 * `whom` may narrow it to the drafts.
 */
export async function whoNext(book: Book, asOf?: Day, whom: 'everybody' | 'drafts' = 'everybody'): Promise<WhoNext> {
  const { db } = book.store
  const moment = await momentOf(book, asOf)
  const { me, goals } = moment.settings
  const { rules, waivers } = await rulesInForce(book, moment)
  // A person without a draft has no words to judge yet.
  const withoutNote = rules.filter(({ rule }) => !rulesOfTheNote.includes(rule))
  const shared = await gatherShared(db)
  const sending = await gatherSending(db, moment)
  const history = await faredByKind(db, addDays(moment.today, -ANSWERED_DAYS), moment.today)
  const judged: Judged[] = []

  const drafts = await listDrafts(db)
  const contacts = await findContacts(
    db,
    drafts.map((draft) => draft.contactId),
  )
  const turn = inTurns()
  for (const { contactId, note, purpose } of drafts) {
    await turn()
    const contact = contacts.get(contactId)
    if (!contact) continue
    const facts = await gatherDraft(db, moment, shared, { contact, note, purpose }, sending)
    const { verdict, findings } = judge('draft', facts, contact.id, rules, waivers)
    const chance = chanceFor(history, facts, !facts.note.empty)
    const value = facts.value as Value
    judged.push({
      id: contact.id,
      contact,
      note,
      purpose,
      isDraft: true,
      verdict,
      findings,
      reasons: reasonsOf(findings),
      value,
      chance,
    })
  }

  const worth = (contact: Contact) => worthOf(weighContact(contact, me, goals, false))
  const looked = whom === 'drafts' ? [] : await uninvited(db, moment.today, MOST_LOOKED_AT)
  const likely = looked
    .map((contact) => ({ contact, worth: worth(contact) }))
    .filter((each) => each.worth > 1)
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MOST_JUDGED)
  for (const { contact } of likely) {
    await turn()
    const facts = await gatherDraft(db, moment, shared, { contact, note: '', purpose: undefined }, sending)
    const { verdict, findings } = judge('draft', facts, contact.id, withoutNote, waivers)
    if (verdict === 'dont') continue
    const reasons = [...reasonsOf(findings), 'No note written yet.']
    // Ranked as the invitation it would become: with a note.
    const chance = chanceFor(history, facts, true)
    const value = facts.value as Value
    judged.push({
      id: contact.id,
      contact,
      note: '',
      purpose: null,
      isDraft: false,
      verdict: 'reconsider',
      findings,
      reasons,
      value,
      chance,
    })
  }

  const { budget } = sending
  const items = rank(judged, budget.left, budget.reserve).map(({ candidate: { id: _, ...item }, ...place }) => ({
    ...item,
    ...place,
  }))
  return { moment, budget, items }
}
