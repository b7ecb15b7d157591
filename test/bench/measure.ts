import { profiled, type Share } from './profile.ts'

/** What a figure is counted in. */
export type Unit = 'ms' | 'MB' | 'kB' | 'packages'

/** What has to hold for a goal to be met: so many times the limit, or so many in its own unit. */
export interface Goal {
  readonly atMost: number
  readonly of: 'limit' | 'unit'
  /** The slowest of twenty is held against it (and against the limit's own), in place of the median. */
  readonly p95?: true
}

/** One measured thing beside the limit that was measured in the same rounds; medians. */
export interface Figure {
  /** The goal of the list in BENCHMARKS.md it belongs to; '' for none. */
  readonly number: string
  readonly name: string
  readonly unit: Unit
  readonly took: number
  /** The slowest of twenty; of few rounds, the slowest. Null for what is no time. */
  readonly p95: number | null
  /** Null where nothing physical bounds it. */
  readonly limit: number | null
  readonly limitP95: number | null
  readonly limitName: string
  /** Null where the figure only tells. */
  readonly goal: Goal | null
  /** What it grows with from one book to a larger one; null where it does not. */
  readonly growsWith: 'invitations' | 'contacts' | null
  /** Megabytes of memory of this process after it; null where another process did the work. */
  readonly memory: number | null
  /** What it spends its time in, largest first; only where its goal is not met and a profile was asked for. */
  readonly shares?: readonly Share[]
}

/** A thing to measure: each adds its figures. `say` tells what it is at, where that takes long. */
export type Step = (book: BenchBook, say: Say) => Promise<Figure[]>

/** Tells somebody who waits. */
export type Say = (words: string) => void

/** The book the steps measure on. */
export interface BenchBook {
  /** How many it was made of. */
  readonly people: number
  /** How many are in it: those who were invited and never accepted as well. */
  readonly contacts: number
  readonly invitations: number
  readonly folder: string
  readonly path: string
}

type Work = () => unknown

/** The value below which that part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

async function timed(work: Work, times: number): Promise<number> {
  const begun = performance.now()
  for (let time = 0; time < times; time++) await work()
  return (performance.now() - begun) / times
}

/** What is measured, and its limit; `times` runs of it are one round, for what is too short to be timed by itself. */
export interface Pair {
  readonly number: string
  readonly name: string
  readonly goal: Goal | null
  /** Before every round, untimed. */
  readonly untimed?: Work
  /** Before what is measured, after its limit, untimed. */
  readonly before?: Work
  readonly work: Work
  readonly limitName: string
  readonly limit: Work
  readonly rounds?: number
  readonly times?: number
  /** How often it can be done once it has been measured, where that has an end. */
  readonly most?: number
  readonly limitTimes?: number
  readonly growsWith?: Figure['growsWith']
  readonly say: Say
  /** Where another process does the work: what that one spends its time in; nothing where it cannot tell. */
  readonly sharesElsewhere?: () => Promise<readonly Share[]>
}

/** What a run is asked to do besides measuring. */
export const asked = { profiles: false }

const LEAST_ROUNDS = 3
/** Milliseconds after which no further round is begun, and after which somebody who waits is told. */
const LONG = 90_000
const PATIENCE = 10_000

/** Runs both in turns, so that what else the machine does falls on both alike, and gives their medians. */
export async function measure(pair: Pair): Promise<Figure> {
  const { number, name, limitName, goal, growsWith = 'invitations', rounds = 7, times = 1, limitTimes = times } = pair
  const [took, limit]: [number[], number[]] = [[], []]
  const begun = performance.now()
  let told = begun
  // The first round warms both up and does not count.
  for (let round = 0; round <= rounds; round++) {
    await pair.untimed?.()
    const ofLimit = await timed(pair.limit, limitTimes)
    await pair.before?.()
    const ofWork = await timed(pair.work, times)
    const now = performance.now()
    if (now - told > PATIENCE) {
      pair.say(`${name}: round ${round + 1} of ${rounds + 1} done`)
      told = now
    }
    if (round === 0 && rounds > LEAST_ROUNDS) continue
    limit.push(ofLimit)
    took.push(ofWork)
    if (now - begun > LONG && took.length >= LEAST_ROUNDS) break
  }
  const figure: Figure = {
    number,
    name,
    unit: 'ms',
    took: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    limit: quantile(limit, 0.5),
    limitP95: quantile(limit, 0.95),
    limitName,
    goal,
    growsWith,
    memory: Math.round(process.memoryUsage.rss() / 1e6),
  }
  const { sharesElsewhere, work, before, most } = pair
  return withShares(figure, sharesElsewhere ?? (() => profiled(work, before, most)))
}

/** The figure, with what its time is spent in where that is asked for and its goal is not met. */
export async function withShares(figure: Figure, shares: () => Promise<readonly Share[]>): Promise<Figure> {
  if (!asked.profiles || isMet(figure) !== false) return figure
  const found = await shares()
  return found.length > 0 ? { ...figure, shares: found } : figure
}

/** A figure that is counted, not timed: a size, a memory, a number of packages. */
export function counted(
  figure: Pick<Figure, 'number' | 'name' | 'unit' | 'took' | 'limit' | 'limitName' | 'goal'>,
): Figure {
  return { ...figure, p95: null, limitP95: null, growsWith: null, memory: null }
}

/** A time may be a quarter above its goal: the machine does other things as well. What is counted may not. */
const SLACK = 1.25

/** How many times its limit a figure is, as its goal looks at it; null without a limit. */
export function ratioOf({ took, p95, limit, limitP95, goal }: Figure): number | null {
  if (limit === null) return null
  return goal?.p95 && goal.of === 'limit' && p95 !== null && limitP95 !== null ? p95 / limitP95 : took / limit
}

/** Whether a figure meets its goal; null where it has none. */
export function isMet(figure: Figure): boolean | null {
  const { goal, unit, took, p95 } = figure
  if (goal === null) return null
  const measured = goal.of === 'limit' ? ratioOf(figure) : goal.p95 ? p95 : took
  return measured !== null && measured <= goal.atMost * (unit === 'ms' ? SLACK : 1)
}

/** How fast a time grows with the rows: 1 is in step with them, 0 not at all. */
export function exponent(small: number, large: number, times: number): number {
  return Math.log(large / small) / Math.log(times)
}
