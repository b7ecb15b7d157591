import type { ImportSteps } from '#actions/import/steps.ts'
import { planUpload } from '#actions/import-upload.ts'
import { type Book, momentOf } from '#actions/moment.ts'
import { carryOutImport, type PlannedImport } from '#actions/plan-import.ts'
import { purge } from '#actions/purge.ts'
import { type TrialStep, trial } from '#actions/trial.ts'
import { undo } from '#actions/undo.ts'
import type { BackupStep } from '#store/back-up.ts'
import { backUpBook } from '#store/back-up-book.ts'
import { type ReadyRestore, type RestoreStep, readyRestore, restoreReady } from '#store/restore.ts'
import { cancelledProblem } from './cancelled.ts'
import type { TaskArguments, TaskName, Tasks, Watch, When, Workshop } from './workshop.ts'

interface Steps extends ImportSteps {
  readonly replaying: TrialStep
  readonly copying: (step: BackupStep) => void
  readonly restoring: (step: 'begun' | RestoreStep) => void
}

/** What a restore does next once it has come to a step; from `alone` on it can no longer be cancelled. */
const restoresNext = {
  begun: 'checking',
  verified: 'keeping',
  'backed-up': 'copying',
  copied: 'placing',
  alone: null,
  cleared: null,
  placed: null,
} as const satisfies Record<'begun' | RestoreStep, string | null>

/** Often enough to be seen, and to be cancelled; seldom enough not to be felt. */
function stepsOf({ tell, cancelled }: Watch): Steps {
  const step = (progress: Parameters<Watch['tell']>[0]) => {
    if (cancelled()) throw cancelledProblem()
    tell(progress)
  }
  return {
    reading: (file, rows) => step({ phase: 'reading', file, rows }),
    comparing: (file, rows, all) => step({ phase: 'comparing', file, rows, all }),
    backingUp: () => step({ phase: 'backing-up' }),
    writing: (rows, all) => step({ phase: 'writing', rows, all }),
    replaying: (rows, all) => step({ phase: 'replaying', rows, all }),
    copying: (doing) => step({ phase: 'backing-up', step: doing }),
    restoring(reached) {
      const next = restoresNext[reached]
      if (next) step({ phase: 'restoring', step: next })
    },
  }
}

type Doing = {
  [N in TaskName]: (book: Book, steps: Steps, ...given: TaskArguments<N>) => Promise<ReturnType<Tasks[N]>>
}

/**
 * A workshop on the thread that calls it, over a book that is open. To restore, the book has to be open to it alone: it
 * cannot be that of the caller's own pages.
 */
export function localWorkshop(store: Book['store']): Workshop {
  let kept: PlannedImport | undefined
  let ready: ReadyRestore | undefined
  const doing: Doing = {
    async plan(book, steps, files, told) {
      kept = undefined
      const planned = await planUpload(book, files, steps, told)
      if (planned.is === 'asks') return planned
      kept = planned.plan
      return { is: 'planned', preview: kept.result }
    },
    async carryOut(book, steps) {
      if (!kept) throw new Error('nothing was planned')
      const imported = await carryOutImport(book, kept, steps)
      kept = undefined
      return imported
    },
    undo: (book, steps, operation) => undo(book, operation, 'ui', steps.writing),
    purge: (book, _, whom) => purge(book, whom),
    trial: (book, steps) => trial(book, steps.replaying),
    backUp: async (book, { copying }, reason) => backUpBook(book.store, reason, await momentOf(book), copying),
    async readyRestore(book, { restoring }, backup) {
      restoring('begun')
      ready = readyRestore(book.store, backup, book.clock.now(), restoring)
    },
    async restoreReady(book, { restoring }) {
      if (!ready) throw new Error('nothing was made ready')
      const given = ready
      ready = undefined
      return await restoreReady(book.store, given, book.clock.now(), restoring)
    },
  }
  return {
    async run(name, when: When, given, watch) {
      const book: Book = { store, clock: { now: () => when.now, zone: when.zone } }
      return await doing[name](book, stepsOf(watch), ...given)
    },
    letGo() {
      kept = undefined
    },
    close: async () => {},
  }
}
