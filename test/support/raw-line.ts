import { connect, type Socket } from 'node:net'

/** A connection that is used again and again: requests as text, answers as their status and body. */
export interface RawLine {
  send(text: string): Promise<{ readonly status: number; readonly body: string }>
  close(): void
}

interface Answer {
  readonly status: number
  readonly body: string
  /** Whether the other side ends the connection after it. */
  readonly last: boolean
  /** Where it ends in what was received. */
  readonly end: number
}

/** The answer `text` begins with, once it is whole; `toHead` for one to a HEAD request, which has no body. */
function firstAnswer(text: string, toHead: boolean): Answer | undefined {
  const bodyAt = text.indexOf('\r\n\r\n') + 4
  if (bodyAt < 4) return undefined
  const head = text.slice(0, bodyAt).toLowerCase()
  const status = Number(head.split(' ', 2)[1])
  const last = /\r\nconnection: close\r\n/.test(head)
  if (toHead || status === 204 || status === 304) return { status, body: '', last, end: bodyAt }
  const length = /\r\ncontent-length: (\d+)\r\n/.exec(head)?.[1]
  if (length !== undefined) {
    const end = bodyAt + Number(length)
    return text.length < end ? undefined : { status, body: text.slice(bodyAt, end), last, end }
  }
  if (/\r\ntransfer-encoding: chunked\r\n/.test(head)) {
    const at = text.indexOf('\r\n0\r\n\r\n', bodyAt - 2)
    return at < 0 ? undefined : { status, body: text.slice(bodyAt, at), last, end: at + 7 }
  }
  // Without a length the answer is over when the connection is.
  return undefined
}

/** A line to a port of this machine, opened anew whenever the other side ends it. */
export function rawLine(port: number): RawLine {
  let socket: Socket | undefined

  return {
    send(text) {
      return new Promise((resolve, reject) => {
        const open = socket ?? connect({ port, host: '127.0.0.1', noDelay: true })
        socket = open
        // Bytes as characters: lengths are counted in bytes.
        open.setEncoding('latin1')
        let got = ''
        const finish = (answer: Pick<Answer, 'status' | 'body'>, last: boolean) => {
          open.removeAllListeners()
          open.on('error', () => {})
          if (last) {
            open.destroy()
            socket = undefined
          }
          resolve(answer)
        }
        const over = () => {
          const status = Number(got.split(' ', 2)[1] ?? 0)
          finish({ status, body: got.slice(got.indexOf('\r\n\r\n') + 4) }, true)
        }
        open.on('data', (data) => {
          got += data
          const answer = firstAnswer(got, text.startsWith('HEAD '))
          if (answer) finish(answer, answer.last)
        })
        open.on('error', (error) => (got === '' ? reject(error) : over()))
        open.on('close', over)
        open.write(text)
      })
    },
    close() {
      socket?.destroy()
    },
  }
}
