import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A part of the program, and how much of the time it took, from 0 to 1. */
export interface Share {
  readonly of: string
  readonly part: number
}

/** Where a frame belongs, by the address of its source; the first that fits. */
const places: readonly (readonly [RegExp, string])[] = [
  // Its own few lines only lead to SQLite, and the time of that is often counted as theirs.
  [/node_modules\/better-sqlite3\//, 'SQLite'],
  [/node_modules\/kysely\//, 'making queries ready'],
  [/node_modules\/(@hono\/|hono\/)/, 'Hono'],
  [/node_modules\//, 'other libraries'],
  [/\/src\/etiquette\/note\//, 'reading notes'],
  [/\/src\/etiquette\//, 'the rules and their words'],
  [/\/src\/store\//, 'the store'],
  [/\/src\/formats\//, 'reading files'],
  [/\/src\/actions\//, 'the actions'],
  [/\/src\/(web|jobs|cli)\//, 'the server'],
  [/\/views\//, 'writing the page out'],
  [/\/src\/model\//, 'the model'],
  [/\/test\//, 'the benchmark itself'],
  [/^node:(zlib|internal\/.*compress)/, 'packing'],
  [/^node:internal\/modules|^node:internal\/process\/esm|^node:internal\/vm/, 'loading modules'],
  [/^node:/, 'Node'],
]

const meta: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', 'collecting garbage'],
  ['(program)', 'native code outside any function'],
])

const placeOf = (url: string) => places.find(([address]) => address.test(url))?.[1]

/**
 * What the samples of a profile were taken in, the largest share first. A native function belongs to the library that calls
 * it, and is told apart from the library's own code where it is SQLite; waiting, and profiling itself, do not count.
 */
export function sharesOf(profile: Profiler.Profile): Share[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const above = new Map(
    profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)),
  )
  const sums = new Map<string, number>()
  let total = 0
  const { samples = [], timeDeltas = [] } = profile
  const isProfiling = (sample: number) => {
    for (let id: number | undefined = sample; id !== undefined; id = above.get(id))
      if (nodes.get(id)?.callFrame.url.startsWith('node:inspector')) return true
    return false
  }
  for (const [at, sample] of samples.entries()) {
    const node = nodes.get(sample)
    if (!node || node.callFrame.functionName === '(idle)' || isProfiling(sample)) continue
    const took = timeDeltas[at] ?? 0
    const { functionName, url } = node.callFrame
    let place = meta.get(functionName) ?? (url === '' ? undefined : (placeOf(url) ?? 'the rest'))
    if (place === undefined) {
      let id: number | undefined = sample
      while (id !== undefined && (nodes.get(id)?.callFrame.url ?? '') === '') id = above.get(id)
      const caller = (id !== undefined && nodes.get(id)?.callFrame.url) || ''
      // The only native functions without a name are those of better-sqlite3.
      place = functionName === '' ? 'SQLite' : (placeOf(caller) ?? 'Node')
    }
    sums.set(place, (sums.get(place) ?? 0) + took)
    total += took
  }
  return [...sums].map(([of, took]) => ({ of, part: took / total })).toSorted((a, b) => b.part - a.part)
}

/** Milliseconds of work a profile is taken over, at the least, and how many profiles at the most. */
const LONG_ENOUGH = 1500
const MOST_PROFILES = 200

type Work = () => unknown

async function underProfiler<T>(use: (take: (work: Work) => Promise<Share[]>) => Promise<T>): Promise<T> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 100 })
  const result = await use(async (work) => {
    await session.post('Profiler.start')
    await work()
    return sharesOf((await session.post('Profiler.stop')).profile)
  })
  session.disconnect()
  return result
}

/** Runs `work` once under the profiler and tells what it spent its time in. */
export const profiledOnce = (work: Work): Promise<Share[]> => underProfiler((take) => take(work))

/** Runs `work` again and again under the profiler, at most so often, `before` outside it, and tells where the time went. */
export function profiled(work: Work, before?: Work, most = Number.POSITIVE_INFINITY): Promise<Share[]> {
  const end = performance.now() + LONG_ENOUGH
  let done = 0
  const isOver = () => performance.now() > end || done >= most
  return underProfiler(async (take) => {
    const taken: Share[][] = []
    do {
      await before?.()
      // Many runs in one profile, where nothing has to be done between them: starting one takes longer than most.
      taken.push(
        await take(async () => {
          do {
            await work()
            done++
          } while (!before && !isOver())
        }),
      )
    } while (!isOver() && taken.length < MOST_PROFILES)
    return together(taken)
  })
}

/** The mean of several profiles. */
function together(all: readonly (readonly Share[])[]): Share[] {
  const sums = new Map<string, number>()
  for (const shares of all) for (const { of, part } of shares) sums.set(of, (sums.get(of) ?? 0) + part / all.length)
  return [...sums].map(([of, part]) => ({ of, part })).toSorted((a, b) => b.part - a.part)
}

/**
 * What a process spends its time in until it has ended, which writes its profile: `run` starts Node with these flags and
 * waits for its end. Of its threads the one that worked longest counts.
 */
export async function profiledElsewhere(run: (flags: readonly string[]) => Promise<unknown>): Promise<Share[]> {
  const folder = mkdtempSync(join(tmpdir(), 'decorum-profile-'))
  try {
    await run(['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200'])
    const profiles = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    const [longest] = profiles.toSorted((one, other) => samplesOf(other) - samplesOf(one))
    return longest ? sharesOf(longest) : []
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const samplesOf = ({ samples, nodes }: Profiler.Profile) => {
  const idle = new Set(nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id))
  return (samples ?? []).filter((each) => !idle.has(each)).length
}
