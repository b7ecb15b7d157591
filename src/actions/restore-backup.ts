import type { Instant } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { type Backup, backupsOf, verifyBackup } from '#store/back-up.ts'
import { checkRestored, putBackInPlace, type Restored, type RestoreStep } from '#store/restore.ts'

/** A backup to go back to, and newer ones that were passed over because something is wrong with them. */
export interface Chosen {
  readonly backup: Backup
  readonly passedOver: readonly { readonly file: string; readonly trouble: string }[]
}

/** The backup of that file, or with `latest` the newest that is whole. Throws a Problem when there is none. */
export function chooseBackup(path: string, named: string): Chosen {
  const newestFirst = backupsOf(path).toReversed()
  if (named !== 'latest') {
    const backup = newestFirst.find(({ file }) => file === named || file === `${named}.db`)
    if (backup) return { backup, passedOver: [] }
    throw new Problem('not-found', {
      what: `There is no backup called ${named}.`,
      why:
        newestFirst.length === 0
          ? `No backup of ${path} is listed beside it.`
          : `The newest is ${newestFirst[0]?.file}, of ${newestFirst.length} in all.`,
      fix: 'See decorum backups, or name latest for the newest that is whole.',
    })
  }
  const passedOver: { file: string; trouble: string }[] = []
  for (const backup of newestFirst) {
    const trouble = verifyBackup(path, backup)
    if (trouble === null) return { backup, passedOver }
    passedOver.push({ file: backup.file, trouble })
  }
  throw new Problem('not-found', {
    what: passedOver.length === 0 ? `No backup of ${path} is listed beside it.` : 'None of the backups is whole.',
    why:
      passedOver.length === 0
        ? 'Decorum makes one before every import and update, and daily while the dashboard runs.'
        : passedOver.map(({ file, trouble }) => `${file}: ${trouble}`).join(' '),
    fix: 'Look for another copy of the folder backups; or set the file aside and bring your archive in again.',
  })
}

/**
 * Puts a backup in the place of the book at `path`, backing up the book as it is first. The caller has the book closed;
 * `onStep` is told how far it is.
 */
export async function restoreBackup(
  path: string,
  backup: Backup,
  at: Instant,
  onStep?: (step: RestoreStep) => void,
): Promise<Restored> {
  const restored = putBackInPlace(path, backup, at, onStep)
  await checkRestored(path, restored)
  return restored
}
