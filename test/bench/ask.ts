import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'

/** What is asked of a server; a GET of a page as a browser does it, when nothing else is said. */
export interface Asked {
  readonly port: number
  readonly path: string
  /** Ask for the page as it is, not packed. */
  readonly unpacked?: boolean
  /** The fields of a form, sent from one of the program's own pages. */
  readonly form?: Readonly<Record<string, string>>
  /** A form that htmx sends, for a piece of a page. */
  readonly piece?: boolean
}

/** What came: the status, where it leads, and how many bytes crossed the wire, headers included. */
export interface Answered {
  readonly status: number
  readonly location: string | undefined
  readonly bytes: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

async function send(asked: Asked, read: (answer: IncomingMessage) => Promise<unknown>): Promise<Answered> {
  const { port, path, unpacked, form, piece } = asked
  const origin = `http://127.0.0.1:${port}`
  const body = form && new URLSearchParams(form).toString()
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const headers = {
    ...(!unpacked && { 'Accept-Encoding': 'gzip, deflate, br, zstd' }),
    'Sec-Fetch-Site': form ? 'same-origin' : 'none',
    ...(form && { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }),
    ...(piece && { 'HX-Request': 'true', 'HX-Request-Type': 'partial' }),
  }
  const sent = request({ agent, host: '127.0.0.1', port, path, method: form ? 'POST' : 'GET', headers }, resolve)
  sent.on('error', reject)
  let bytesSince = () => 0
  sent.on('socket', (socket) => {
    const before = socket.bytesRead
    bytesSince = () => socket.bytesRead - before
  })
  sent.end(body)
  const answer = await promise
  await read(answer)
  return { status: answer.statusCode ?? 0, location: answer.headers.location, bytes: bytesSince() }
}

/** Asks, and waits for the whole answer. Throws when it is none that was hoped for. */
export async function ask(asked: Asked): Promise<Answered> {
  const answered = await send(asked, (answer) => new Promise((done) => answer.resume().on('end', done)))
  if (answered.status >= 400) throw new Error(`${asked.path}: ${answered.status}`)
  return answered
}

/** The words of a page. */
export async function wordsOf(asked: Asked): Promise<string> {
  let words = ''
  await send(asked, async (answer) => {
    const packed = answer.headers['content-encoding'] === 'gzip'
    words = await text(packed ? answer.pipe(createGunzip()) : answer)
  })
  return words
}
