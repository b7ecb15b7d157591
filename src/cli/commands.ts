import { backups } from './backups.ts'
import { check } from './check.ts'
import type { Command } from './command.ts'
import { deleteCommand } from './delete.ts'
import { deleted } from './deleted.ts'
import { doctor } from './doctor.ts'
import { exportCommand } from './export.ts'
import { findings } from './findings.ts'
import { importCommand } from './import.ts'
import { insight } from './insight.ts'
import { log } from './log.ts'
import { duplicates, merge } from './merge.ts'
import { next } from './next.ts'
import { password } from './password.ts'
import { preset } from './preset.ts'
import { purge } from './purge.ts'
import { relate } from './relate.ts'
import { replicate } from './replicate.ts'
import { restore } from './restore.ts'
import { review } from './review.ts'
import { rules } from './rules.ts'
import { serveBook } from './serve-book.ts'
import { set } from './set.ts'
import { trial } from './trial.ts'
import { undo } from './undo.ts'
import { waive } from './waive.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  serveBook,
  importCommand,
  check,
  log,
  relate,
  duplicates,
  merge,
  findings,
  next,
  review,
  set,
  preset,
  password,
  waive,
  rules,
  insight,
  trial,
  exportCommand,
  undo,
  backups,
  restore,
  replicate,
  deleteCommand,
  deleted,
  purge,
  doctor,
]
