import type { Imported, Importing } from '#actions/import/imported.ts'
import type { UnknownTable } from '#actions/import-upload.ts'
import type { Undone } from '#actions/undo.ts'
import type { Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import type { Backup } from '#store/back-up.ts'
import type { Restored } from '#store/restore.ts'
import type { Progress } from './workshop.ts'

/** What came of a job. */
export type Outcome =
  | { readonly is: 'imported'; readonly imported: Imported }
  | { readonly is: 'undone'; readonly undone: Undone }
  | { readonly is: 'backed-up'; readonly backup: Backup }
  | { readonly is: 'restored'; readonly restored: Restored }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'cancelled' }

/** A piece of long work, as a page shows it. */
export interface Job {
  readonly id: string
  /** The file or the change it is about. */
  readonly about: string
  readonly does: 'import' | 'undo' | 'back-up' | 'restore'
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

const named: Readonly<Record<Job['does'], string>> = {
  import: 'An import',
  undo: 'Taking back a change',
  'back-up': 'A backup',
  restore: 'Going back',
}

/** Says that a book without people needs no backup. */
export function nobodyYet(): Problem {
  return new Problem('refused', {
    what: 'There is nothing to back up yet.',
    why: 'Nobody is in the book.',
    fix: 'Bring in an archive, or log an invitation, first.',
  })
}

/** Says what goes on where one piece of long work is asked for during another. */
export function busy({ about, does }: Job): Problem {
  return new Problem('busy', {
    what: `${named[does]} is still going on: ${about}.`,
    why: 'Long work is done one piece at a time. Nothing was changed by this one.',
    fix: 'Wait for it to end, or cancel it on the Data page.',
  })
}
