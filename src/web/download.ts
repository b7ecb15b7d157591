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
  const encoder = new TextEncoder()
  let next: IteratorResult<string> | undefined = await pieces.next()
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = next ?? (await pieces.next())
        next = undefined
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    // Nothing is made before it is asked for.
    { highWaterMark: 0 },
  )
  return c.body(body, 200, headers)
}
