import type { Contact } from '#model/contact.ts'
import { nameKeyOf } from '#model/contact.ts'
import type { Goals, Me } from '#model/settings.ts'

/** One reason for or against a contact's value to you; unknown counts for neither side. */
export interface Factor {
  readonly factor:
    | 'your mark'
    | 'target company'
    | 'target role'
    | 'line of work'
    | 'industry'
    | 'region'
    | 'common link'
  readonly answer: 'yes' | 'no' | 'unknown'
  /** What the answer rests on, for a person to read. */
  readonly says: string
}

/** What a contact is worth to you, explained. Seniority is no factor: value is not rank. */
export interface Value {
  /** `low` only when region, industry and gain are all known and all speak against it. */
  readonly level: 'high' | 'ordinary' | 'low'
  readonly factors: readonly Factor[]
  /** What would have to be known to call it low; empty when everything is. */
  readonly missing: readonly string[]
}

type Known = Pick<Contact, 'name' | 'company' | 'position' | 'region' | 'industry' | 'mark'>

/** A text as its words, so that a comma or a dash between two of them does not count. */
function wordsOf(text: string): string {
  return ` ${nameKeyOf(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}

/** Whether one of `wanted` stands in the text, word for word; "recruiter" in "Senior Recruiter, EMEA". */
function oneOf(wanted: readonly string[], text: string): boolean {
  const words = wordsOf(text)
  return wanted.some((want) => words.includes(wordsOf(want)))
}

function target(factor: Factor['factor'], wanted: readonly string[], has: string | null): Factor {
  if (has === null) return { factor, answer: 'unknown', says: 'not recorded for them' }
  if (wanted.length === 0) return { factor, answer: 'unknown', says: 'no such goal set' }
  return oneOf(wanted, has)
    ? { factor, answer: 'yes', says: `${has} is among your goals` }
    : { factor, answer: 'no', says: `${has} is not among your goals` }
}

// Words of a position that tell rank or nothing: value is not rank.
const NO_WORK = new Set(
  `a ad and at by da das de del der des di do dos du e el en et for fur in la le of on the to und y
  assistant associate chief co director executive founder freelance global head intern interim junior lead leader
  manager managing officer owner partner president principal regional senior staff student trainee vice vp ceo coo cto cfo
  jr sr ii iii`.split(/\s+/),
)

function workIn(position: string): string[] {
  return wordsOf(position)
    .trim()
    .split(' ')
    .filter((word) => word.length > 1 && !NO_WORK.has(word))
}

function lineOfWork(mine: string | null, theirs: string | null): Factor {
  const factor = 'line of work'
  if (theirs === null) return { factor, answer: 'unknown', says: 'not recorded for them' }
  if (mine === null) return { factor, answer: 'unknown', says: 'not set for you' }
  const words = new Set(workIn(mine))
  const alike = workIn(theirs).some((word) => words.has(word))
  return alike
    ? { factor, answer: 'yes', says: `${theirs}, close to your ${mine}` }
    : { factor, answer: 'no', says: `${theirs}, yours is ${mine}` }
}

function shared(factor: 'industry' | 'region', mine: readonly string[], theirs: string | null): Factor {
  if (theirs === null) return { factor, answer: 'unknown', says: 'not recorded for them' }
  if (mine.length === 0) return { factor, answer: 'unknown', says: 'not set for you' }
  // "Lisbon" and "Lisbon, Portugal" are one region, whichever of the two people wrote it shorter.
  return oneOf(mine, theirs) || mine.some((each) => oneOf([theirs], each))
    ? { factor, answer: 'yes', says: `${theirs}, as yours` }
    : { factor, answer: 'no', says: `${theirs}, yours is ${mine.join(', ')}` }
}

/** Weighs a contact by what is recorded; `knowsThem` is whether a tie between the two of you is recorded. */
export function weighContact(contact: Known, me: Me, goals: Goals, knowsThem: boolean): Value {
  const mark: Factor = {
    factor: 'your mark',
    answer: contact.mark === null ? 'unknown' : contact.mark === 'high' ? 'yes' : 'no',
    says: contact.mark === null ? 'not marked' : `you marked them ${contact.mark}`,
  }
  const company = target('target company', goals.companies, contact.company)
  const role = target('target role', goals.roles, contact.position)
  const work = lineOfWork(me.position, contact.position)
  const industry = shared('industry', [...(me.industry ? [me.industry] : []), ...goals.industries], contact.industry)
  const region = shared('region', [...(me.region ? [me.region] : []), ...goals.regions], contact.region)
  const link: Factor = knowsThem
    ? { factor: 'common link', answer: 'yes', says: 'a tie between you is recorded' }
    : { factor: 'common link', answer: 'no', says: 'no tie between you is recorded' }
  const factors = [mark, company, role, work, industry, region, link]
  const yes = (factor: Factor) => factor.answer === 'yes'
  const no = (factor: Factor) => factor.answer === 'no'

  // "Slim chance that either gains": you said so, or what you look for is set and neither their work nor a tie meets it.
  const gainsUnlikely = no(mark) || (no(company) && no(role) && no(work) && no(link))
  const missing = [
    ...(region.answer === 'unknown' ? [`region (${region.says})`] : []),
    ...(industry.answer === 'unknown' ? [`industry (${industry.says})`] : []),
    ...(!gainsUnlikely && ![mark, company, role, work, link].some(yes)
      ? ['what either of you could gain (goals, line of work)']
      : []),
  ]
  const low = no(region) && no(industry) && gainsUnlikely
  const high = yes(mark) || (!no(mark) && (yes(company) || yes(role)))
  return { level: high ? 'high' : low ? 'low' : 'ordinary', factors, missing }
}
