/** What a fault test is told and tells while it runs. */
export interface Report {
  /** Every random choice follows from it; the same seed makes the same faults. */
  readonly seed: number
  say(words: string): void
}

/** What came of a fault test. */
export interface Outcome {
  /** Faults done. */
  readonly tried: number
  /** What was acknowledged and is gone, or of which only a part is there. */
  readonly lost: number
  /** Anything else that broke the promise: a crash, a claim that is not so, a book that no longer checks out. */
  readonly wrong: number
  /** The same faults done to something that is known not to hold: `caught` of `tried` were noticed. */
  readonly control: { readonly tried: number; readonly caught: number }
  readonly notes: readonly string[]
  /** Parts that this machine cannot run, each with the reason. */
  readonly notRun: readonly string[]
}

/** One way in which things go wrong, and what holds all the same. */
export interface FaultTest {
  readonly name: string
  /** One sentence: what holds. */
  readonly promise: string
  /** `scale`: the share of the full number of faults. */
  run(scale: number, report: Report): Promise<Outcome>
}

/** Whether the promise held and the control failed, as it must; null where this machine could run none of it. */
export function verdict({ tried, lost, wrong, control }: Outcome): 'held' | 'broken' | 'control did not fail' | null {
  if (lost > 0 || wrong > 0) return 'broken'
  if (tried === 0) return null
  return control.caught > 0 ? 'held' : 'control did not fail'
}

/** How many faults to do at this scale. */
export function times(full: number, scale: number, least = 1): number {
  return Math.max(least, Math.round(full * scale))
}

/** An outcome while it is counted. */
export interface Tally {
  tried: number
  lost: number
  wrong: number
  control: { tried: number; caught: number }
  notes: string[]
  notRun: string[]
}

/** Nothing counted yet. */
export function newTally(): Tally {
  return { tried: 0, lost: 0, wrong: 0, control: { tried: 0, caught: 0 }, notes: [], notRun: [] }
}

const MOST_NOTES = 12

/** Counts something wrong and notes the first of its like, so that it can be done again. */
export function fault(tally: Tally, report: Report, words: string, kind: 'lost' | 'wrong' = 'wrong', count = 1): void {
  tally[kind] += count
  report.say(`${kind}: ${words}`)
  if (tally.notes.length < MOST_NOTES) tally.notes.push(`${kind}: ${words}`)
}
