import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '#model/problem.ts'
import type { Backup } from '#store/back-up.ts'
import { discardCopy, placeForCopy, takeInCopy } from '#store/copy-elsewhere.ts'
import type { Io } from './command.ts'
import { findLitestream, placeOf, settingsFor } from './litestream.ts'

/** The last words of a program that failed. */
const lastLine = (text: string) => text.trim().split('\n').at(-1)?.slice(0, 300) || 'it did not say why'

/**
 * Fetches the copy that lies at `from` and puts it among the backups of the book at `path`, looked over and checked.
 * Throws a Problem when there is none, or it is not a whole book; the book itself is not touched.
 */
export async function fetchCopy(path: string, from: string, io: Io): Promise<Backup> {
  const place = placeOf(from)
  const program = findLitestream(io.env)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const fetched = placeForCopy(path)
  const file = `${fetched}.yml`
  rmSync(file, { force: true })
  writeFileSync(file, settingsFor(fetched, place, io.env), { mode: 0o600, flag: 'wx' })
  try {
    const ran = spawnSync(program, ['restore', '-config', file, '-no-expand-env', '-if-replica-exists', fetched], {
      encoding: 'utf8',
    })
    if (ran.status !== 0)
      throw new Problem('refused', {
        what: `The copy at ${place.shown} could not be fetched.`,
        why: `${lastLine(ran.stderr)}. Nothing was changed.`,
        fix: 'Check the place and the keys for it, and try again.',
      })
    return takeInCopy(path, fetched, io.clock.now())
  } finally {
    rmSync(file, { force: true })
    discardCopy(fetched)
  }
}
