import type { Imported, Importing } from '#actions/import/imported.ts'
import type { ColumnMapping, UnknownTable, UploadedFile } from '#actions/import-upload.ts'
import type { PurgeWhom } from '#actions/purge.ts'
import type { Trial } from '#actions/trial.ts'
import type { Undone } from '#actions/undo.ts'
import type { Instant } from '#model/day.ts'
import type { Backup, BackupStep } from '#store/back-up.ts'
import type { Purged } from '#store/purge.ts'
import type { Restored } from '#store/restore.ts'

/** How far a piece of long work is. */
export type Progress =
  | { readonly phase: 'reading'; readonly file: string; readonly rows: number }
  | { readonly phase: 'comparing'; readonly file: string; readonly rows: number; readonly all: number }
  | { readonly phase: 'backing-up'; readonly step?: BackupStep }
  | { readonly phase: 'restoring'; readonly step: 'checking' | 'keeping' | 'copying' | 'placing' }
  | { readonly phase: 'writing'; readonly rows: number; readonly all: number }
  | { readonly phase: 'replaying'; readonly rows: number; readonly all: number }

/** The moment a piece of work plays at: the clock belongs to the program, not to the work. */
export interface When {
  readonly now: Instant
  readonly zone: string
}

/** What is told while work goes on; it ends, with nothing changed, when `cancelled` says so. */
export interface Watch {
  readonly tell: (progress: Progress) => void
  readonly cancelled: () => boolean
}

/** What files come to: what they would change, or a table whose columns have to be told first. */
export type Preview =
  | { readonly is: 'planned'; readonly preview: Importing }
  | { readonly is: 'asks'; readonly table: UnknownTable }

/** Long work that can be done here or in a thread of its own. */
export interface Tasks {
  /** Works out what files would change, and keeps the plan until it is carried out or let go. */
  plan(when: When, files: readonly UploadedFile[], told?: ColumnMapping): Preview
  /** Does what was worked out last. */
  carryOut(when: When): Imported
  /** Takes an operation back. */
  undo(when: When, operation: string): Undone
  /** Removes people who were deleted for good, and writes the file anew without them. */
  purge(when: When, whom: PurgeWhom): Purged
  /** Makes a backup of the book; null when there is nobody in it. */
  backUp(when: When, reason: string): Backup | null
  /** Does what a restore can do while everybody goes on with the book, and keeps that until it is put in place. */
  readyRestore(when: When, backup: Backup): void
  /** Puts what was made ready in place; nobody else may have the book open. */
  restoreReady(when: When): Restored
  /** Replays the rules over all sent invitations. */
  trial(when: When): Trial
}

export type TaskName = keyof Tasks

/** The arguments of a task after `when`. */
export type TaskArguments<N extends TaskName> = Parameters<Tasks[N]> extends [When, ...infer Rest] ? Rest : never

/** A place where long work is done, one piece after the other. */
export interface Workshop {
  run<N extends TaskName>(name: N, when: When, given: TaskArguments<N>, watch: Watch): Promise<ReturnType<Tasks[N]>>
  /** Forgets the plan that was kept. */
  letGo(): void
  close(): Promise<void>
}
