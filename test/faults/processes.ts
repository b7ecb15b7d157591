import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')
const main = join(root, 'src', 'main.ts')
const child = join(import.meta.dirname, 'child.ts')

// Hundreds of processes start here; compiled once is enough.
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'decorum-faults-cache') }

/** Windows knows no groups of processes that could be told something together. */
const GROUPS = process.platform !== 'win32'

const QUIET = ['--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning']
const RIGHTS = ['--permission', '--allow-addons', '--allow-fs-read=*', '--allow-fs-write=*']

/** The command line of a process of `child.ts`. */
export function childLine(...args: readonly string[]): string[] {
  return [process.execPath, ...QUIET, child, ...args]
}

/** The command line of the program, with the rights its launcher gives it. */
export function programLine(...args: readonly string[]): string[] {
  const rights = args[0] === 'serve' ? [...RIGHTS, '--allow-net', '--allow-worker'] : RIGHTS
  return [process.execPath, ...rights, ...QUIET, main, ...args]
}

/** How a process ended. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  /** Whether it was still running when the patience was over. */
  readonly hung: boolean
}

interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
  /** Milliseconds after which it counts as hanging, and is killed. */
  readonly patience?: number
  readonly cwd?: string
}

/** Runs a command line to its end. */
export function runLine(
  [command = '', ...args]: readonly string[],
  { env: more = {}, uid, patience = 120_000, cwd }: Options = {},
): Ended {
  const ran = spawnSync(command, args, {
    // What one user compiled another may not read.
    env: { ...env, ...(uid !== undefined && { NODE_COMPILE_CACHE: `${env.NODE_COMPILE_CACHE}-${uid}` }), ...more },
    encoding: 'utf8',
    timeout: patience,
    killSignal: 'SIGKILL',
    maxBuffer: 64 << 20,
    ...(uid !== undefined && { uid, gid: uid }),
    ...(cwd !== undefined && { cwd }),
  })
  const hung = (ran.error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT'
  return { code: ran.status, signal: ran.signal, out: ran.stdout ?? '', err: ran.stderr ?? '', hung }
}

/** A process that runs, its words line by line. */
export interface Running {
  readonly child: ChildProcess
  readonly lines: string[]
  /** Resolves with the first line that begins so; rejects when the process ends before. */
  line(beginning: string): Promise<string>
  readonly ended: Promise<{
    readonly code: number | null
    readonly signal: NodeJS.Signals | null
    readonly err: string
  }>
  kill(signal?: NodeJS.Signals): void
}

/**
 * Starts a process of a group of its own: killing it takes along what it started. What is `undefined` in `more` is left
 * out of its environment.
 */
export function startLine(
  [command = '', ...args]: readonly string[],
  onLine: (line: string, running: Running) => void = () => {},
  more: Readonly<Record<string, string | undefined>> = {},
  cwd?: string,
): Running {
  const started = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, ...more },
    detached: GROUPS,
    ...(cwd !== undefined && { cwd }),
  })
  const lines: string[] = []
  let err = ''
  const waiting = new Set<{ beginning: string; found: (line: string) => void; failed: (error: Error) => void }>()
  const ended = once(started, 'close').then(([code, signal]) => {
    for (const { beginning, failed } of waiting) failed(new Error(`it ended without “${beginning}”: ${err}`))
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, err }
  })
  const running: Running = {
    child: started,
    lines,
    line: (beginning) =>
      new Promise((found, failed) => {
        const present = lines.find((line) => line.startsWith(beginning))
        if (present !== undefined) found(present)
        else waiting.add({ beginning, found, failed })
      }),
    ended,
    kill(signal = 'SIGKILL') {
      try {
        if (!GROUPS) started.kill(signal)
        else if (started.pid !== undefined) process.kill(-started.pid, signal)
      } catch {
        // Gone already.
      }
    },
  }
  started.stderr.on('data', (data) => {
    err += data
  })
  createInterface({ input: started.stdout }).on('line', (line) => {
    lines.push(line)
    onLine(line, running)
    for (const each of waiting)
      if (line.startsWith(each.beginning)) {
        waiting.delete(each)
        each.found(line)
      }
  })
  return running
}

/** Lets a process say `beginning`, waits some milliseconds, kills it, and returns every line it could say. */
export async function killAfter(
  line: readonly string[],
  beginning: string,
  milliseconds: number,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly lines: readonly string[]; readonly killed: boolean }> {
  let timer: NodeJS.Timeout | undefined
  const running = startLine(
    line,
    (said, self) => {
      if (timer || !said.startsWith(beginning)) return
      if (milliseconds <= 0) self.kill()
      timer = setTimeout(() => self.kill(), milliseconds)
    },
    more,
  )
  const { signal, code, err } = await running.ended
  clearTimeout(timer)
  if (signal === null && code !== 0) throw new Error(`a process failed by itself: ${err}`)
  return { lines: running.lines, killed: signal === 'SIGKILL' }
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** The dashboard over a book, in a process of its own. */
export interface Dashboard {
  readonly origin: string
  readonly running: Running
  /** Asks as a page of its own would. */
  ask(path: string, body?: URLSearchParams | FormData): Promise<Response>
  /** Stops it as Ctrl-C does. */
  stop(): Promise<void>
}

/** Starts the dashboard; `around` is put before its command line. */
export async function startDashboard(
  book: string,
  around: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<Dashboard> {
  const port = await freePort()
  const running = startLine([...around, ...programLine('serve', '--db', book, '--port', String(port))], () => {}, more)
  await running.line('The book:')
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    running,
    ask: (path, body) =>
      fetch(origin + path, {
        redirect: 'manual',
        ...(body && { method: 'POST', body }),
        headers: { origin, 'sec-fetch-site': 'same-origin', connection: 'close' },
      }),
    async stop() {
      running.kill('SIGINT')
      await running.ended
    },
  }
}
