import type { Kysely } from 'kysely'
import type { Database, Row } from './schema.ts'

/** Something of a row that went with an operation and that another row has now, so that both cannot stand in the book. */
export interface TakenKey {
  readonly what: 'profile' | 'email' | 'message'
  /** Who has it now. */
  readonly holderId: string
  readonly holder: string
}

const holders = (db: Kysely<Database>) =>
  db.selectFrom('contacts as c').select(['c.id as holderId', 'c.name as holder']).orderBy('c.id').limit(1)

async function holderOf(db: Kysely<Database>, kind: 'profile' | 'email', key: string) {
  const further = holders(db)
    .innerJoin('contact_keys as k', 'k.contact_id', 'c.id')
    .where('k.kind', '=', kind)
    .where('k.key', '=', key)
  const first = kind === 'profile' ? await holders(db).where('c.profile_key', '=', key).executeTakeFirst() : undefined
  return first ?? (await further.executeTakeFirst())
}

/** The first key of a row an operation took away that somebody else has by now; undefined when all are free. */
export async function takenKey(db: Kysely<Database>, operation: string): Promise<TakenKey | undefined> {
  const gone = await db
    .selectFrom('changes')
    .select(['table_name', 'before'])
    .where('operation_id', '=', operation)
    .where('table_name', 'in', ['contacts', 'contact_keys', 'messages'])
    .where('after', 'is', null)
    .orderBy('position')
    .execute()
  const rowsOf = <T extends keyof Database>(table: T) =>
    gone.filter((each) => each.table_name === table).map((each) => JSON.parse(each.before ?? '{}') as Row<T>)
  const keys: (readonly ['profile' | 'email', string | null])[] = [
    ...rowsOf('contacts').map((row) => ['profile', row.profile_key] as const),
    ...rowsOf('contact_keys').map((row) => [row.kind, row.key] as const),
  ]
  for (const [what, key] of keys) {
    const holder = key === null ? undefined : await holderOf(db, what, key)
    if (holder) return { what, ...holder }
  }
  const messages = rowsOf('messages').flatMap((row) => row.source_key ?? [])
  for (let from = 0; from < messages.length; from += 500) {
    const holder = await holders(db)
      .innerJoin('messages as m', 'm.contact_id', 'c.id')
      .where('m.source_key', 'in', messages.slice(from, from + 500))
      .executeTakeFirst()
    if (holder) return { what: 'message', ...holder }
  }
  return undefined
}
