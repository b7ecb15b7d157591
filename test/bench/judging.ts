import { checkDraft } from '#actions/check-draft.ts'
import { listFindings } from '#actions/list-findings.ts'
import { reviewWeek } from '#actions/review-week.ts'
import { trial } from '#actions/trial.ts'
import { benchNote, openBench, openCopy } from './bench-book.ts'
import { readRows, scanOf } from './limits.ts'
import { type Figure, measure, quantile, type Step, withShares } from './measure.ts'
import type { Share } from './profile.ts'
import { runToEnd } from './programs.ts'

/** Judging the whole book, afresh every time, and again where nothing has changed. */
export const judging: Step = async (made, say) => {
  const book = await openCopy(made)
  const { sqlite } = book.store
  const limit = { limitName: 'one scan of the same rows', limit: scanOf(sqlite), say }
  let day = 0
  // A setting nobody reads makes it another book, as any change would.
  const change = () => sqlite.prepare('insert or replace into settings values (?, ?)').run('bench', String(day++))
  const figures = [
    await measure({
      ...limit,
      number: '1',
      name: 'judge the whole book',
      goal: { atMost: 5, of: 'limit' },
      before: change,
      work: () => listFindings(book),
    }),
    await measure({
      ...limit,
      number: '1',
      name: 'judge it again, unchanged',
      goal: { atMost: 1, of: 'limit' },
      work: () => listFindings(book),
    }),
    await measure({
      ...limit,
      number: '',
      name: 'the weekly review',
      goal: null,
      work: () => reviewWeek(book),
    }),
  ]
  await book.close()
  return figures
}

/** What `cold.ts` says of itself: milliseconds from opening the file, the longest of them in one go, and megabytes of memory at the most. */
interface ColdRun {
  readonly took: number
  readonly held: number
  readonly peak: number
  readonly shares?: readonly Share[]
}

/** The same in a process that has just been started and has seen nothing yet; loading the program is not in it. */
export const cold: Step = async ({ path }, say) => {
  const run = async (...what: string[]) =>
    JSON.parse(await runToEnd(['--disable-warning=ExperimentalWarning', 'test/bench/cold.ts', ...what])) as ColdRun
  let peak = 0
  const held: number[] = []
  const runs = { judge: [] as number[], read: [] as number[] }
  for (const _ of [1, 2, 3, 4, 5])
    for (const what of ['read', 'judge'] as const) {
      const { took, held: inOneGo, peak: most } = await run(what, path)
      runs[what].push(took)
      if (what === 'judge') peak = Math.max(peak, most)
      if (what === 'judge') held.push(inOneGo)
      say(`cold ${what}: ${Math.round(took)} ms`)
    }
  const { judge, read } = runs
  const figure: Figure = {
    number: '2',
    name: 'judge the whole book, from a cold process',
    unit: 'ms',
    took: quantile(judge, 0.5),
    p95: quantile(judge, 0.95),
    limit: quantile(read, 0.5),
    limitP95: quantile(read, 0.95),
    limitName: 'the same rows into JavaScript',
    goal: { atMost: 3, of: 'limit' },
    growsWith: 'invitations',
    memory: Math.round(peak),
  }
  const waits: Figure = {
    ...figure,
    number: '',
    name: 'the longest anything else waits meanwhile',
    took: quantile(held, 0.5),
    p95: quantile(held, 0.95),
    limit: null,
    limitP95: null,
    limitName: '',
    goal: { atMost: 100, of: 'unit' },
    memory: null,
  }
  return [await withShares(figure, async () => (await run('judge', path, 'profile')).shares ?? []), waits]
}

/** The rules in force replayed over every invitation ever sent. */
export const trying: Step = async ({ path }, say) => {
  const book = await openBench(path)
  const figure = await measure({
    number: '',
    name: 'the rules on trial over all you sent',
    goal: null,
    rounds: 3,
    limitName: 'the same rows into JavaScript',
    limit: () => readRows(book.store.sqlite),
    work: () => trial(book),
    say,
  })
  await book.store.close()
  return [figure]
}

/** The verdict on one draft, its note read. */
export const drafting: Step = async ({ path }, say) => {
  const book = await openBench(path)
  const { sqlite } = book.store
  const ids = sqlite.prepare(`select id from contacts where id <> 'me' limit 1000`).pluck().all() as string[]
  let asked = 0
  // Somebody else each time: what was asked of the last one is kept.
  const next = () => ids[asked++ % ids.length] as string
  const read = sqlite.prepare('select * from contacts where id = ?')
  const limit = { limitName: 'point read', limit: () => read.get(next()), limitTimes: 1000, rounds: 20, say }
  const draft =
    (to: () => string, note = () => '') =>
    () =>
      checkDraft(book, { to: to(), note: note(), purpose: 'maps' })
  const figures = [
    await measure({
      ...limit,
      number: '5',
      name: 'verdict without a note',
      goal: { atMost: 40, of: 'limit' },
      work: draft(next),
      times: 5,
    }),
    await measure({
      ...limit,
      number: '5',
      name: 'verdict with its note',
      goal: { atMost: 2, of: 'unit', p95: true },
      work: draft(next, benchNote),
      times: 5,
    }),
    await measure({
      ...limit,
      number: '5',
      name: 'verdict, nobody known',
      goal: null,
      work: draft(() => `Zzz Nobody ${asked++}`, benchNote),
    }),
  ]
  await book.store.close()
  return figures
}
