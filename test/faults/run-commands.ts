import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { run } from '#cli/run.ts'
import type { Instant } from '#model/day.ts'
import { clock } from './books.ts'
import { childLine, startLine } from './processes.ts'

/** A command line to run in a process that runs many. */
export interface Task {
  readonly args: readonly string[]
  /** The moment it plays at and the zone of the machine. */
  readonly now?: string
  readonly zone?: string
}

/** What came of it: its exit code and what it printed, or how the whole process ended with it. */
export interface Done {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly end?: 'crashed' | 'hung'
}

const sample = resolve(import.meta.dirname, '../../data/sample')

/** In the child: runs the tasks in order, exactly as the program does, and says what came of each. */
export async function runTasks(tasks: readonly Task[], say: (line: string) => void): Promise<void> {
  for (const { args, now, zone = 'UTC' } of tasks) {
    let [out, err] = ['', '']
    const code = await run(args, '0.0.0', {
      out: (words) => {
        out += words
      },
      err: (words) => {
        err += words
      },
      readInput: async () => '',
      readText: (path) => readFile(path, 'utf8'),
      watched: false,
      colour: false,
      env: {},
      clock: { now: () => (now as Instant | undefined) ?? clock.now(), zone },
      defaultBook: join(sample, 'none.db'),
      sampleFolder: sample,
    })
    say(`done ${JSON.stringify({ code, out: out.slice(0, 200_000), err: err.slice(0, 2_000) })}`)
  }
}

/**
 * Runs tasks in a process of their own; one that ends with a task, or hangs for longer than `patience` milliseconds,
 * is begun anew after it. `write` puts a list of tasks where the child finds it, and returns the path.
 */
export async function inOneProcess(
  tasks: readonly Task[],
  write: (tasks: readonly Task[]) => string,
  patience = 10_000,
): Promise<Done[]> {
  const done: Done[] = []
  while (done.length < tasks.length) {
    let hung = false
    let timer: NodeJS.Timeout | undefined
    const running = startLine(childLine('commands', write(tasks.slice(done.length))), (line, self) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        hung = true
        self.kill()
      }, patience)
      if (line.startsWith('done ')) done.push(JSON.parse(line.slice('done '.length)) as Done)
    })
    const { code, signal, err } = await running.ended
    clearTimeout(timer)
    if (done.length < tasks.length)
      done.push({ code, out: '', err: `${signal ?? ''} ${err}`, end: hung ? 'hung' : 'crashed' })
  }
  return done
}
