import { count } from '#model/day.ts'
import { Problem } from '#model/problem.ts'

/** What to say of a book that lacks changes it held when it was last closed; undefined when it lacks none. */
export function goneBack(missing: number): Problem | undefined {
  if (missing === 0) return undefined
  return new Problem('storage', {
    what: `This book is older than when it was last closed: ${count(missing, 'change')} ${missing === 1 ? 'is' : 'are'} missing.`,
    why: 'Another file lies in its place: an older copy, or one without the file ending in -wal that belonged to it.',
    fix: 'If you put it there, go on: with your next change this is not said any more. If not, stop Decorum before you change anything, and look for the newer file or the newest one in the backups folder.',
  })
}
