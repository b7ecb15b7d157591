import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Why calls to the system cannot be watched and changed here; undefined when they can. */
export function noStrace(): string | undefined {
  if (process.platform !== 'linux') return 'strace is for Linux alone'
  const { error, status } = spawnSync('strace', ['-o', '/dev/null', 'true'])
  if (error) return 'strace is not installed'
  return status === 0 ? undefined : 'this system does not let strace watch a process'
}

/** What a process told the disk to do, in order, and what it said meanwhile. */
export type Call =
  | { readonly is: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly is: 'truncate'; readonly path: string; readonly size: number }
  | { readonly is: 'sync'; readonly path: string }
  | { readonly is: 'rename'; readonly path: string; readonly to: string }
  | { readonly is: 'unlink'; readonly path: string }
  | { readonly is: 'said'; readonly line: string }

const CALLS = 'pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,write'

/** The words before a command line that have its calls written to `trace`, byte for byte. */
export function recordTo(trace: string): string[] {
  // The main thread alone: SQLite and what is said are there, and lines of one thread never interrupt each other.
  return ['strace', '-y', '-xx', '-s', '200000', '-o', trace, '-e', `trace=${CALLS}`, '-e', 'signal=none']
}

/** The words before a command line that let calls of a kind fail: the one of that number, or that and all later ones. */
export function failing(trace: string, calls: string, error: string, number: number, forever: boolean): string[] {
  const when = `${number}${forever ? '+' : ''}`
  return [
    'strace',
    // Calls that are not asked for pass by at full speed.
    '-f',
    '--seccomp-bpf',
    '-o',
    trace,
    '-e',
    `trace=${calls}`,
    '-e',
    'signal=none',
    '-e',
    `inject=${calls}:error=${error}:when=${when}`,
  ]
}

const bytesOf = (hex: string) => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
const textOf = (hex: string) => bytesOf(hex).toString()

function callOf(line: string): Call | undefined {
  const parts = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line)
  if (!parts) return undefined
  const [, name = '', args = '', result] = parts
  if (result === '-1') return undefined
  const path = textOf(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '')
  const texts = [...args.matchAll(/"([^"]*)"/g)].map((each) => each[1] ?? '')
  const [first = '', second = ''] = texts
  const last = Number(args.split(', ').at(-1))
  if (name === 'pwrite64') return { is: 'write', path, at: last, bytes: bytesOf(first) }
  if (name === 'ftruncate') return { is: 'truncate', path, size: last }
  if (name === 'fsync' || name === 'fdatasync') return { is: 'sync', path }
  if (name.startsWith('rename')) return { is: 'rename', path: textOf(first), to: textOf(second) }
  if (name.startsWith('unlink')) return { is: 'unlink', path: textOf(first) }
  if (name === 'write' && args.startsWith('1<')) return { is: 'said', line: textOf(first).trimEnd() }
  return undefined
}

/** The calls written to `trace`. */
export function readCalls(trace: string): Call[] {
  return readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((line) => callOf(line) ?? [])
}

/** How many calls were made to fail. */
export function failuresIn(trace: string): number {
  return readFileSync(trace, 'utf8').split('(INJECTED)').length - 1
}

// Node batches what it asks of epoll through io_uring, which cannot be watched; it connects and sends by calls.
const NETWORK = 'connect,sendto,sendmsg,sendmmsg,bind'

/** The words before a command line that have everything it and what it starts do towards a network written to `trace`. */
export function watchNetwork(trace: string): string[] {
  return ['strace', '-f', '--seccomp-bpf', '-yy', '-o', trace, '-e', `trace=${NETWORK}`, '-e', 'signal=none']
}

/** A call that leads out of the program to somewhere else than a file of this machine. */
export interface Outward {
  readonly call: string
  readonly to: string
}

/** What was done towards a network: what leads out, connections to sockets that are files, and places listened at. */
export function callsOut(trace: string): {
  readonly outward: readonly Outward[]
  readonly own: number
  readonly listens: number
} {
  const outward: Outward[] = []
  let [own, listens] = [0, 0]
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const [, call, args = ''] = /^(?:\d+ +)?(\w+)\((.*)/.exec(line) ?? []
    if (call === undefined) continue
    const family = /sa_family=(\w+)/.exec(args)?.[1]
    const loopback = /inet_addr\("127\.0\.0\.1"\)|inet_pton\(AF_INET6, "::1"/.test(args)
    if (family === 'AF_UNIX' || /^\d+<UNIX/.test(args)) own++
    else if (call === 'bind' && loopback) listens++
    else outward.push({ call, to: args.slice(0, 160) })
  }
  return { outward, own, listens }
}
