import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { freePort } from '#test/support/start-server.ts'
import { wordsOf } from './ask.ts'

const home = resolve(import.meta.dirname, '../..')

/** How much memory a process holds, in megabytes. */
export interface Memory {
  readonly now: number
  /** The most it ever held. */
  readonly peak: number
}

/** A server in a process of its own, that has answered its first page. */
export interface Program {
  readonly port: number
  /** Of the process that serves. */
  memory(): Memory
  /** Of the process that serves and, where there is one, what its launcher holds for itself beside it. */
  memoryWithLauncher(): number
  stop(): Promise<void>
}

/** Whether this machine tells what memory another process holds. */
export const tellsMemory = process.platform === 'linux'

function megabytesIn(file: string, name: string): number {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))
  if (!found) throw new Error(`${file} does not tell ${name}`)
  return (Number(found[1]) * 1024) / 1e6
}

/** The processes a process has started. */
function startedBy(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

function programOf(child: ChildProcess, port: number): Program {
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  const first = child.pid as number
  const serving = () => startedBy(first).at(-1) ?? first
  const memory = () => {
    const status = `/proc/${serving()}/status`
    return { now: megabytesIn(status, 'VmRSS'), peak: megabytesIn(status, 'VmHWM') }
  }
  return {
    port,
    memory,
    memoryWithLauncher() {
      const rollup = `/proc/${first}/smaps_rollup`
      const own = megabytesIn(rollup, 'Private_Clean') + megabytesIn(rollup, 'Private_Dirty')
      return memory().now + (serving() === first ? 0 : own)
    },
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Starts a server at a free port and waits for its first page. Throws when it stops before. */
export async function startServing(
  command: string,
  argsFor: (port: number) => readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const port = await freePort()
  const args = argsFor(port)
  const child = spawn(command, args, { cwd: home, stdio: 'ignore', env: { ...process.env, ...env } })
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  // A page that stands in while the book is looked through is not the first page.
  const answers = () =>
    wordsOf({ port, path: '/' }).then(
      (words) => words !== '' && !words.includes('id="looking-through"'),
      () => false,
    )
  while (!(await answers())) {
    if (ended) throw new Error(`${command} ${args.join(' ')} stopped before its first page`)
    await new Promise((again) => setTimeout(again, 3))
  }
  return programOf(child, port)
}

const start = (argsFor: (port: number) => readonly string[], env?: Readonly<Record<string, string>>) =>
  startServing(process.execPath, argsFor, env)

/** The program on a book, as a person starts it, by its launcher. */
export const startOwn = (path: string) =>
  start((port) => ['src/launch.mjs', 'serve', '--port', String(port), '--db', path])

/** The same without its launcher and with all permissions, for without those a process may not write its own profile. */
export const startProfiled = (path: string, flags: readonly string[]) =>
  start(
    (port) => [
      ...flags,
      '--disable-warning=ExperimentalWarning',
      'src/main.ts',
      'serve',
      '--port',
      String(port),
      '--db',
      path,
    ],
    { NODE_COMPILE_CACHE: resolve(home, 'node_modules/.cache/decorum') },
  )

/** The least server there is in Node. */
export const startBare = () =>
  start((port) => ['-e', `require('node:http').createServer((_, a) => a.end('hello')).listen(${port}, '127.0.0.1')`])

/** A server of the same kind as the program's that says hello. */
export const startHello = () =>
  start((port) => ['--disable-warning=ExperimentalWarning', 'test/bench/hello-server.ts', String(port)])

/** Runs a program, Node when none is named, to its end and gives what it printed. Throws when it says that it failed. */
export async function runToEnd(args: readonly string[], command: string = process.execPath): Promise<string> {
  const child = spawn(command, args, { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (data: Buffer) => {
    out += data
  })
  const code = await new Promise((done) => child.on('exit', done))
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
  return out
}
