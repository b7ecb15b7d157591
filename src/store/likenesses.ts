import type { Kysely } from 'kysely'
import { madeOnceAmong } from './made-once.ts'
import type { Database } from './schema.ts'

/** What is compared to tell whether two contacts may be one person. */
export interface Likeness {
  readonly id: string
  readonly name: string
  readonly nameKey: string
  readonly hasProfile: boolean
  readonly email: string | null
  readonly company: string | null
}

/** People asked for at once. */
const AT_ONCE = 1000

const compared = madeOnceAmong((db, ids) =>
  db
    .selectFrom('contacts')
    .select(['id', 'name', 'name_key', 'profile_key', 'email', 'company'])
    .where('id', 'in', ids),
)

/** What of these people is compared, in the order they are asked for. */
export async function likenesses(db: Kysely<Database>, ids: readonly string[]): Promise<readonly Likeness[]> {
  const found = new Map<string, Likeness>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await compared(db, ids.slice(from, from + AT_ONCE), {})
    for (const { name_key: nameKey, profile_key: profileKey, ...row } of rows)
      found.set(row.id, { ...row, nameKey, hasProfile: profileKey !== null })
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}
