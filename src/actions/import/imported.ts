import type { Compared } from '#model/compared.ts'
import type { Day } from '#model/day.ts'
import { countFates, type RowCounts, type Tally } from './tally.ts'

/** What became of one file. */
export interface FileImported {
  readonly name: string
  readonly rows: RowCounts
}

/** What an import did, or would do. */
export interface Imported {
  readonly archive: string
  /** What the file is, in words, such as "LinkedIn archive". */
  readonly kind: string
  /** Whether it is a book whole: that is its own record, and none is added to it. */
  readonly isWholeBook: boolean
  readonly exportedOn: Day | null
  readonly files: readonly FileImported[]
  readonly total: RowCounts
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[]
  /** Files of the archive that Decorum has no use for. */
  readonly skipped: readonly string[]
  /** How many invitations are now known to be accepted because their person is a connection. */
  readonly inferredAccepted: number
  /** Rows joined by name, because the file has no address or e-mail to go by. */
  readonly byName: number
  /** People added of whom somebody in the book may be the double. */
  readonly doubles: number
  /** What it shows beside the archive before it; null for the first, and for other files. */
  readonly compared: Compared | null
  /** What else there is to say of the file, a sentence each. */
  readonly remarks: readonly string[]
  /** Null for a preview, and when nothing was new. */
  readonly operation: string | null
}

/** What is known of an import before it is an operation. */
export type Importing = Omit<Imported, 'operation'>

/** What became of a list of one file that is no archive: its rows, and a sentence for each thing there is to say. */
export function listImported(
  {
    name,
    kind,
    read,
    rejected: unread,
  }: {
    readonly name: string
    readonly kind: string
    readonly read: number
    readonly rejected: Readonly<Tally['rejected']>
  },
  tally: Tally,
  remarks: readonly string[],
): Importing {
  const rejected = [...unread, ...tally.rejected].toSorted((a, b) => a.line - b.line)
  const rows = countFates(read, tally, rejected.length)
  return {
    archive: name,
    kind,
    isWholeBook: false,
    exportedOn: null,
    files: [{ name, rows }],
    total: rows,
    rejected: rejected.map((row) => ({ file: name, ...row })),
    skipped: [],
    inferredAccepted: 0,
    byName: 0,
    doubles: tally.doubles.size,
    compared: null,
    remarks,
  }
}
