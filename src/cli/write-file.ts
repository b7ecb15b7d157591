import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { Problem } from '#model/problem.ts'

const OURS_ALONE = 0o600

function notWritten(path: string, error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error && 'code' in error)) return error
  return new Problem('storage', {
    what: `${path} could not be written: ${error.message}.`,
    why: 'Nothing stands there that did not before.',
    fix: 'Check that the folder is there, is yours to write to and has room, or name another place with --to.',
  })
}

function refuseExisting(path: string, force: boolean): void {
  if (force || !existsSync(path)) return
  throw new Problem('refused', {
    what: `${path} is there already.`,
    why: 'It is not overwritten without being asked; nothing was written.',
    fix: 'Name another file with --to, or add --force to replace it.',
  })
}

/** Makes a folder, unless it is there, that only its owner can open. Throws a Problem when it cannot. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw notWritten(path, error)
  }
}

/**
 * Writes a file that only its owner can read, whole or not at all: under another name first, renamed at the end. Throws
 * a Problem when there is one already and `force` is not set, and when the disk does not take it.
 */
export async function writeWhole(path: string, pieces: AsyncIterable<string>, force: boolean): Promise<void> {
  refuseExisting(path, force)
  const unfinished = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    const file = await open(unfinished, 'wx', OURS_ALONE)
    try {
      for await (const piece of pieces) await file.write(piece)
    } finally {
      await file.close()
    }
    refuseExisting(path, force)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw notWritten(path, error)
  }
}
