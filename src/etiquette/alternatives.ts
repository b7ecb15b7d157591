import { type Contact, ME } from '#model/contact.ts'
import type { Day } from '#model/day.ts'
import type { Finding, Judgement } from './judge.ts'
import type { DraftFacts } from './subjects.ts'
import { firstName } from './wording.ts'

/** Something to do in place of sending this invitation now; each can be acted upon. */
export type Alternative =
  | { readonly do: 'answer-theirs' }
  | { readonly do: 'wait'; readonly until: Day }
  | { readonly do: 'ask-by-mail'; readonly email: string; readonly subject: string; readonly words: string }
  | { readonly do: 'state-purpose' }
  | { readonly do: 'change-words' }
  | { readonly do: 'leave' }

const STANDING = [
  'already-invited',
  'already-connected',
  'said-no-when-asked',
  'two-unanswered',
  'they-do-not-know-you',
]
const NO_MAIL = ['said-no-when-asked', 'already-connected', 'two-unanswered', 'they-do-not-know-you']

/** The day on which all that objects, and ends by itself, has ended; null when something does not end, or nothing does. */
function fineOn(objections: readonly Finding[], facts: DraftFacts): Day | null {
  const days = objections.map(({ rule, fineFrom, words, severity }) => {
    if (rule === 'budget-spent' || rule === 'budget-reserve') return facts.budget?.nextSlotOn ?? null
    if (fineFrom) return fineFrom
    // What is said of the words can be mended today; what only warns need not be waited for.
    return words || severity !== 'stop' ? facts.today : null
  })
  if (days.length === 0 || days.includes(null)) return null
  const last = (days as Day[]).toSorted().at(-1) ?? null
  return last !== null && last > facts.today ? last : null
}

function mailTo(contact: Contact, knows: boolean): Extract<Alternative, { do: 'ask-by-mail' }> | null {
  if (contact.email === null) return null
  const known = knows ? 'I would like to keep in touch' : 'I would like to get in touch'
  return {
    do: 'ask-by-mail',
    email: contact.email,
    subject: 'May I invite you to connect?',
    words: `Dear ${firstName(contact)},\n\n${known}, and would send you an invitation to connect if you welcome it. If you would rather not, that is quite all right, and there is no need to answer.\n\nKind regards`,
  }
}

/**
 * What can be done in place of sending, the nearest at hand first; empty when nothing objects. Findings set aside by a
 * waiver count for nothing here either.
 */
export function alternativesTo({ verdict, findings }: Judgement, facts: DraftFacts): Alternative[] {
  if (verdict === 'send') return []
  const objections = findings.filter((each) => each.waivedBy === null && each.severity !== 'info')
  const rules = new Set(objections.map((each) => each.rule))
  const { contact, ties } = facts
  const found: Alternative[] = []
  if (rules.has('they-invited-you')) return [{ do: 'answer-theirs' }, { do: 'leave' }]
  if (objections.some((each) => each.words)) found.push({ do: 'change-words' })
  if (rules.has('no-purpose')) found.push({ do: 'state-purpose' })
  const until = fineOn(objections, facts)
  if (until !== null) found.push({ do: 'wait', until })
  const askedNot = NO_MAIL.some((rule) => rules.has(rule)) || contact?.welcomes === 'nobody'
  if (contact && contact.id !== ME && !askedNot) {
    const mail = mailTo(contact, ties?.acquaintance === 'known')
    if (mail) found.push(mail)
  }
  if (verdict === 'dont' || STANDING.some((rule) => rules.has(rule))) found.push({ do: 'leave' })
  return found
}
