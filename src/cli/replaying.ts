import type { TrialStep } from '#actions/trial.ts'
import type { Io } from './command.ts'

/** Tells how far a replay is, on one line that is written over and left empty at the end. */
export function replaying(io: Io): TrialStep {
  if (!io.watched) return () => {}
  return (done, all) => io.err(`\r\u001b[K${done < all ? `Judging again: ${done} of ${all}` : ''}`)
}
