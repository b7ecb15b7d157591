import './give-up-rights.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '#model/problem.ts'
import { asStorageProblem } from '#store/storage-trouble.ts'
import type { FromThread, ThreadData, ToThread } from './thread-workshop.ts'
import type { Progress, Workshop } from './workshop.ts'

// What the thread needs is loaded with the first piece of work: most days there is none.
const { path, cancel } = workerData as ThreadData
const flag = new Int32Array(cancel)
let workshop: Workshop | undefined

async function workshopHere(): Promise<Workshop> {
  const { localWorkshop } = await import('./local-workshop.ts')
  const { openStore } = await import('#store/open-store.ts')
  return localWorkshop(await openStore(path))
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', async (message: ToThread) => {
  if (message.do === 'let-go') {
    workshop?.letGo()
    return
  }
  try {
    workshop ??= await workshopHere()
    const watch = {
      tell: (progress: Progress) => tell({ is: 'progress', progress }),
      cancelled: () => Atomics.load(flag, 0) === 1,
    }
    const result = await workshop.run(message.name, message.when, message.given as never, watch)
    tell({ is: 'done', result })
  } catch (thrown) {
    const error = asStorageProblem(thrown)
    if (error instanceof Problem) {
      const { kind, message: what, why, fix, field } = error
      tell({ is: 'problem', kind, words: { what, why, fix, ...(field !== undefined && { field }) } })
    } else tell({ is: 'fault', error: error instanceof Error ? error : new Error(String(error)) })
  }
})
