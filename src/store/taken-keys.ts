import { type Kysely, sql } from 'kysely'
import { keptJson } from '#model/kept-json.ts'
import type { Database, Row } from './schema.ts'

/** Something of a row that went with an operation and that another row has now, so that both cannot stand in the book. */
export interface TakenKey {
  readonly what: 'profile' | 'email' | 'message'
  /** Who has it now. */
  readonly holder: string
}

const AT_ONCE = 500

/** A key that went, and the rows that may hold the same one now: a column of a table, narrowed where need be. */
interface Place {
  readonly what: TakenKey['what']
  readonly table: 'contacts' | 'contact_keys' | 'messages'
  readonly column: 'profile_key' | 'key' | 'source_key'
}

// The kind of a further key is that of what went.
const placesOf: Readonly<Record<TakenKey['what'], readonly Place[]>> = {
  profile: [
    { what: 'profile', table: 'contacts', column: 'profile_key' },
    { what: 'profile', table: 'contact_keys', column: 'key' },
  ],
  email: [{ what: 'email', table: 'contact_keys', column: 'key' }],
  message: [{ what: 'message', table: 'messages', column: 'source_key' }],
}

/** Who holds one of these keys in a row the operation did not write: what it wrote is put back with the rest. */
async function holderOf(
  db: Kysely<Database>,
  operation: string,
  { what, table, column }: Place,
  keys: readonly string[],
): Promise<TakenKey | undefined> {
  const rows = sql.table(table)
  const owner = table === 'contacts' ? sql`r.id` : sql`r.contact_id`
  const ofKind = table === 'contact_keys' ? sql`and r.kind = ${what}` : sql``
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = sql.join(keys.slice(from, from + AT_ONCE))
    const found = await sql<{ holder: string }>`select c.name as holder from ${rows} as r
      join contacts as c on c.id = ${owner}
      where r.${sql.ref(column)} in (${some}) ${ofKind} and not exists (select 1 from changes as w
        where w.operation_id = ${operation} and w.table_name = ${table} and w.row_id = r.id)
      order by r.id limit 1`.execute(db)
    const [first] = found.rows
    if (first) return { what, holder: first.holder }
  }
  return undefined
}

/**
 * The first key of a row an operation took away, of everybody or of one contact, that somebody else has by now; undefined
 * when all are free.
 */
export async function takenKey(
  db: Kysely<Database>,
  operation: string,
  contact?: string,
): Promise<TakenKey | undefined> {
  const gone = await db
    .selectFrom('changes')
    .select(['table_name', 'before'])
    .where('operation_id', '=', operation)
    .where('table_name', 'in', ['contacts', 'contact_keys', 'messages'])
    .where('after', 'is', null)
    .orderBy('position')
    .execute()
  const rowsOf = <T extends keyof Database>(table: T) =>
    gone.filter((each) => each.table_name === table).map((each) => keptJson<Row<T>>(each.before ?? '{}'))
  const theirs = (id: string) => contact === undefined || id === contact
  const further = rowsOf('contact_keys').filter((row) => theirs(row.contact_id))
  const keys: Readonly<Record<TakenKey['what'], readonly string[]>> = {
    profile: [
      ...rowsOf('contacts')
        .filter((row) => theirs(row.id))
        .flatMap((row) => row.profile_key ?? []),
      ...further.filter((row) => row.kind === 'profile').map((row) => row.key),
    ],
    email: further.filter((row) => row.kind === 'email').map((row) => row.key),
    message: rowsOf('messages')
      .filter((row) => theirs(row.contact_id))
      .flatMap((row) => row.source_key ?? []),
  }
  for (const what of ['profile', 'email', 'message'] as const)
    for (const place of placesOf[what]) {
      const taken = await holderOf(db, operation, place, keys[what])
      if (taken) return taken
    }
  return undefined
}
