import { type Alternative, alternativesTo } from '#etiquette/alternatives.ts'
import { type Composed, composeNote, type Variant } from '#etiquette/compose-note.ts'
import { type Judgement, judge } from '#etiquette/judge.ts'
import { readNote } from '#etiquette/note/read-note.ts'
import { rulesOfTheNote } from '#etiquette/rules/index.ts'
import type { ChosenRule } from '#etiquette/settings.ts'
import type { DraftFacts } from '#etiquette/subjects.ts'
import type { Value } from '#etiquette/value.ts'
import type { Budget } from '#model/budget.ts'
import type { Day } from '#model/day.ts'
import { type Found, findPerson } from './find-person.ts'
import { gatherDraft, gatherMessage, wordsAsDraft } from './gather-facts.ts'
import { gatherShared } from './gather-history.ts'
import { type Book, type Moment, momentOf } from './moment.ts'
import { asContact, findNewcomer, type Newcomer, supposedTies } from './newcomer.ts'
import { rulesInForce } from './rules-in-force.ts'

/** An invitation a person thinks of sending. */
export interface DraftToCheck {
  /** Name, e-mail address, profile address or id. */
  readonly to: string
  readonly note: string
  /** Null: none stated. Undefined: not known. */
  readonly purpose: string | null | undefined
  readonly asOf?: Day
  /** What is said of somebody new. */
  readonly newcomer?: Newcomer | undefined
  /** What a note can be made of, beside the purpose. */
  readonly commonGround?: string | null
  readonly offer?: string | null
}

/** The verdict on a draft. */
export interface DraftChecked extends Judgement {
  readonly found: Found
  readonly budget: Budget
  readonly value: Value
  readonly today: Day
  /** The longest note the account may send. */
  readonly noteLimit: number
  /** What can be done in place of sending. */
  readonly alternatives: readonly Alternative[]
  /** Notes made of what is recorded that no rule of the note objects to, and what is missing for better ones. */
  readonly composed: Composed
}

/** Notes made of what is recorded, without those a rule of the note would stop or question. */
function compose(
  { purpose, commonGround, offer }: DraftToCheck,
  facts: DraftFacts,
  ownCompany: string | null,
  limit: number,
  rules: readonly ChosenRule[],
): Composed {
  if (facts.contact === null) return { variants: [], missing: [] }
  const composed = composeNote({
    contact: facts.contact,
    relations: facts.ties?.active ?? [],
    ownCompany,
    purpose: purpose ?? null,
    commonGround: commonGround ?? null,
    offer: offer ?? null,
    limit,
  })
  if (composed.variants.length === 0) return composed
  const ofTheNote = rules.filter(({ rule }) => rulesOfTheNote.includes(rule))
  const fine = ({ text }: Variant) =>
    judge('draft', { ...facts, note: readNote(text) }, null, ofTheNote, []).verdict === 'send'
  return { ...composed, variants: composed.variants.filter(fine) }
}

/** A draft judged, with what it was judged from. */
interface DraftJudged {
  readonly judgement: Judgement
  readonly found: Found
  readonly facts: DraftFacts
  readonly moment: Moment
  readonly rules: readonly ChosenRule[]
}

/** The verdict alone, and who is meant; nothing is written. Throws a Problem when it is not clear who is. */
export async function judgeDraft(book: Book, draft: DraftToCheck): Promise<DraftJudged> {
  const { db } = book.store
  const moment = await momentOf(book, draft.asOf)
  const newcomer = draft.newcomer ?? {}
  const found = await findNewcomer(db, draft.to, newcomer)
  const contact = asContact(found)
  const facts = await gatherDraft(db, moment, await gatherShared(db), {
    contact,
    note: draft.note,
    purpose: draft.purpose?.trim() === '' ? null : draft.purpose,
    supposed: supposedTies(newcomer, found),
  })
  const { rules, waivers } = await rulesInForce(book, moment)
  return { judgement: judge('draft', facts, contact.id, rules, waivers), found, facts, moment, rules }
}

/** Judges an invitation before it is sent; nothing is written. Throws a Problem when it is not clear who is meant. */
export async function checkDraft(book: Book, draft: DraftToCheck): Promise<DraftChecked> {
  const { judgement, found, facts, moment, rules } = await judgeDraft(book, draft)
  const { limits, kind } = facts.account
  const noteLimit = kind === 'premium' ? limits.noteLengthPremium : limits.noteLengthFree
  if (facts.budget === null || facts.value === null) throw new Error('a draft to somebody has a budget and a value')
  return {
    ...judgement,
    found,
    budget: facts.budget,
    value: facts.value,
    today: moment.today,
    noteLimit,
    alternatives: alternativesTo(judgement, facts),
    composed: compose(draft, facts, moment.settings.me.company, noteLimit, rules),
  }
}

/** Words to be judged, with or without a person. */
export interface WordsToCheck {
  readonly note: string
  readonly kind: 'invitation' | 'message' | 'reply'
  readonly to?: string | undefined
  readonly purpose?: string | undefined
}

/** Judges many notes, messages and replies, one after the other, at one moment; nothing is written. */
export async function* checkWords(book: Book, all: AsyncIterable<WordsToCheck>, asOf?: Day): AsyncGenerator<Judgement> {
  const { db } = book.store
  const moment = await momentOf(book, asOf)
  const { rules, waivers } = await rulesInForce(book, moment)
  const shared = await gatherShared(db)
  for await (const words of all) {
    const contact = words.to === undefined ? null : asContact(await findPerson(db, words.to))
    if (words.kind !== 'invitation') {
      const facts = await gatherMessage(db, moment, shared, { contact, note: words.note, as: words.kind })
      yield judge('message', facts, contact?.id ?? null, rules, waivers)
    } else if (contact === null) {
      yield judge('draft', wordsAsDraft(moment, words.note), null, rules, waivers)
    } else {
      const facts = await gatherDraft(db, moment, shared, { contact, note: words.note, purpose: words.purpose })
      yield judge('draft', facts, contact.id, rules, waivers)
    }
  }
}
