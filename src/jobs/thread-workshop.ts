import { Worker } from 'node:worker_threads'
import { Problem, type ProblemKind } from '#model/problem.ts'
import type { Progress, TaskName, Watch, When, Workshop } from './workshop.ts'

/** What the thread is given when it starts. */
export interface ThreadData {
  /** The file of the book. */
  readonly path: string
  /** Four bytes of shared memory: 1 there asks the work to end. A message would only be read when it is over. */
  readonly cancel: SharedArrayBuffer
}

/** What is said to the thread. */
export type ToThread =
  | { readonly do: 'run'; readonly name: TaskName; readonly when: When; readonly given: readonly unknown[] }
  | { readonly do: 'let-go' }

/** What the thread says. */
export type FromThread =
  | { readonly is: 'progress'; readonly progress: Progress }
  | { readonly is: 'done'; readonly result: unknown }
  | { readonly is: 'problem'; readonly kind: ProblemKind; readonly words: ConstructorParameters<typeof Problem>[1] }
  | { readonly is: 'fault'; readonly error: Error }

interface Running {
  readonly watch: Watch
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
  readonly looking: NodeJS.Timeout
}

/** How often a wish to cancel is passed on, in milliseconds. */
const LOOK_EVERY = 50

/** Megabytes of memory the thread may use: a hostile file ends the work and not the program. */
const MOST_MEMORY = 3_000

/**
 * A workshop in a thread of its own, with its own connection to the book at `path`: pages are answered while it works.
 * The thread is started at once, for afterwards this process gives up the right to start any.
 */
export function threadWorkshop(path: string, mostMemory = MOST_MEMORY): Workshop {
  const cancel = new SharedArrayBuffer(4)
  const flag = new Int32Array(cancel)
  const workerData: ThreadData = { path, cancel }
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  })
  let running: Running | undefined
  let ended: string | undefined

  function finish(): Running | undefined {
    const over = running
    if (over) clearInterval(over.looking)
    running = undefined
    return over
  }

  function goneProblem(): Problem {
    return new Problem('refused', {
      what: 'Long work cannot be done until Decorum is started anew.',
      why: `The part of Decorum that does it has ended (${ended}). What was not finished was not kept.`,
      fix: 'Stop Decorum and start it again.',
    })
  }

  thread.on('message', (message: FromThread) => {
    if (message.is === 'progress') running?.watch.tell(message.progress)
    else if (message.is === 'done') finish()?.resolve(message.result as never)
    else if (message.is === 'problem') finish()?.reject(new Problem(message.kind, message.words))
    else finish()?.reject(message.error)
  })
  thread.on('error', (error) => {
    ended = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  })
  thread.on('exit', (code) => {
    ended ??= `it stopped with ${code}`
    finish()?.reject(goneProblem())
  })

  /** Tells the thread to do something and waits for its end. */
  function ask<R>(message: ToThread, watch: Watch): Promise<R> {
    if (ended !== undefined) return Promise.reject(goneProblem())
    if (running) return Promise.reject(new Error('the workshop does one piece of work at a time'))
    Atomics.store(flag, 0, watch.cancelled() ? 1 : 0)
    return new Promise((resolve, reject) => {
      const looking = setInterval(() => {
        if (watch.cancelled()) Atomics.store(flag, 0, 1)
      }, LOOK_EVERY)
      running = { watch, resolve, reject, looking }
      thread.postMessage(message)
    })
  }

  // After listening, which would hold the program open.
  thread.unref()

  return {
    run: (name, when, given, watch) => ask({ do: 'run', name, when, given }, watch),
    letGo() {
      const message: ToThread = { do: 'let-go' }
      thread.postMessage(message)
    },
    async close() {
      await thread.terminate()
    },
  }
}
