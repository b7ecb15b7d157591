import { Problem } from '#model/problem.ts'

/** A Problem of the kind bad-input: a file that cannot be read, with the reason and the next step. */
export function unreadable(what: string, why: string, fix: string): Problem {
  return new Problem('bad-input', { what, why, fix })
}

/** Somebody else's text for a message: cut where it is long, and well-formed after the cut. */
export function shorten(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text
}

/** The first few of `names`, for a message: `a.csv, b.csv and 12 more`. */
export function someOf(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).map((name) => shorten(name, 60))
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
