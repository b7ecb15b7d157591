import { setTimeout as pause } from 'node:timers/promises'
import type { Transaction } from 'kysely'
import type { Store } from './open-store.ts'
import type { Database } from './schema.ts'
import { asStorageProblem } from './storage-trouble.ts'

/** How long a change waits for another one to be over, in milliseconds: a heavy import holds the lock for seconds. */
const PATIENCE = 15_000

/** How often it asks again, in milliseconds. */
const STEP = 10

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

/**
 * Runs `work` in one transaction; nothing of it stays when it throws. While another process or thread writes, it waits
 * for its turn without holding anything up. Throws a Problem when the disk refuses, or when its turn does not come.
 */
export async function inTransaction<R>(store: Store, work: (trx: Transaction<Database>) => Promise<R>): Promise<R> {
  for (let waited = 0; ; waited += STEP) {
    let begun = false
    try {
      return await store.db.transaction().execute((trx) => {
        begun = true
        return work(trx)
      })
    } catch (error) {
      if (begun || !isBusy(error) || waited >= PATIENCE) throw asStorageProblem(error)
    }
    await pause(STEP)
  }
}
