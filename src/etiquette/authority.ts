import { type Day, earlierOf } from '#model/day.ts'
import { holdsOn, type Relation } from '#model/relation.ts'

/** A line of ids from one person up to another, and the last day on which all of it holds (null: no end known). */
export interface Line {
  readonly path: readonly string[]
  readonly endsOn: Day | null
}

type Edge = Pick<Relation, 'from' | 'to' | 'startsOn' | 'endsOn'>

// Later than any day a person writes: stands for "no end known" while ends are compared.
const NEVER_ENDS = '9999-12-31' as Day

/**
 * The reporting line from `from` up to `to` that lasts longest, following `edges` (who reports to whom). People may have
 * several managers, and lines may run in a circle. Undefined when there is none.
 */
function longestLastingLine(edges: readonly Edge[], from: string, to: string): Line | undefined {
  const managers = new Map<string, Edge[]>()
  for (const edge of edges) managers.set(edge.from, [...(managers.get(edge.from) ?? []), edge])
  const best = new Map<string, { readonly ends: Day; readonly path: readonly string[] }>([
    [from, { ends: NEVER_ENDS, path: [from] }],
  ])
  const queue = [from]
  for (let person = queue.shift(); person !== undefined; person = queue.shift()) {
    const here = best.get(person)
    if (!here || person === to) continue
    for (const edge of managers.get(person) ?? []) {
      const ends = earlierOf(here.ends, edge.endsOn ?? NEVER_ENDS)
      const known = best.get(edge.to)
      // Only a line that lasts longer replaces one already found, so a circle comes to rest.
      if (known && known.ends >= ends) continue
      best.set(edge.to, { ends, path: [...here.path, edge.to] })
      queue.push(edge.to)
    }
  }
  const found = best.get(to)
  if (!found || from === to) return undefined
  return { path: found.path, endsOn: found.ends === NEVER_ENDS ? null : found.ends }
}

/** The line by which `from` reports to `to` on `day`, at any depth; the one that lasts longest where there are several. */
export function lineOn(edges: readonly Edge[], from: string, to: string, day: Day): Line | undefined {
  return longestLastingLine(
    edges.filter((edge) => holdsOn(edge, day)),
    from,
    to,
  )
}

/** The last day on which `from` reported to `to`, when that is over on `day`; undefined when it never was or still is. */
export function lineEndedOn(edges: readonly Edge[], from: string, to: string, day: Day): Day | undefined {
  if (lineOn(edges, from, to, day)) return undefined
  const begun = edges.filter((edge) => edge.startsOn === null || edge.startsOn <= day)
  return longestLastingLine(begun, from, to)?.endsOn ?? undefined
}

/** Every circle in the reporting lines on `day`, each as the ids along it; a book should have none. */
export function circles(edges: readonly Edge[], day: Day): string[][] {
  const managers = new Map<string, string[]>()
  for (const edge of edges)
    if (holdsOn(edge, day)) managers.set(edge.from, [...(managers.get(edge.from) ?? []), edge.to])
  const found: string[][] = []
  const done = new Set<string>()
  for (const start of managers.keys()) {
    const path: string[] = []
    const onPath = new Set<string>()
    const visit = (person: string): void => {
      if (onPath.has(person)) {
        found.push(path.slice(path.indexOf(person)))
        return
      }
      if (done.has(person)) return
      path.push(person)
      onPath.add(person)
      for (const manager of managers.get(person) ?? []) visit(manager)
      onPath.delete(person)
      path.pop()
      done.add(person)
    }
    visit(start)
  }
  return found
}
