import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Io } from '#cli/command.ts'
import { run } from '#cli/run.ts'
import { Problem } from '#model/problem.ts'
import { NOON, testClock } from '#test/support/test-book.ts'

/** What a command left behind. */
export interface CliRun {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** The world of a command under test. */
export interface CliWorld {
  readonly now?: string
  readonly zone?: string
  /** What stands on standard input. */
  readonly input?: string
  readonly env?: Io['env']
  readonly colour?: boolean
}

const home = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Runs one command line in this process on the book at `path`; what it prints is caught. */
export async function runCli(path: string, args: readonly string[], world: CliWorld = {}): Promise<CliRun> {
  let out = ''
  let err = ''
  const code = await run(args, '0.0.0-test', {
    out: (words) => {
      out += words
    },
    err: (words) => {
      err += words
    },
    readInput: async () => world.input ?? '',
    async readText(file) {
      try {
        return await readFile(file, 'utf8')
      } catch {
        throw new Problem('not-found', { what: `${file} cannot be read.`, why: 'It is not there.', fix: 'Check it.' })
      }
    },
    watched: false,
    colour: world.colour ?? false,
    env: { DECORUM_DB: path, ...world.env },
    clock: testClock(world.now ?? NOON, world.zone ?? 'UTC'),
    defaultBook: path,
    sampleFolder: join(home, 'data', 'sample'),
  })
  return { code, out, err }
}

/** A shell on one book: each call is one command line. */
export function shell(path: string, world: CliWorld = {}) {
  return (...args: readonly string[]): Promise<CliRun> => runCli(path, args, world)
}

/** Runs the program as a person does, in a process of its own through its launcher. */
export async function launch(
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [join(home, 'src', 'launch.mjs'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number>((done) => child.on('exit', (status) => done(status ?? -1))),
  ])
  return { code, out, err }
}
