/** How far an import is; each may throw, which ends the import with nothing changed. */
export interface ImportSteps {
  /** Rows read so far of a file. */
  reading(file: string, rows: number): void
  /** Rows held against the book so far, of all. */
  comparing(file: string, rows: number, all: number): void
  /** A copy of the book is being made before it is changed. */
  backingUp(): void
  /** Rows written so far, of all. */
  writing(rows: number, all: number): void
}

/** For an import nobody watches. */
export const unwatched: ImportSteps = { reading() {}, comparing() {}, backingUp() {}, writing() {} }

const TELL_EVERY = 1_000

/** The records one by one, telling now and then how far it is. */
export function* watched<T>(
  records: readonly T[],
  file: string,
  { comparing }: Pick<ImportSteps, 'comparing'>,
): Generator<T> {
  for (const [index, record] of records.entries()) {
    if (index % TELL_EVERY === 0) comparing(file, index, records.length)
    yield record
  }
  comparing(file, records.length, records.length)
}

/** Which of two texts comes first, for sorting; 0 for equal ones. */
export function inOrderOf(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
