import { clocks } from './clocks.ts'
import { damagedBook } from './damaged-book.ts'
import { damagedFiles } from './damaged-files.ts'
import { damagedWal } from './damaged-log.ts'
import { failingDisk } from './failing-disk.ts'
import type { FaultTest } from './fault-test.ts'
import { fullDisk } from './full-disk.ts'
import { killedWhileCopying } from './killed-while-copying.ts'
import { killedWhileImporting } from './killed-while-importing.ts'
import { killedWhileMigrating } from './killed-while-migrating.ts'
import { killedWhileWriting } from './killed-while-writing.ts'
import { locks } from './locks.ts'
import { lowMemory } from './low-memory.ts'
import { newerBook } from './newer-book.ts'
import { noCallOut } from './no-call-out.ts'
import { powerCut } from './power-cut.ts'
import { readOnly } from './read-only.ts'
import { twoProcesses } from './two-processes.ts'

/** Every fault test, in the order of the report. */
export const faultTests: readonly FaultTest[] = [
  killedWhileWriting,
  killedWhileImporting,
  killedWhileMigrating,
  killedWhileCopying,
  powerCut,
  failingDisk,
  fullDisk,
  readOnly,
  twoProcesses,
  locks,
  damagedBook,
  damagedWal,
  clocks,
  lowMemory,
  newerBook,
  damagedFiles,
  noCallOut,
]
