import { spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { resolve } from 'node:path'
import { onTestFinished } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** The program as it runs. */
export interface Running {
  readonly origin: string
  stop(): Promise<number | null>
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

/** Starts the program as a person does, on a free port, and waits for the address it prints. */
export async function startProgram(db: string): Promise<Running> {
  const port = await freePort()
  const child = spawn('node', ['src/launch.mjs', 'serve', '--port', String(port), '--db', db], { cwd: root })
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
    origin: `http://127.0.0.1:${port}`,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}
