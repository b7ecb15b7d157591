import { spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const home = resolve(import.meta.dirname, '../..')

/** The program serving in a process of its own. */
export interface Running {
  readonly port: number
  /** Everything it has printed so far. */
  said(): string
  /** Stops it as Ctrl-C does, and gives its exit code. */
  stop(): Promise<number | null>
}

/** A port nobody listens at just now. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

/**
 * Starts `decorum serve` as a person does, on a free port, and waits until it listens; `before` is a command to run it
 * under, `node` the Node that launches it. It is stopped when the test is over.
 */
export async function startServer(
  args: readonly string[],
  before: readonly string[] = [],
  node = process.execPath,
): Promise<Running> {
  const port = await freePort()
  const command = [...before, node, join(home, 'src', 'launch.mjs'), 'serve', '--port', String(port), ...args]
  const [program = '', ...rest] = command
  const child = spawn(program, rest, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  let said = ''
  await new Promise<void>((ready, fail) => {
    const hear = (data: Buffer) => {
      said += data
      if (said.includes('Ctrl-C stops.')) ready()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => fail(new Error(`it stopped: ${said}`)))
  })
  return {
    port,
    said: () => said,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
