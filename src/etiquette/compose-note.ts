import { type Contact, nameKeyOf } from '#model/contact.ts'
import type { Relation, RelationKind } from '#model/relation.ts'
import { firstName } from './wording.ts'

/** What is recorded, and all that a note may be made of. */
export interface NoteFacts {
  readonly contact: Pick<Contact, 'name' | 'company'>
  /** Ties between the two of you, of all times. */
  readonly relations: readonly Pick<Relation, 'kind' | 'startsOn' | 'endsOn'>[]
  readonly ownCompany: string | null
  readonly purpose: string | null
  readonly commonGround: string | null
  readonly offer: string | null
  /** Characters the account may send. */
  readonly limit: number
}

/** A note in one manner. */
export interface Variant {
  readonly manner: 'short' | 'warm' | 'direct'
  readonly text: string
}

/** Notes made of what is recorded, and what is missing for better ones, each a phrase. */
export interface Composed {
  readonly variants: readonly Variant[]
  readonly missing: readonly string[]
}

const TIES: readonly RelationKind[] = ['met', 'colleague', 'classmate', 'client', 'corresponded']

const ASK = 'Shall we connect?'

/** A text as a sentence: one line, a capital, an end. */
function sentence(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  const capital = line.charAt(0).toUpperCase() + line.slice(1)
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`
}

/** Whether words can be said to the person as they stand: not about them in the third person, and no mere keyword. */
function canBeSaid(text: string | null): text is string {
  return text !== null && /\S\s+\S/.test(text.trim()) && !/\b(he|him|his|she|her|hers|they|them|their)\b/i.test(text)
}

// What a purpose begins with when it goes on from "I would like to".
const DEEDS =
  /^(ask|build|compare|discuss|exchange|follow|hear|help|keep|learn|meet|read|see|share|stay|swap|talk|thank|try|understand|work|write)\b/i

/** The purpose as said to the person; null when it is worded for its owner alone. */
function asReason(purpose: string | null): string | null {
  if (!canBeSaid(purpose)) return null
  const line = purpose.trim().replace(/\s+/g, ' ')
  if (/^(I|we|my|our|your)\b/i.test(line)) return sentence(line)
  return DEEDS.test(line) ? sentence(`I would like to ${line.charAt(0).toLowerCase()}${line.slice(1)}`) : null
}

/** What is recorded of how you know each other, as said to the person; null when nothing of the kind is. */
function asTie({ relations, contact, ownCompany }: NoteFacts): string | null {
  const tie = TIES.map((kind) => relations.find((each) => each.kind === kind)).find((each) => each !== undefined)
  if (!tie) return null
  const year = tie.startsOn?.slice(0, 4)
  const since = year ? ` in ${year}` : ''
  const { company } = contact
  const same = company !== null && ownCompany !== null && nameKeyOf(company) === nameKeyOf(ownCompany)
  if (tie.kind === 'met') return `We met${since}.`
  if (tie.kind === 'classmate') return `We studied together${since}.`
  if (tie.kind === 'client') return `We have done business together${year ? ` since ${year}` : ''}.`
  if (tie.kind === 'corresponded') return `We have written to each other before${year ? `, in ${year}` : ''}.`
  return same && tie.endsOn === null ? `We are colleagues at ${company}.` : `We were colleagues${since}.`
}

/** The common ground in the owner's words, as said to the person. */
function asGround(commonGround: string | null): string | null {
  return canBeSaid(commonGround) ? sentence(commonGround) : null
}

/**
 * Notes made of what is recorded and nothing else, each within the limit. A part that is worded for its owner ("her
 * talk") is not turned around by guessing: it is named as missing.
 */
export function composeNote(facts: NoteFacts): Composed {
  const { contact, purpose, offer, limit } = facts
  const name = firstName(contact)
  const ground = asGround(facts.commonGround)
  const recalled = [asTie(facts), ground].filter((each) => each !== null)
  const reason = asReason(purpose)
  const gift = canBeSaid(offer) ? sentence(offer) : null
  const missing = [
    ...(recalled.length === 0 ? ['what you have in common, in a sentence said to them'] : []),
    ...(reason === null ? ['a purpose that begins with a verb, such as “compare notes on tide maps”'] : []),
  ]
  // That you know each other is no reason by itself: a note of nothing else would be objected to at once.
  if (recalled.length === 0 || (reason ?? ground) === null) return { variants: [], missing }
  const said = (...parts: (string | null)[]) => parts.filter((each) => each !== null).join(' ')
  const all: Variant[] = [
    { manner: 'short', text: said(`Hi ${name},`, recalled.at(-1) ?? null, reason, reason === null ? ASK : null) },
    {
      manner: 'warm',
      text: said(
        `Dear ${name},`,
        ...recalled,
        reason,
        gift,
        'I would be glad to stay in touch, and quite understand if not.',
      ),
    },
    { manner: 'direct', text: said(`Hi ${name},`, reason, ...recalled, gift, ASK) },
  ]
  const fitting = all.filter(({ text }) => text.length <= limit)
  const seen = new Set<string>()
  const variants = fitting.filter(({ text }) => !seen.has(text) && seen.add(text))
  return {
    variants,
    missing: variants.length > 0 ? missing : [...missing, `shorter words: a note has ${limit} characters`],
  }
}
