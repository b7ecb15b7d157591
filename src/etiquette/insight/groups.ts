import type { NoteReading } from '#etiquette/note/reading.ts'
import type { Ties } from '#etiquette/subjects.ts'
import { type Fared, interval, LEAST_BASE } from '#etiquette/trial.ts'
import { grouped } from '#model/grouped.ts'
import type { Relation, RelationKind } from '#model/relation.ts'

/** How you knew somebody when you invited them, as the book had it; the closest counts. */
export const KNEW = {
  friend: 'Friend or family',
  colleague: 'Worked together',
  dealt: 'Studied together or did business',
  met: 'Had met, or were introduced',
  wrote: 'Had written to each other',
  earlier: 'Had been connected before',
  heard: 'Had heard of each other',
  nothing: 'Nothing recorded',
} as const

/** What an invitation had with it; the last four look into notes of your own words, and one may be several. */
export const NOTES = {
  unknown: 'Not known whether there was a note',
  none: 'No note',
  stock: 'Stock text',
  common: 'Recalls something you share',
  reason: 'Says why you want to connect',
  offer: 'Holds something for them',
  other: 'Own words with none of these',
} as const

export type Knew = keyof typeof KNEW
export type NoteKind = keyof typeof NOTES

const closest: readonly (readonly [knew: Knew, kinds: readonly RelationKind[]])[] = [
  ['friend', ['friend', 'family']],
  ['colleague', ['colleague', 'reports-to', 'authority-over']],
  ['dealt', ['classmate', 'client']],
  ['met', ['met', 'introduced-by', 'asked-to-be-invited']],
  ['wrote', ['corresponded']],
]

/** How the two knew each other; `begun` are the relations between them that had begun by then. */
export function knewThen(begun: readonly Pick<Relation, 'kind'>[], ties: Ties, heardFrom: boolean): Knew {
  const has = (kinds: readonly RelationKind[]) => begun.some(({ kind }) => kinds.includes(kind))
  const inLine = ties.belowYou !== null || ties.aboveYou !== null || ties.wasBelowYouUntil !== null
  for (const [knew, kinds] of closest) {
    if (has(kinds) || (knew === 'colleague' && inLine) || (knew === 'wrote' && heardFrom)) return knew
  }
  if (ties.acquaintance === 'known') return 'earlier'
  return begun.length > 0 ? 'heard' : 'nothing'
}

/** What kinds a note is of; null when it is not known whether there was one. */
export function noteKinds(note: NoteReading | null): readonly NoteKind[] {
  if (note === null) return ['unknown']
  if (note.empty) return ['none']
  if (note.stock !== null) return ['stock']
  const kinds: NoteKind[] = []
  // A group alone is shared with thousands.
  if (note.recalled.some(({ as }) => as !== 'group')) kinds.push('common')
  if (note.reasons.length > 0) kinds.push('reason')
  if (note.offers.length > 0) kinds.push('offer')
  return kinds.length > 0 ? kinds : ['other']
}

/** How the invitations of one kind fared. */
export interface GroupFared extends Fared {
  readonly group: string
  readonly label: string
  /** The 95 % interval of the share, from 0 to 1; null where the base is too small to say anything. */
  readonly between: readonly [low: number, high: number] | null
  readonly says: string
}

const perHundred = (share: number) => Math.round(share * 100)

function faredAs(group: string, label: string, { settled, accepted }: Fared): GroupFared {
  const between = settled < LEAST_BASE ? null : interval({ settled, accepted })
  const says = between
    ? `Between ${perHundred(between[0])} and ${perHundred(between[1])} of 100`
    : 'Too few to say anything'
  return { group, label, settled, accepted, between, says }
}

/** Counts, kind by kind, how settled invitations fared. */
export class GroupTally<G extends string> {
  readonly #counts = new Map<G, { settled: number; accepted: number }>()
  readonly #labels: Readonly<Record<G, string>>

  constructor(labels: Readonly<Record<G, string>>) {
    this.#labels = labels
  }

  /** Adds one settled invitation that belongs to these kinds. */
  add(groups: Iterable<G>, accepted: boolean): void {
    for (const group of groups) {
      const counted = this.#counts.get(group) ?? { settled: 0, accepted: 0 }
      counted.settled++
      if (accepted) counted.accepted++
      this.#counts.set(group, counted)
    }
  }

  /** The kinds there was any of, in their order. */
  get groups(): readonly GroupFared[] {
    return (Object.entries(this.#labels) as [G, string][]).flatMap(([group, label]) => {
      const counted = this.#counts.get(group)
      return counted ? [faredAs(group, label, counted)] : []
    })
  }
}

/** What can be seen in kinds side by side; a difference is claimed only where their intervals lie apart. */
export function saysOfGroups(groups: readonly GroupFared[]): string {
  const enough = groups.flatMap((group) => (group.between ? [{ ...group, between: group.between }] : []))
  if (enough.length === 0) return `No kind has ${LEAST_BASE} invitations old enough to tell yet.`
  const share = ({ settled, accepted }: Fared) => accepted / settled
  const [first, ...others] = enough.toSorted((a, b) => share(b) - share(a))
  const last = others.at(-1)
  if (!first || !last) return `Only one kind has ${LEAST_BASE} and more, so there is nothing to hold it against.`
  const told = ({ label, accepted, settled }: GroupFared) => `“${label}”, ${grouped(accepted)} of ${grouped(settled)}`
  if (first.between[0] <= last.between[1]) return 'No clear difference between the kinds that have enough.'
  return `Accepted most often: ${told(first)}; least often: ${told(last)}.`
}
