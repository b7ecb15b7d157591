import type { Rule, Severity } from './rule.ts'

/** How a group of invitations fared: how many had time to be answered, and how many of them were accepted. */
export interface Fared {
  readonly settled: number
  readonly accepted: number
}

/** What replaying one rule over the past showed. */
export interface RuleTrial {
  readonly rule: string
  readonly summary: string
  readonly severity: Severity
  /** How many invitations it would have spoken up about. */
  readonly fired: number
  readonly flagged: Fared
  readonly unflagged: Fared
  /** What can be said about the two groups, in a sentence. */
  readonly says: string
}

/** An invitation counts once this old: 96 of 100 acceptances have arrived by then. */
export const SETTLED_DAYS = 28

/** Below so many settled invitations on either side nothing is claimed. */
export const LEAST_BASE = 20

const Z = 1.96

/** The 95 % interval of a share, by Wilson's score; there must be some to take a share of. */
export function interval({ settled, accepted }: Fared): readonly [low: number, high: number] {
  const share = accepted / settled
  const middle = (share + Z ** 2 / (2 * settled)) / (1 + Z ** 2 / settled)
  const half = (Z * Math.sqrt((share * (1 - share)) / settled + Z ** 2 / (4 * settled ** 2))) / (1 + Z ** 2 / settled)
  return [middle - half, middle + half]
}

/**
 * What can be said about flagged against unflagged invitations: nothing where a base is small or the 95 % interval of
 * the difference (Newcombe's) reaches over none. A difference is no cause: notes go to colder people, for one.
 */
export function compare(flagged: Fared, unflagged: Fared): string {
  if (flagged.settled === 0) return 'It never spoke up about an invitation old enough to tell.'
  if (flagged.settled < LEAST_BASE || unflagged.settled < LEAST_BASE) return 'Too few to say anything.'
  const [p, q] = [flagged.accepted / flagged.settled, unflagged.accepted / unflagged.settled]
  const [[pLow, pHigh], [qLow, qHigh]] = [interval(flagged), interval(unflagged)]
  const low = p - q - Math.hypot(p - pLow, qHigh - q)
  const high = p - q + Math.hypot(pHigh - p, q - qLow)
  if (low <= 0 && high >= 0) return 'No clear difference.'
  const points = Math.round(Math.abs(p - q) * 100)
  return `Flagged ones were accepted ${high < 0 ? 'less' : 'more'} often, by ${points} points (95 % interval ${Math.round(low * 100)} to ${Math.round(high * 100)}).`
}

/** Counts, rule by rule, what was flagged and how it fared; one pass over the past fills it. */
export class Tally {
  readonly #all = { judged: 0, settled: 0, accepted: 0 }
  readonly #flagged = new Map<string, { fired: number; settled: number; accepted: number }>()

  /** Adds one invitation with the ids of the rules that spoke up; `fared` is null while it is too young to tell. */
  add(flaggedBy: Iterable<string>, fared: 'accepted' | 'unanswered' | null): void {
    const count = (into: { settled: number; accepted: number }) => {
      if (fared !== null) into.settled++
      if (fared === 'accepted') into.accepted++
    }
    this.#all.judged++
    count(this.#all)
    for (const rule of flaggedBy) {
      const counted = this.#flagged.get(rule) ?? { fired: 0, settled: 0, accepted: 0 }
      counted.fired++
      count(counted)
      this.#flagged.set(rule, counted)
    }
  }

  /** All invitations together. */
  get all(): Fared & { readonly judged: number } {
    return { ...this.#all }
  }

  /** What was found about one rule. */
  of(rule: Pick<Rule, 'id' | 'summary' | 'severity'>): RuleTrial {
    const { fired, ...flagged } = this.#flagged.get(rule.id) ?? { fired: 0, settled: 0, accepted: 0 }
    const unflagged = {
      settled: this.#all.settled - flagged.settled,
      accepted: this.#all.accepted - flagged.accepted,
    }
    const { id, summary, severity } = rule
    return { rule: id, summary, severity, fired, flagged, unflagged, says: compare(flagged, unflagged) }
  }
}
