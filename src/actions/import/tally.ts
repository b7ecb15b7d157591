/** What an import does with one row. */
export type Fate = 'new' | 'changed' | 'same'

/** Rows of a file: `read` is always the sum of the other four. */
export interface RowCounts {
  readonly read: number
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly rejected: number
}

/** The fate of each record of a file, in order; records that cannot be placed are rejected with their line. */
export interface Tally {
  readonly fates: Fate[]
  readonly rejected: { readonly line: number; readonly reason: string }[]
  /** For invitations: the fate's place by the invitation's id, so that an acceptance found later counts as a change. */
  readonly placeOf: Map<string, number>
  /** People added of whom somebody in the book may be the double. */
  readonly doubles: Set<string>
  /** Rows joined by name, for want of an address or an e-mail in them. */
  byName: number
}

/** A tally of nothing yet. */
export function emptyTally(): Tally {
  return { fates: [], rejected: [], placeOf: new Map(), doubles: new Set(), byName: 0 }
}

/** How many rows of a file had each fate. */
export function countFates(read: number, { fates }: Pick<Tally, 'fates'>, rejected: number): RowCounts {
  const count = (fate: Fate) => fates.filter((each) => each === fate).length
  return { read, new: count('new'), changed: count('changed'), same: count('same'), rejected }
}

/** The sum of several files' counts. */
export function total(all: readonly RowCounts[]): RowCounts {
  const sum = (of: (rows: RowCounts) => number) => all.reduce((so, rows) => so + of(rows), 0)
  return {
    read: sum((rows) => rows.read),
    new: sum((rows) => rows.new),
    changed: sum((rows) => rows.changed),
    same: sum((rows) => rows.same),
    rejected: sum((rows) => rows.rejected),
  }
}
