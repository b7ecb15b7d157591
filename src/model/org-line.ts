import type { Day } from './day.ts'
import { holdsOn, type Relation } from './relation.ts'

/** Somebody on a reporting line, with those below them who belong to it. */
export interface OrgPlace {
  readonly id: string
  /** The tie to the one above; null at the top. */
  readonly tie: Pick<Relation, 'startsOn' | 'endsOn'> | null
  readonly reports: readonly OrgPlace[]
  /** Whether those below are shown already, under another manager. */
  readonly again: boolean
}

type Edge = Pick<Relation, 'from' | 'to' | 'startsOn' | 'endsOn'>

/** A line as far as it is drawn. */
export interface OrgLine {
  readonly tops: readonly OrgPlace[]
  /** How many people of it are not drawn. */
  readonly more: number
}

/** More places than this are no picture any more; who asks for the whole line gets as many as a page can hold. */
const MOST = 60
const MOST_OF_ALL = 400

/** Everybody above somebody, themselves included; lines may run in a circle. */
function upFrom(person: string, managers: ReadonlyMap<string, readonly Edge[]>): Set<string> {
  const found = new Set([person])
  for (const id of found) for (const edge of managers.get(id) ?? []) found.add(edge.to)
  return found
}

/**
 * The reporting lines on `day` that join two people, from the top down: one above the other at any depth, or both below
 * the nearest manager they share, through every manager in between. Empty when no line joins them. A long one is drawn
 * in part, unless the `whole` is asked for.
 */
export function orgLine(edges: readonly Edge[], one: string, other: string, day: Day, whole = false): OrgLine {
  const holding = edges.filter((edge) => holdsOn(edge, day))
  const managers = Map.groupBy(holding, (edge) => edge.from)
  const [ups, others] = [upFrom(one, managers), upFrom(other, managers)]
  const shared = ups.intersection(others)
  const below = Map.groupBy(
    holding.filter((edge) => ups.has(edge.from) || others.has(edge.from)),
    (edge) => edge.to,
  )
  // The nearest they share: nobody below them is shared too. In a circle everybody is; then the first stands for all.
  const nearest = [...shared].filter((id) => !(below.get(id) ?? []).some((edge) => shared.has(edge.from)))
  const most = whole ? MOST_OF_ALL : MOST
  const shown = new Set<string>()
  const place = (id: string, tie: Edge | null): OrgPlace => {
    const again = shown.has(id)
    shown.add(id)
    const under = again || shown.size >= most ? [] : (below.get(id) ?? [])
    return { id, tie, reports: under.map((edge) => place(edge.from, edge)), again: again && below.has(id) }
  }
  const top = nearest.length > 0 ? nearest : [...shared].slice(0, 1)
  const tops = top.map((id) => place(id, null))
  const all = new Set(top)
  for (const id of all) for (const edge of below.get(id) ?? []) all.add(edge.from)
  return { tops, more: all.size - shown.size }
}
