import type { Imported, Importing } from '#actions/import/imported.ts'
import type { ColumnMapping, UnknownTable, UploadedFile } from '#actions/import-upload.ts'
import type { PurgeWhom } from '#actions/purge.ts'
import type { Trial, TrialStep } from '#actions/trial.ts'
import type { Undone } from '#actions/undo.ts'
import type { Clock } from '#model/clock.ts'
import type { Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import type { Backup } from '#store/back-up.ts'
import { newId } from '#store/new-id.ts'
import type { Purged } from '#store/purge.ts'
import { isCancelled } from './local-workshop.ts'
import type { Progress, Watch, Workshop } from './workshop.ts'

/** What came of a job. */
export type Outcome =
  | { readonly is: 'imported'; readonly imported: Imported }
  | { readonly is: 'undone'; readonly undone: Undone }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'cancelled' }

/** A piece of long work, as a page shows it. */
export interface Job {
  readonly id: string
  /** The file or the change it is about. */
  readonly about: string
  readonly does: 'import' | 'undo'
  readonly startedAt: Instant
  /** `asking`: the columns have to be told first; `waiting`: it is worked out and asks whether to go on. */
  readonly state: 'working' | 'asking' | 'waiting' | 'over'
  /** Rows read so far of each file. */
  readonly read: ReadonlyMap<string, number>
  readonly progress: Progress | null
  /** What it would do; null until that is worked out. */
  readonly preview: Importing | null
  /** The table whose columns have to be told. */
  readonly table: UnknownTable | null
  readonly outcome: Outcome | null
}

type Kept = { -readonly [K in keyof Job]: Job[K] } & {
  read: Map<string, number>
  files: readonly UploadedFile[]
  /** Whether to carry it out once it is worked out. */
  atOnce: boolean
  stop: boolean
  ends: Promise<void>
}

/** Minutes for which work that waits for a word is kept. */
export const HELD_MINUTES = 30

/** The long work of one book, one piece at a time. */
export interface Jobs {
  /** Works out what files would change; with `goOn` it is done at once. Throws a Problem while other work goes on. */
  import(files: readonly UploadedFile[], goOn: boolean): Job
  /** Says what the columns of a table hold; it is worked out from there. */
  tellColumns(id: string, told: ColumnMapping): void
  /** Takes an operation back. Throws a Problem while other work goes on. */
  undo(operation: string, label: string): Job
  /** The last job, or the one of that id; undefined when it was let go. */
  find(id?: string): Job | undefined
  /** Does what a job that waits has worked out. */
  goOn(id: string): void
  /** Ends a job with nothing changed: one that works, and one that waits. */
  cancel(id: string): void
  /** Resolves when the job no longer works, or after `milliseconds`. */
  settled(id: string, milliseconds: number): Promise<void>
  /** Removes deleted people for good once what goes on is done; no page shows it as work. Throws a Problem when it cannot. */
  purge(whom: PurgeWhom): Promise<Purged>
  /** Makes a backup when nothing else is being done; no page shows it as work. Throws a Problem when it cannot. */
  backUp(reason: string): Promise<Backup | null>
  /**
   * Replays the rules over all sent invitations. It changes nothing, so it gives way: other work that is asked for
   * meanwhile is done first, and the trial begins anew after it.
   */
  trial(tell: TrialStep): Promise<Trial>
  /** Why the last backup asked for here could not be made; undefined when it was. */
  backupTrouble(): Problem | undefined
  /**
   * Does something that needs the book for itself: nothing else works meanwhile, a plan that waits is let go, and only
   * the caller's own connection is left. Throws a Problem while other work goes on.
   */
  alone<R>(work: () => Promise<R>): Promise<R>
  close(): Promise<void>
}

function busy({ about, does }: Job): Problem {
  return new Problem('busy', {
    what: `${does === 'import' ? 'An import' : 'Taking back a change'} is still going on: ${about}.`,
    why: 'Long work is done one piece at a time. Nothing was changed by this one.',
    fix: 'Wait for it to end, or cancel it on the Data page.',
  })
}

const quiet: Watch = { tell: () => {}, cancelled: () => false }

/** Keeps track of the long work that `workshop` does, under the program's clock. */
export function createJobs(workshop: Workshop, clock: Clock): Jobs {
  let last: Kept | undefined
  let holding: NodeJS.Timeout | undefined
  let trouble: Problem | undefined
  let turn: Promise<unknown> = Promise.resolve()
  /** How much work is done or waits that the trial gives way to. */
  let pressing = 0

  /** One after the other: the workshop does one thing at a time, and a quiet backup is not asked whether it is free. */
  function queue<R>(work: () => Promise<R>): Promise<R> {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }

  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    pressing++
    return queue(work).finally(() => pressing--)
  }

  const when = () => ({ now: clock.now(), zone: clock.zone })

  function letGo(): void {
    clearTimeout(holding)
    if (last?.state === 'waiting' || last?.state === 'asking') {
      workshop.letGo()
      last = undefined
    }
  }

  function begin(does: Job['does'], about: string): Kept {
    if (last?.state === 'working') throw busy(last)
    letGo()
    last = {
      id: newId(),
      about,
      does,
      startedAt: clock.now(),
      state: 'working',
      read: new Map(),
      progress: null,
      preview: null,
      table: null,
      outcome: null,
      files: [],
      atOnce: false,
      stop: false,
      ends: Promise.resolve(),
    }
    return last
  }

  const watch = (job: Kept) => ({
    tell(progress: Progress) {
      job.progress = progress
      if (progress.phase === 'reading') job.read.set(progress.file, progress.rows)
    },
    cancelled: () => job.stop,
  })

  function work(job: Kept, doing: () => Promise<void>): void {
    job.state = 'working'
    job.ends = inTurn(doing).catch((error: unknown) => {
      job.state = 'over'
      job.outcome = isCancelled(error) ? { is: 'cancelled' } : { is: 'failed', error }
    })
  }

  async function carryOut(job: Kept): Promise<void> {
    const imported = await workshop.run('carryOut', when(), [], watch(job))
    job.outcome = { is: 'imported', imported }
    job.state = 'over'
  }

  function hold(job: Kept, state: 'asking' | 'waiting'): void {
    job.state = state
    clearTimeout(holding)
    holding = setTimeout(letGo, HELD_MINUTES * 60_000)
    holding.unref()
  }

  function plan(job: Kept, told?: ColumnMapping): void {
    work(job, async () => {
      const found = await workshop.run('plan', when(), [job.files, told], watch(job))
      if (found.is === 'asks') {
        job.table = found.table
        hold(job, 'asking')
        return
      }
      job.preview = found.preview
      if (job.atOnce) return carryOut(job)
      hold(job, 'waiting')
    })
  }

  const of = (id: string) => (last?.id === id ? last : undefined)

  return {
    import(files, goOn) {
      const [only, ...others] = files
      const job = begin('import', only && others.length === 0 ? only.name : `${files.length} files`)
      job.files = files
      job.atOnce = goOn
      plan(job)
      return job
    },
    tellColumns(id, told) {
      const job = of(id)
      if (job?.state !== 'asking' && job?.state !== 'waiting') return
      plan(job, told)
    },
    undo(operation, label) {
      const job = begin('undo', label)
      work(job, async () => {
        const undone = await workshop.run('undo', when(), [operation], watch(job))
        job.outcome = { is: 'undone', undone }
        job.state = 'over'
      })
      return job
    },
    find: (id) => (id === undefined ? last : of(id)),
    goOn(id) {
      const job = of(id)
      if (job?.state !== 'waiting') return
      clearTimeout(holding)
      work(job, () => carryOut(job))
    },
    cancel(id) {
      const job = of(id)
      if (!job || job.state === 'over') return
      job.stop = true
      if (job.state === 'working') return
      workshop.letGo()
      clearTimeout(holding)
      job.state = 'over'
      job.outcome = { is: 'cancelled' }
    },
    async settled(id, milliseconds) {
      const job = of(id)
      if (!job) return
      const { promise, resolve } = Promise.withResolvers<void>()
      const patience = setTimeout(resolve, milliseconds)
      await Promise.race([job.ends, promise])
      clearTimeout(patience)
    },
    purge: (whom) => inTurn(() => workshop.run('purge', when(), [whom], quiet)),
    async backUp(reason) {
      try {
        const backup = await inTurn(() => workshop.run('backUp', when(), [reason], quiet))
        trouble = undefined
        return backup
      } catch (error) {
        if (error instanceof Problem) trouble = error
        throw error
      }
    },
    async trial(tell) {
      const watch: Watch = {
        tell: (progress) => {
          if (progress.phase === 'replaying') tell(progress.rows, progress.all)
        },
        cancelled: () => pressing > 0,
      }
      for (;;) {
        try {
          return await queue(() => workshop.run('trial', when(), [], watch))
        } catch (error) {
          if (!isCancelled(error)) throw error
        }
      }
    },
    backupTrouble: () => trouble,
    alone(work) {
      if (last?.state === 'working') return Promise.reject(busy(last))
      letGo()
      return inTurn(async () => {
        await workshop.leaveBook()
        return work()
      })
    },
    async close() {
      clearTimeout(holding)
      await workshop.close()
    },
  }
}
