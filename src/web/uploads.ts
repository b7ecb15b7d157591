import { randomUUID } from 'node:crypto'
import type { Imported } from '#actions/import-archive.ts'
import type { UploadedFile } from '#actions/import-upload.ts'
import type { Ctx } from './deps.ts'

/** The files chosen in a form under `name`; a field left empty sends one without a name. */
export async function readFiles(c: Ctx, name: string): Promise<UploadedFile[]> {
  const body = await c.req.parseBody({ all: true })
  const files: UploadedFile[] = []
  for (const value of [body[name]].flat()) {
    if (typeof value !== 'object' || value.name === '') continue
    const given = value.name.toWellFormed().replace(/\p{Cc}/gu, '')
    files.push({ name: given.slice(-200), bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return files
}

/** An upload that was previewed and may be imported as it is. */
export interface HeldUpload {
  readonly files: readonly UploadedFile[]
  readonly preview: Imported
}

/** Minutes for which a previewed upload is kept. */
export const HELD_MINUTES = 30

/**
 * Keeps the last previewed upload, one at a time, in memory and for a while, so that confirming it need not send it
 * again. It is never larger than what body-limits.ts lets in.
 */
export class UploadShelf {
  #held: (HeldUpload & { readonly token: string }) | undefined
  #timer: NodeJS.Timeout | undefined

  /** Keeps an upload in place of the one before and gives the token it is asked for by. */
  put(upload: HeldUpload): string {
    this.clear()
    const token = randomUUID()
    this.#held = { ...upload, token }
    this.#timer = setTimeout(() => this.clear(), HELD_MINUTES * 60_000)
    this.#timer.unref()
    return token
  }

  /** The upload of that token; undefined when another took its place or its time is over. */
  find(token: string): HeldUpload | undefined {
    return this.#held?.token === token ? this.#held : undefined
  }

  /** Lets the upload go. */
  clear(): void {
    clearTimeout(this.#timer)
    this.#held = undefined
  }
}
