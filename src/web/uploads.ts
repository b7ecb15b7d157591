import { setImmediate as nextTurn } from 'node:timers/promises'
import type { UploadedFile } from '#actions/import-upload.ts'
import { Problem } from '#model/problem.ts'
import type { Ctx } from './deps.ts'
import { boundaryOf, type Part, readParts } from './multipart.ts'

/** How many bytes are put together before other requests have their turn: a few milliseconds of work. */
const AT_ONCE = 4 << 20

/** The bytes of a file in one piece, in memory that the thread of long work shares: nothing of it is copied for it. */
async function inOnePiece(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  const bytes = new Uint8Array(new SharedArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0)))
  let at = 0
  let sinceTurn = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
    sinceTurn += piece.length
    if (sinceTurn < AT_ONCE) continue
    sinceTurn = 0
    await nextTurn()
  }
  return bytes
}

/** A form with files: those chosen under `name`, and what its other fields say. */
export interface Upload {
  readonly files: readonly UploadedFile[]
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Reads a form with files as it arrives, a field left empty passed over. Throws a Problem when it did not come through
 * whole.
 */
export async function readUpload(c: Ctx, name: string): Promise<Upload> {
  const boundary = boundaryOf(c.req.header('content-type'))
  const body = c.req.raw.body
  const parts: readonly Part[] | undefined = boundary === undefined || !body ? [] : await readParts(body, boundary)
  if (!parts)
    throw new Problem('bad-input', {
      what: 'The file did not come through whole.',
      why: 'What the browser sent ended early, or is no form. Nothing was changed.',
      fix: 'Choose the file once more.',
    })
  const files: UploadedFile[] = []
  const fields: Record<string, string> = {}
  for (const { name: field, fileName, pieces } of parts) {
    if (fileName === null && field !== name) fields[field] = Buffer.concat(pieces).toString()
    if (field !== name || fileName === null || fileName === '') continue
    const given = fileName.toWellFormed().replace(/\p{Cc}/gu, '')
    files.push({ name: given.slice(-200), bytes: await inOnePiece(pieces) })
  }
  return { files, fields }
}
