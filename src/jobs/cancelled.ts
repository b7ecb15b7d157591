import { Problem } from '#model/problem.ts'

/** Ends a piece of work that somebody no longer wants. */
export function cancelledProblem(): Problem {
  return new Problem('refused', {
    what: 'Cancelled.',
    why: 'You asked for it. Nothing was changed.',
    fix: 'Choose the file again when you want it after all.',
  })
}

/** Whether an error is that of a piece of work that was cancelled. */
export function isCancelled(error: unknown): boolean {
  return error instanceof Problem && error.message === 'Cancelled.'
}
