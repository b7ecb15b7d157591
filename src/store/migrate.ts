import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import * as theBook from '#migrations/0001-the-book.ts'
import * as keysAndDeletion from '#migrations/0002-keys-and-deletion.ts'
import * as draftsAndReviews from '#migrations/0003-drafts-and-reviews.ts'
import type { Database } from './schema.ts'

interface Migration {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: migrations are frozen in time and do not follow today's schema.
  up(db: Kysely<any>): Promise<void>
}

/** Every migration in order; the file's `user_version` says how many of them it has had. */
export const migrations: readonly Migration[] = [
  { name: '0001-the-book', up: theBook.up },
  { name: '0002-keys-and-deletion', up: keysAndDeletion.up },
  { name: '0003-drafts-and-reviews', up: draftsAndReviews.up },
]

/** The version this program writes. */
export const CURRENT_VERSION = migrations.length

/**
 * Brings a book from `version` to the current one in one transaction: either all of it or none. `steps` is for tests.
 */
export async function migrate(
  db: Kysely<Database>,
  version: number,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  await db.transaction().execute(async (trx: Transaction<Database>) => {
    for (const migration of steps.slice(version)) await migration.up(trx)
    await sql.raw(`pragma user_version = ${steps.length}`).execute(trx)
  })
}
