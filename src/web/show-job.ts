import { mappedFields } from '#actions/column-mapping.ts'
import type { Job } from '#jobs/job.ts'
import { HELD_MINUTES } from '#jobs/jobs.ts'
import type { Progress } from '#jobs/workshop.ts'
import type { Day } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import type { Going, JobView } from '#views/job.ts'

const backingUp = {
  first: 'Making a copy of the book first',
  copying: 'Step 1 of 3: copying the book',
  checking: 'Step 2 of 3: opening the copy and counting what is in it',
  hashing: 'Step 3 of 3: noting what the copy is, to the byte',
}

const restoring = {
  checking: 'Step 1 of 4: checking the backup',
  keeping: 'Step 2 of 4: backing up the book as it is now',
  copying: 'Step 3 of 4: laying a copy of the backup ready',
  placing: 'Step 4 of 4: putting it in the place of the book',
}

function going(does: Job['does'], progress: Progress): Going {
  switch (progress.phase) {
    case 'reading':
      return { says: `Reading ${progress.file}`, done: null, all: null }
    case 'comparing':
      return { says: `Holding ${progress.file} against the book`, done: progress.rows, all: progress.all }
    case 'backing-up':
      return { says: backingUp[progress.step ?? 'first'], done: null, all: null }
    case 'restoring':
      return { says: restoring[progress.step], done: null, all: null }
    case 'writing':
      return { says: does === 'import' ? 'Writing' : 'Taking back', done: progress.rows, all: progress.all }
    case 'replaying':
      return { says: 'Looking back', done: progress.rows, all: progress.all }
  }
}

function stateOf({ state, outcome }: Job): JobView['state'] {
  if (state !== 'over') return state
  if (outcome?.is === 'imported') return outcome.imported.operation === null ? 'nothing-new' : 'imported'
  return outcome?.is ?? 'cancelled'
}

/** A job as its page shows it. An error that is no Problem is thrown on: it is a fault of the program. */
export function showJob(job: Job, today: Day, told?: JobView['told']): JobView {
  const { id, about, does, read, progress, preview, outcome } = job
  const imported = outcome?.is === 'imported' ? outcome.imported : null
  const undone = outcome?.is === 'undone' ? outcome.undone : null
  const backup = outcome?.is === 'backed-up' ? outcome.backup.file : null
  const restored = outcome?.is === 'restored' ? { before: outcome.restored.before?.file ?? null } : null
  if (outcome?.is === 'failed' && !(outcome.error instanceof Problem)) throw outcome.error
  const problem = outcome?.is === 'failed' ? (outcome.error as Problem) : null
  return {
    id,
    about,
    does,
    state: stateOf(job),
    read: [...read].map(([file, rows]) => ({ file, rows })),
    going: progress && going(does, progress),
    result: imported ?? preview,
    exportedOn: (imported ?? preview)?.exportedOn ?? null,
    operation: imported?.operation ?? undone?.operation ?? null,
    backup,
    restored,
    left: undone?.left ?? { all: 0, some: [] },
    problem: problem && { what: problem.message, why: problem.why, fix: problem.fix },
    today,
    minutes: HELD_MINUTES,
    table: job.table && {
      columns: job.table.columns,
      fields: Object.entries(mappedFields).map(([value, label]) => ({ value, label })),
    },
    told: told ?? { written: job.table?.guess ?? {}, error: undefined },
  }
}
