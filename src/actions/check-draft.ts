import { type Judgement, judge } from '#etiquette/judge.ts'
import type { Value } from '#etiquette/value.ts'
import type { Budget } from '#model/budget.ts'
import { type Contact, unknownContact } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import { type Found, findPerson } from './find-person.ts'
import { gatherDraft, gatherMessage, gatherShared, wordsAsDraft } from './gather-facts.ts'
import { type Book, momentOf } from './moment.ts'
import { rulesInForce } from './rules-in-force.ts'

/** An invitation a person thinks of sending. */
export interface DraftToCheck {
  /** Name, e-mail address, profile address or id. */
  readonly to: string
  readonly note: string
  /** Null: none stated. Undefined: not known. */
  readonly purpose: string | null | undefined
  readonly asOf?: Day
}

/** The verdict on a draft. */
export interface DraftChecked extends Judgement {
  readonly found: Found
  readonly budget: Budget
  readonly value: Value
  readonly today: Day
  /** The longest note the account may send. */
  readonly noteLimit: number
}

/** A contact the book does not hold yet, as the rules see one: everything but the name may be unknown. */
export function asContact(found: Found): Contact {
  if (found.known) return found.contact
  return { ...unknownContact, id: '', ...found.contact }
}

/** Judges an invitation before it is sent; nothing is written. Throws a Problem when it is not clear who is meant. */
export async function checkDraft(book: Book, draft: DraftToCheck): Promise<DraftChecked> {
  const { db } = book.store
  const moment = await momentOf(book, draft.asOf)
  const found = await findPerson(db, draft.to)
  const contact = asContact(found)
  const facts = await gatherDraft(db, moment, await gatherShared(db), {
    contact,
    note: draft.note,
    purpose: draft.purpose?.trim() === '' ? null : draft.purpose,
  })
  const { rules, waivers } = await rulesInForce(book, moment)
  const judgement = judge('draft', facts, contact.id, rules, waivers)
  const { limits, kind } = facts.account
  if (facts.budget === null || facts.value === null) throw new Error('a draft to somebody has a budget and a value')
  return {
    ...judgement,
    found,
    budget: facts.budget,
    value: facts.value,
    today: moment.today,
    noteLimit: kind === 'premium' ? limits.noteLengthPremium : limits.noteLengthFree,
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
