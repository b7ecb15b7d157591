import { dayOf, type Instant } from '#model/day.ts'
import { type Backup, type BackupStep, backUp, backupsOf, looksWhole, pruneBackups } from './back-up.ts'
import { lastOperation } from './copy.ts'
import type { Store } from './open-store.ts'

/** The moment a backup is made, and the zone whose days old ones are counted by. */
export interface BackupMoment {
  readonly now: Instant
  readonly zone: string
}

/**
 * Makes a verified backup of the book before something large is done to it, then removes those no longer worth keeping.
 * A book without people, or in memory alone, needs none: null. Throws a Problem when none can be made.
 */
export async function backUpBook(
  store: Store,
  reason: string,
  moment?: BackupMoment,
  onStep?: (step: BackupStep) => void,
): Promise<Backup | null> {
  if (store.path === ':memory:') return null
  const anybody = await store.db.selectFrom('contacts').select('id').limit(1).executeTakeFirst()
  if (!anybody) return null
  const backup = backUp(store.sqlite, store.path, reason, moment?.now, onStep)
  if (moment) prune(store.path, moment)
  return backup
}

function prune(path: string, { now, zone }: BackupMoment): void {
  try {
    pruneBackups(path, dayOf(now, zone), zone)
  } catch {
    // The new backup is made and checked; that an old one could not be removed takes nothing from it.
  }
}

/** Whether the book has changed since the newest backup of it that looks whole. */
export function changedSinceBackup({ path, sqlite }: Store): boolean {
  const newest = backupsOf(path).findLast((backup) => looksWhole(path, backup))
  return newest?.upTo === undefined || newest.upTo !== lastOperation(sqlite)
}
