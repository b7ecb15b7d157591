import { type Day, earlierOf, laterOf } from '#model/day.ts'
import { holdsOn, type Relation } from '#model/relation.ts'

/** A line of ids from one person up to another, and the last day on which all of it holds (null: no end known). */
export interface Line {
  readonly path: readonly string[]
  readonly endsOn: Day | null
}

type Edge = Pick<Relation, 'from' | 'to' | 'startsOn' | 'endsOn'>

// Earlier and later than any day a person writes: stand for "no beginning" and "no end known" while days are compared.
const ALWAYS_WAS = '0000-01-01' as Day
const NEVER_ENDS = '9999-12-31' as Day

const startOf = (edge: Edge): Day => edge.startsOn ?? ALWAYS_WAS
const endOf = (edge: Edge): Day => edge.endsOn ?? NEVER_ENDS
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A line between somebody and the person it was sought from. */
interface Reached {
  readonly person: string
  readonly starts: Day
  readonly ends: Day
  /** The rest of it, towards the person it was sought from; null at that person. */
  readonly next: Reached | null
}

type Way = 'below' | 'above'

/**
 * The reporting lines between `person` and everybody below or above them, in one pass over `edges` (who reports to
 * whom); the one that lasts longest first. A line that ends sooner is kept beside it only when it began sooner: further
 * on, it may be the one that held together. People may have several managers, and lines may run in a circle.
 */
function linesOf(edges: readonly Edge[], person: string, way: Way): Map<string, Reached[]> {
  const [near, far] = way === 'below' ? (['to', 'from'] as const) : (['from', 'to'] as const)
  const steps = new Map<string, Edge[]>()
  // In one stated order, so that of two lines equally good the same one is shown whatever order they were written in.
  for (const edge of edges.toSorted(
    (a, b) => compare(a[far], b[far]) || compare(endOf(b), endOf(a)) || compare(startOf(a), startOf(b)),
  )) {
    const list = steps.get(edge[near])
    if (list) list.push(edge)
    else steps.set(edge[near], [edge])
  }
  const start: Reached = { person, starts: ALWAYS_WAS, ends: NEVER_ENDS, next: null }
  const found = new Map<string, Reached[]>([[person, [start]]])
  const queue = [start]
  for (let at = 0; at < queue.length; at++) {
    const here = queue[at] as Reached
    if (!found.get(here.person)?.includes(here)) continue
    for (const edge of steps.get(here.person) ?? []) {
      const starts = laterOf(here.starts, startOf(edge))
      const ends = earlierOf(here.ends, endOf(edge))
      // Two steps that never held on one day are no line.
      if (starts > ends) continue
      const known = found.get(edge[far]) ?? []
      // Only a line that held when those already found did not is of use, so a circle comes to rest.
      if (known.some((line) => line.ends >= ends && line.starts <= starts)) continue
      const line: Reached = { person: edge[far], starts, ends, next: here }
      const rest = known.filter((other) => other.ends > ends || other.starts < starts)
      found.set(
        edge[far],
        [...rest, line].sort((a, b) => compare(b.ends, a.ends)),
      )
      queue.push(line)
    }
  }
  found.delete(person)
  return found
}

function lineTo(lines: ReadonlyMap<string, readonly Reached[]>, person: string): Line | undefined {
  const longest = lines.get(person)?.[0]
  if (!longest) return undefined
  const path: string[] = []
  for (let step: Reached | null = longest; step !== null; step = step.next) path.push(step.person)
  return { path, endsOn: longest.ends === NEVER_ENDS ? null : longest.ends }
}

/** Who stands below and above one person on a day, at any depth. */
export interface Authority {
  /** The line from somebody up to that person. */
  below(person: string): Line | undefined
  /** The line from that person up to somebody. */
  above(person: string): Line | undefined
  /** The last day on which somebody reported to that person, when that is over; undefined when it never was or still is. */
  wasBelowUntil(person: string): Day | undefined
}

/** Everything `edges` say about `person` on `day`, found in one pass for everybody. */
export function authorityOn(edges: readonly Edge[], person: string, day: Day): Authority {
  const active = edges.filter((edge) => holdsOn(edge, day))
  const begun = edges.filter((edge) => edge.startsOn === null || edge.startsOn <= day)
  const below = linesOf(active, person, 'below')
  const above = linesOf(active, person, 'above')
  const ever = active.length === begun.length ? below : linesOf(begun, person, 'below')
  return {
    below: (other) => lineTo(below, other),
    above(other) {
      const line = lineTo(above, other)
      return line && { ...line, path: line.path.toReversed() }
    },
    wasBelowUntil: (other) => (below.has(other) ? undefined : ever.get(other)?.[0]?.ends),
  }
}

/** Every circle in the reporting lines on `day`, each as the ids along it; a book should have none. */
export function circles(edges: readonly Edge[], day: Day): string[][] {
  const managers = new Map<string, string[]>()
  for (const edge of edges)
    if (holdsOn(edge, day)) managers.set(edge.from, [...(managers.get(edge.from) ?? []), edge.to])
  const found: string[][] = []
  const done = new Set<string>()
  for (const start of managers.keys()) {
    if (done.has(start)) continue
    // Walked with a list of its own rather than by recursion: a line may be as long as the book.
    const path: { readonly person: string; tried: number }[] = [{ person: start, tried: 0 }]
    const place = new Map([[start, 0]])
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const manager = managers.get(here.person)?.[here.tried++]
      if (manager === undefined) {
        done.add(here.person)
        place.delete(here.person)
        path.pop()
      } else if (place.has(manager)) {
        found.push(path.slice(place.get(manager)).map((step) => step.person))
      } else if (!done.has(manager)) {
        place.set(manager, path.length)
        path.push({ person: manager, tried: 0 })
      }
    }
  }
  return found
}
