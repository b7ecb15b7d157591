import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { describe, expect, onTestFinished, test } from 'vitest'
import { DEFAULT_PORT, portFrom } from '#cli/port.ts'
import { serve } from '#cli/serve.ts'
import { Problem } from '#model/problem.ts'
import { requestText, sendRaw } from '#test/support/raw-socket.ts'

const hello = () => new Hono().get('/', (c) => c.text('hello'))

/** A port somebody else has on `host`. */
async function takenPort(host: string): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw new Error(`no problem but ${String(error)}`)
  return error
}

const ipv6 = await new Promise<boolean>((resolve) => {
  const server = createServer().listen(0, '::1', () => server.close(() => resolve(true)))
  server.on('error', () => resolve(false))
})

describe('serving', () => {
  test('prints its address and listens on this machine alone', async () => {
    const lines: string[] = []
    const serving = await serve({ appFor: hello, port: 0, print: (line) => lines.push(line) })
    onTestFinished(() => serving.stop())
    expect(serving.address).toBe(`http://127.0.0.1:${serving.port}/`)
    expect(lines).toEqual([`Decorum is at ${serving.address}`])
    const text = requestText('GET', '/', [['Host', `127.0.0.1:${serving.port}`]])
    expect((await sendRaw(serving.port, text)).body).toContain('hello')
    if (ipv6) expect((await sendRaw(serving.port, text, '::1')).body).toContain('hello')
    // Another loopback address stands for every other one of the machine: a wildcard would answer there too.
    if (process.platform === 'linux')
      await expect(sendRaw(serving.port, text, '127.0.0.2')).rejects.toThrow('ECONNREFUSED')
  })

  test.each(ipv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'])(
    'a port taken on %s is a problem in words, and no other is taken',
    async (host) => {
      const port = await takenPort(host)
      const problem = await problemOf(serve({ appFor: hello, port, print: () => {} }))
      expect(problem.kind).toBe('busy')
      expect(problem.message).toContain(String(port))
      expect(problem.fix).toMatch(/--port.*DECORUM_PORT/)
      const other = host === '::1' ? '127.0.0.1' : '::1'
      await expect(sendRaw(port, 'GET / HTTP/1.0\r\n\r\n', other)).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL/)
    },
  )

  test('stops when the requests that run are answered', async () => {
    const { promise: gate, resolve: letGo } = Promise.withResolvers<void>()
    const { promise: began, resolve: begin } = Promise.withResolvers<void>()
    const slow = () =>
      new Hono().get('/', async (c) => {
        begin()
        await gate
        return c.text('finished')
      })
    const serving = await serve({ appFor: slow, port: 0, print: () => {} })
    const idle = connect(serving.port, '127.0.0.1')
    await once(idle, 'connect')
    const answer = sendRaw(serving.port, requestText('GET', '/', [['Host', 'x']]))
    await began
    let stopped = false
    const stopping = serving.stop().then(() => {
      stopped = true
    })
    await expect(sendRaw(serving.port, 'GET / HTTP/1.0\r\n\r\n')).rejects.toThrow('ECONNREFUSED')
    expect(stopped).toBe(false)
    letGo()
    expect((await answer).body).toContain('finished')
    await stopping
    await serving.stopped
    idle.destroy()
  })
})

describe('the port', () => {
  test('comes from the option, else the variable, else the default', () => {
    expect(portFrom('5000', '6000')).toBe(5000)
    expect(portFrom(undefined, '6000')).toBe(6000)
    expect(portFrom(undefined, undefined)).toBe(DEFAULT_PORT)
    expect(portFrom(undefined, '')).toBe(DEFAULT_PORT)
  })

  test.each(['0', '65536', '-1', '80a', '1.5', ' 80'])('%j is none', (text) => {
    expect(() => portFrom(text, undefined)).toThrow(Problem)
  })
})

/** Starts a script of the tests under the flags the launcher gives to the server. */
function startLimited(script: string, args: readonly string[], flags: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(`../support/${script}`, import.meta.url))
  const child = spawn(
    process.execPath,
    [...flags, '--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning', path, ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

describe('the network', () => {
  const LAUNCHER = ['--permission', '--allow-addons', '--allow-fs-read=*', '--allow-fs-write=*', '--allow-net']

  /** Starts the script beside a server of ours that it can try to call. */
  async function run(flags: readonly string[]) {
    let called = 0
    const elsewhere = createHttpServer((_request, response) => {
      called++
      // A connection that is already open would outlive the right to open one.
      response.setHeader('Connection', 'close').end('called')
    }).listen(0, '127.0.0.1')
    await once(elsewhere, 'listening')
    onTestFinished(() => void elsewhere.close())
    const child = startLimited('serve-and-call-out.ts', [String((elsewhere.address() as AddressInfo).port)], flags)
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]()
    const report = JSON.parse((await lines.next()).value as string) as {
      port: number
      network: string
      before: Record<string, string>
      after: Record<string, string>
    }
    return { child, lines, report, called: () => called }
  }

  test('once it listens it cannot call out, and still answers; a signal stops it', async () => {
    const { child, lines, report, called } = await run(LAUNCHER)
    expect(report.before).toEqual({ fetch: 'worked', socket: 'worked', names: 'worked' })
    expect(report.network).toBe('dropped')
    expect(report.after).toEqual({
      fetch: 'ERR_ACCESS_DENIED',
      socket: 'ERR_ACCESS_DENIED',
      names: 'ERR_ACCESS_DENIED',
    })
    expect(called()).toBe(1)
    const ask = requestText('GET', '/rules', [['Host', `127.0.0.1:${report.port}`]])
    for (let again = 0; again < 3; again++) {
      const answer = await sendRaw(report.port, ask)
      expect(answer.status).toBe(200)
      expect(answer.body).toContain('<h1>Rules</h1>')
    }
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    child.kill('SIGINT')
    expect((await lines.next()).value).toBe('stopped')
    // All is answered and closed by now. The second signal may still meet the process while the system takes it down.
    expect([
      [0, null],
      [null, 'SIGINT'],
    ]).toContainEqual(await exit)
  })

  test('control: without the permission model the same attempts work, and it says that it is not guarded', async () => {
    const { report, called } = await run([])
    expect(report.network).toBe('unguarded')
    expect(report.after).toEqual({ fetch: 'worked', socket: 'worked', names: 'worked' })
    expect(called()).toBe(2)
  })
})
