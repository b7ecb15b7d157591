import { Problem } from '#model/problem.ts'

interface Words {
  readonly kind: 'storage' | 'busy'
  readonly says: string
  /** Left out where nothing was saved. */
  readonly why?: string
  readonly fix: string
}

// By the beginning of SQLite's own code.
const known: readonly (readonly [code: string, words: Words])[] = [
  [
    'SQLITE_READONLY',
    {
      kind: 'storage',
      says: 'The book cannot be written to.',
      fix: 'Check that the file and its folder are yours to write to, then try again.',
    },
  ],
  ['SQLITE_FULL', { kind: 'storage', says: 'The disk is full.', fix: 'Free some space, then try again.' }],
  [
    // Every page was written before the disk failed to confirm them: after a crash SQLite may find them whole.
    'SQLITE_IOERR_FSYNC',
    {
      kind: 'storage',
      says: 'The disk did not confirm the change.',
      why: 'It may or may not have been kept',
      fix: 'Check the disk, start Decorum anew, and look whether the change is there before you make it again.',
    },
  ],
  [
    'SQLITE_IOERR_SHORT_READ',
    {
      kind: 'storage',
      says: 'The end of the book is missing.',
      fix: 'Stop Decorum, set the file aside and put the newest backup from the backups folder in its place.',
    },
  ],
  [
    'SQLITE_IOERR',
    {
      kind: 'storage',
      says: 'The disk did not take the change.',
      fix: 'Check the disk and the space on it, then try again.',
    },
  ],
  ['SQLITE_BUSY', { kind: 'busy', says: 'Another program is writing to the book.', fix: 'Try again in a moment.' }],
  [
    'SQLITE_CORRUPT',
    {
      kind: 'storage',
      says: 'The book is damaged.',
      fix: 'Stop Decorum, then run decorum restore latest: it sets the file aside and puts the newest whole backup in its place.',
    },
  ],
]

/** The trouble a disk gives, in words a person can act on; any other error as it is. */
export function asStorageProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const words = known.find(([beginning]) => code.startsWith(beginning))?.[1]
  if (!words) return error
  return new Problem(words.kind, {
    what: words.says,
    why: `${words.why ?? 'Nothing was saved'} (${code}).`,
    fix: words.fix,
  })
}
