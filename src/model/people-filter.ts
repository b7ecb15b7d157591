import { type Mark, ME } from './contact.ts'
import { type Day, parseDay } from './day.ts'
import { isRelationKind, RELATION_KINDS, type RelationKind, relationFacts, standsToYou } from './relation.ts'

export const SHOWN_PEOPLE = ['all', 'connections', 'others'] as const

/** How an invitation stands between you and somebody. */
export const INVITED = ['never', 'open-sent', 'open-received', 'answered', 'unanswered'] as const

export const MARKED = ['high', 'low', 'none'] as const

export const KNOWN = ['known', 'unknown'] as const

/** How somebody stands to you today: by kind, seen from them (`reports-to:back` is your manager), any way, or none. */
export type RelationChoice = 'any' | 'none' | RelationKind | `${RelationKind}:back`

/** Which people a list shows; what is left out is not asked. All that is asked has to hold. */
export interface PeopleFilter {
  /** Words that must all occur in name, company or position, accents and case folded. */
  readonly words?: string
  readonly show?: (typeof SHOWN_PEOPLE)[number]
  readonly relation?: RelationChoice
  /** Words that must occur in the company as they stand, folded alike. */
  readonly company?: string
  readonly mark?: Mark | 'none'
  readonly invited?: (typeof INVITED)[number]
  /** Connected on this day or later. */
  readonly since?: Day
  /** Connected before this day. */
  readonly before?: Day
  /** No message and no invitation either way on this day or later. */
  readonly quiet?: Day
  readonly region?: (typeof KNOWN)[number]
  readonly industry?: (typeof KNOWN)[number]
}

export type FilterKey = keyof PeopleFilter

/** The parameter of an address each part of a filter is written as, in the order they are shown. */
const parameters = {
  words: 'q',
  show: 'show',
  relation: 'relation',
  company: 'company',
  mark: 'mark',
  invited: 'invited',
  since: 'since',
  before: 'before',
  quiet: 'quiet',
  region: 'region',
  industry: 'industry',
} as const satisfies Record<FilterKey, string>

const LONGEST = 200

const text = (typed: string) => typed.toWellFormed().replaceAll('\0', '').trim().slice(0, LONGEST).toWellFormed()
const among =
  <T extends string>(list: readonly T[]) =>
  (typed: string) =>
    list.find((each) => each === typed)

function relationChoice(typed: string): RelationChoice | undefined {
  if (typed === 'any' || typed === 'none' || isRelationKind(typed)) return typed
  const [kind = '', back] = typed.split(':')
  return back === 'back' && isRelationKind(kind) && relationFacts[kind].directed ? `${kind}:back` : undefined
}

const readers: { readonly [K in FilterKey]: (typed: string) => PeopleFilter[K] | undefined } = {
  words: text,
  show: (typed) => (typed === 'all' ? undefined : among(SHOWN_PEOPLE)(typed)),
  relation: relationChoice,
  company: text,
  mark: among(MARKED),
  invited: among(INVITED),
  since: (typed) => parseDay(typed.trim()),
  before: (typed) => parseDay(typed.trim()),
  quiet: (typed) => parseDay(typed.trim()),
  region: among(KNOWN),
  industry: among(KNOWN),
}

const keys = Object.keys(parameters) as FilterKey[]

/** The filter an address asks for; whatever does not read as expected is taken as not said. */
export function filterFrom(query: Readonly<Record<string, string | undefined>>): PeopleFilter {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const typed = query[parameters[key]]
      const value = typed === undefined ? undefined : readers[key](typed)
      return value === undefined || value === '' ? [] : [[key, value]]
    }),
  )
}

/** The parameters of the address of a filter. */
export function filterParameters(filter: PeopleFilter): Record<string, string> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = filter[key]
      return value === undefined || value === '' || value === 'all' ? [] : [[parameters[key], value]]
    }),
  )
}

/** A filter as the query of an address, always in the same order; empty when it asks nothing. */
export function filterQuery(filter: PeopleFilter): string {
  return new URLSearchParams(filterParameters(filter)).toString()
}

/** The filter in such a query. */
export function filterInQuery(query: string): PeopleFilter {
  return filterFrom(Object.fromEntries(new URLSearchParams(query)))
}

/** The parts of a filter that are asked, words and connections left aside. */
export function partsOf(filter: PeopleFilter): FilterKey[] {
  return keys.filter((key) => key !== 'words' && key !== 'show' && filter[key] !== undefined)
}

/** Everything a relation can be asked for, with its words after "somebody who". */
export const RELATION_CHOICES: readonly { readonly value: RelationChoice; readonly says: string }[] = [
  { value: 'any', says: 'has any relation to you' },
  { value: 'none', says: 'has no relation to you' },
  ...RELATION_KINDS.flatMap((kind) => {
    const forward = { value: kind, says: standsToYou({ kind, from: '', to: ME }) }
    const back = { value: `${kind}:back` as const, says: standsToYou({ kind, from: ME, to: '' }) }
    return relationFacts[kind].directed ? [forward, back] : [forward]
  }),
]
