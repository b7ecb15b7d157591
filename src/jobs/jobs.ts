import type { ColumnMapping, UploadedFile } from '#actions/import-upload.ts'
import type { PurgeWhom } from '#actions/purge.ts'
import type { Trial, TrialStep } from '#actions/trial.ts'
import type { Clock } from '#model/clock.ts'
import { Problem } from '#model/problem.ts'
import type { Backup } from '#store/back-up.ts'
import { newId } from '#store/new-id.ts'
import type { Store } from '#store/open-store.ts'
import type { Purged } from '#store/purge.ts'
import { isCancelled } from './cancelled.ts'
import { busy, type Job, nobodyYet } from './job.ts'
import type { Progress, Watch, Workshop } from './workshop.ts'

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
  /** The job that works, else the one that waits, else the last; or the one of that id. Undefined when it was let go. */
  find(id?: string): Job | undefined
  /** Does what a job that waits has worked out. */
  goOn(id: string): void
  /** Ends a job with nothing changed: one that works, and one that waits. */
  cancel(id: string): void
  /** Resolves when the job no longer works, or after `milliseconds`. */
  settled(id: string, milliseconds: number): Promise<void>
  /** Removes deleted people for good once what goes on is done; no page shows it as work. Throws a Problem when it cannot. */
  purge(whom: PurgeWhom): Promise<Purged>
  /** Makes a backup that somebody asked for; work that waits goes on waiting. Throws a Problem while other work goes on. */
  makeBackup(): Job
  /**
   * Goes back to a backup. `book` is closed for the short while in which it is put in place, and leads to the restored
   * one from then on; what was saved until it was closed is in the backup of the present. Throws a Problem while other
   * work goes on.
   */
  restore(backup: Backup, book: Pick<Store, 'whileClosed'>): Job
  /** Makes a backup when nothing else is being done; no page shows it as work. Throws a Problem when it cannot. */
  backUp(reason: string): Promise<Backup | null>
  /**
   * Replays the rules over all sent invitations. It changes nothing, so it gives way: other work that is asked for
   * meanwhile is done first, and the trial begins anew after it.
   */
  trial(tell: TrialStep): Promise<Trial>
  /** Why the last backup asked for here could not be made; undefined when it was. */
  backupTrouble(): Problem | undefined
  close(): Promise<void>
}

const quiet: Watch = { tell: () => {}, cancelled: () => false }

/** Keeps track of the long work that `workshop` does, under the program's clock. */
export function createJobs(workshop: Workshop, clock: Clock): Jobs {
  /** The last one, and with it one that waits while a backup is made. */
  let jobs: readonly Kept[] = []
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

  const working = () => jobs.find(({ state }) => state === 'working')
  const waits = ({ state }: Job) => state === 'waiting' || state === 'asking'

  function letGo(): void {
    clearTimeout(holding)
    if (jobs.some(waits)) workshop.letGo()
    jobs = jobs.filter((job) => !waits(job))
  }

  function begin(does: Job['does'], about: string): Kept {
    const other = working()
    if (other) throw busy(other)
    if (does !== 'back-up') letGo()
    const job: Kept = {
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
    jobs = [...jobs.filter(waits), job]
    return job
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

  const of = (id: string) => jobs.find((job) => job.id === id)

  /** Remembers why a backup could not be made, until one can. */
  async function backUp(reason: string, watch: Watch): Promise<Backup | null> {
    try {
      const backup = await workshop.run('backUp', when(), [reason], watch)
      trouble = undefined
      return backup
    } catch (error) {
      if (error instanceof Problem && !isCancelled(error)) trouble = error
      throw error
    }
  }

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
    find: (id) => (id === undefined ? (working() ?? jobs.find(waits) ?? jobs.at(-1)) : of(id)),
    makeBackup() {
      const job = begin('back-up', 'A copy of the whole book')
      work(job, async () => {
        const backup = await backUp('by-hand', watch(job))
        if (!backup) throw nobodyYet()
        job.outcome = { is: 'backed-up', backup }
        job.state = 'over'
      })
      return job
    },
    restore(backup, book) {
      const job = begin('restore', `Backup ${backup.file}`)
      work(job, async () => {
        await workshop.run('readyRestore', when(), [backup], watch(job))
        const restored = await book.whileClosed(() => workshop.run('restoreReady', when(), [], watch(job)))
        job.outcome = { is: 'restored', restored }
        job.state = 'over'
      })
      return job
    },
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
    backUp: (reason) => inTurn(() => backUp(reason, quiet)),
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
    async close() {
      clearTimeout(holding)
      await workshop.close()
    },
  }
}
