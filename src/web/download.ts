import type { Ctx } from './deps.ts'

/** A file that is made while it is sent. */
export interface Download {
  /** Its name on the other side; one of ours, never a person's words. */
  readonly name: string
  readonly type: string
  text(): AsyncGenerator<string>
}

/**
 * Sends a file piece by piece, as fast as it is taken; when it is no longer wanted its making ends. The first piece is
 * made before the answer begins, so that what goes wrong at once is an answer in words and not half a file.
 */
export async function download(c: Ctx, { name, type, text }: Download): Promise<Response> {
  const headers = { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` }
  // Nobody would read the body of an answer to HEAD, nor ever let it go.
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  const pieces = text()
  const first = await pieces.next()
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const encoder = new TextEncoder()
    try {
      if (!first.done) yield encoder.encode(first.value)
      for await (const piece of pieces) yield encoder.encode(piece)
    } finally {
      await pieces.return(undefined)
    }
  }
  return c.body(ReadableStream.from(bytes()) as ReadableStream, 200, headers)
}
