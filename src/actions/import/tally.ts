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
}

/** A tally of nothing yet. */
export function emptyTally(): Tally {
  return { fates: [], rejected: [], placeOf: new Map() }
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
