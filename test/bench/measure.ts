/** One measured thing beside the limit that was measured in the same rounds. Times in milliseconds, medians. */
export interface Figure {
  /** The goal of the list in BENCHMARKS.md it belongs to. */
  readonly goal: string
  readonly name: string
  readonly took: number
  /** The slowest of twenty; of few rounds, the slowest. */
  readonly p95: number
  readonly limit: number
  readonly limitName: string
  /** The highest ratio of the two that meets the goal; null where the figure only tells. */
  readonly atMost: number | null
  /** Megabytes of memory of the whole process after it. */
  readonly memory: number
}

/** A thing to measure: each adds its figures. */
export type Step = (book: BenchBook) => Promise<Figure[]>

/** The book the steps measure on. */
export interface BenchBook {
  readonly people: number
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
  readonly goal: string
  readonly name: string
  readonly work: Work
  readonly limitName: string
  readonly limit: Work
  readonly atMost: number | null
  readonly rounds?: number
  readonly times?: number
  readonly limitTimes?: number
}

/** Runs both in turns, so that what else the machine does falls on both alike, and gives their medians. */
export async function measure(pair: Pair): Promise<Figure> {
  const { goal, name, limitName, atMost, rounds = 7, times = 1, limitTimes = times } = pair
  const [took, limit]: [number[], number[]] = [[], []]
  // The first round warms both up and does not count.
  for (let round = 0; round <= rounds; round++) {
    const [ofLimit, ofWork] = [await timed(pair.limit, limitTimes), await timed(pair.work, times)]
    if (round === 0 && rounds > 3) continue
    limit.push(ofLimit)
    took.push(ofWork)
  }
  return {
    goal,
    name,
    took: quantile(took, 0.5),
    p95: quantile(took, 0.95),
    limit: quantile(limit, 0.5),
    limitName,
    atMost,
    memory: Math.round(process.memoryUsage.rss() / 1e6),
  }
}

/** How fast a time grows with the rows: 1 is in step with them, 0 not at all. */
export function exponent(small: number, large: number, times: number): number {
  return Math.log(large / small) / Math.log(times)
}
