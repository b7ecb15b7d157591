import { Problem } from '#model/problem.ts'

/** A Problem of the kind bad-input: a file that cannot be read, with the reason and the next step. */
export function unreadable(what: string, why: string, fix: string): Problem {
  return new Problem('bad-input', { what, why, fix })
}

/** The first few of `names`, for a message: `a.csv, b.csv and 12 more`. */
export function someOf(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name))
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
