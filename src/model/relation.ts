import { ME } from './contact.ts'
import type { Day } from './day.ts'

/**
 * What a relation can say about two people. `reports-to` and `authority-over` have a direction, as have the last three,
 * which say what one person asked of the other; the rest hold both ways.
 */
export const RELATION_KINDS = [
  'reports-to',
  'authority-over',
  'friend',
  'family',
  'colleague',
  'classmate',
  'client',
  'met',
  'introduced-by',
  'corresponded',
  'asked-to-be-invited',
  'said-no',
  'knows-of',
] as const

export type RelationKind = (typeof RELATION_KINDS)[number]

/** A dated tie between two contacts. Null dates are open: it has always been so, or still is. */
export interface Relation {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: RelationKind
  readonly startsOn: Day | null
  /** The last day on which it holds. */
  readonly endsOn: Day | null
  readonly remark: string | null
}

interface KindFacts {
  /** How `from` stands to `to`, to be put between two names. */
  readonly reads: string
  /** The same seen from the other end. */
  readonly readsBack: string
  /** Whether the order of the two people matters. */
  readonly directed: boolean
  /** Whether it means that the two know each other. */
  readonly knows: boolean
  /** Whether it means that an invitation will certainly be recognised and welcome. */
  readonly certain: boolean
}

const mutual = (reads: string, certain = false): KindFacts => ({
  reads,
  readsBack: reads,
  directed: false,
  knows: true,
  certain,
})
const directed = (reads: string, readsBack: string, knows: boolean): KindFacts => ({
  reads,
  readsBack,
  directed: true,
  knows,
  certain: false,
})

/** What each kind means, for wording and for judging. */
export const relationFacts: Readonly<Record<RelationKind, KindFacts>> = {
  'reports-to': directed('reports to', 'is the manager of', true),
  'authority-over': directed('has authority over', 'is subject to', true),
  friend: mutual('is a friend of', true),
  family: mutual('is family of', true),
  colleague: mutual('is a colleague of', true),
  classmate: mutual('studied with'),
  client: mutual('does business with'),
  met: mutual('has met'),
  'introduced-by': directed('was introduced by', 'introduced', true),
  corresponded: mutual('has written with'),
  'asked-to-be-invited': directed('asked for an invitation from', 'was asked for an invitation by', true),
  'said-no': directed('said no beforehand to', 'heard no beforehand from', false),
  'knows-of': directed('has heard of', 'is known of by', false),
}

/** Whether the relation holds on `day`. */
export function holdsOn(relation: Pick<Relation, 'startsOn' | 'endsOn'>, day: Day): boolean {
  return (
    (relation.startsOn === null || relation.startsOn <= day) && (relation.endsOn === null || relation.endsOn >= day)
  )
}

/** Whether `text` names a kind of relation. */
export function isRelationKind(text: string): text is RelationKind {
  return (RELATION_KINDS as readonly string[]).includes(text)
}

// How somebody stands to you: seen from their end of a relation, and from the other.
const toYou: Readonly<Record<RelationKind, readonly [from: string, to: string]>> = {
  'reports-to': ['reports to you', 'is your manager'],
  'authority-over': ['has authority over you', 'is under your authority'],
  friend: ['is a friend of yours', 'is a friend of yours'],
  family: ['is family', 'is family'],
  colleague: ['is a colleague of yours', 'is a colleague of yours'],
  classmate: ['studied with you', 'studied with you'],
  client: ['does business with you', 'does business with you'],
  met: ['has met you', 'has met you'],
  'introduced-by': ['was introduced by you', 'introduced you'],
  corresponded: ['has written with you', 'has written with you'],
  'asked-to-be-invited': ['asked you for an invitation', 'was asked by you for an invitation'],
  'said-no': ['said no to you beforehand', 'was told no by you beforehand'],
  'knows-of': ['has heard of you', 'is somebody you have heard of'],
}

/** How the other person of a relation with the owner stands to you, in words that follow their name. */
export function standsToYou(relation: Pick<Relation, 'from' | 'to' | 'kind'>): string {
  return toYou[relation.kind][relation.to === ME ? 0 : 1]
}

const PAST: Readonly<Record<string, string>> = { is: 'was', has: 'had', does: 'did', reports: 'reported' }

/** How somebody stands to somebody, said of a time that is over. */
export function stood(words: string): string {
  return words.replace(/^(is|has|does|reports)\b/, (verb) => PAST[verb] ?? verb)
}
