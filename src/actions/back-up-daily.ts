import { dayOf } from '#model/day.ts'
import { type Backup, backupsOf } from '#store/back-up.ts'
import { changedSinceBackup } from '#store/back-up-book.ts'
import { type Book, momentOf } from './moment.ts'

/**
 * Makes today's backup with `make` when there is none yet and the book has changed since the last one; null when none
 * is due. Called at the start of the dashboard and now and then while it runs.
 */
export async function backUpDaily(book: Book, make: () => Promise<Backup | null>): Promise<Backup | null> {
  const { path } = book.store
  if (path === ':memory:') return null
  const { today, zone } = await momentOf(book)
  const ofToday = backupsOf(path).some(
    ({ reason, at }) => reason === 'daily' && at !== null && dayOf(at, zone) === today,
  )
  return !ofToday && changedSinceBackup(book.store) ? make() : null
}
