import type Sqlite from 'better-sqlite3'
import { asJson, type Values, type Write } from './journal.ts'
import type { Store } from './open-store.ts'
import { columns, type JournalledTable } from './schema.ts'

/** A row that was left as it is: it has changed since the operation, or something later hangs on it. */
export interface Left {
  readonly table: JournalledTable
  readonly rowId: string
  readonly why: 'changed' | 'built-upon'
}

interface Effect {
  readonly table: JournalledTable
  readonly id: string
  /** The row before the operation, and as the operation left it. */
  before: string | null
  after: string | null
}

/** What an operation did to each row, all its changes of the row taken together, in the order of the first. */
function effectsOf(sqlite: Sqlite.Database, operation: string): Effect[] {
  const effects = new Map<string, Effect>()
  const changes = sqlite
    .prepare(
      'select table_name as "table", row_id as id, before, after from changes where operation_id = ? order by position',
    )
    .iterate(operation) as IterableIterator<Effect>
  for (const change of changes) {
    const key = `${change.table} ${change.id}`
    const first = effects.get(key)
    if (first) first.after = change.after
    else effects.set(key, { ...change })
  }
  return [...effects.values()]
}

/** What the journal says of a row, in the columns the book has now: it may be older than one of them. */
function asOfNow(table: JournalledTable, kept: string | null): string | null {
  return kept === null ? null : asJson(table, JSON.parse(kept) as Values)
}

// Which rows hang on which: a row that goes may leave none of these behind.
const hangsOn: readonly (readonly [parent: JournalledTable, child: JournalledTable, column: string])[] = [
  ['invitations', 'invitation_events', 'invitation_id'],
  ['invitations', 'waivers', 'subject_id'],
  ['contacts', 'invitations', 'contact_id'],
  ['contacts', 'messages', 'contact_id'],
  ['contacts', 'drafts', 'contact_id'],
  ['contacts', 'relations', 'from_id'],
  ['contacts', 'relations', 'to_id'],
  ['contacts', 'contact_keys', 'contact_id'],
  ['contacts', 'distinct_people', 'one_id'],
  ['contacts', 'distinct_people', 'other_id'],
  ['contacts', 'waivers', 'subject_id'],
]

/** Of the rows that would go, those on which a row hangs that stays. */
function builtUpon(sqlite: Sqlite.Database, going: readonly Effect[]): Set<string> {
  sqlite.exec('create temp table going (table_name text, row_id text, primary key (table_name, row_id)) without rowid')
  try {
    const add = sqlite.prepare('insert into temp.going values (?, ?)')
    for (const { table, id } of going) add.run(table, id)
    const kept = new Set<string>()
    const stay = sqlite.prepare('delete from temp.going where table_name = ? and row_id = ?')
    for (const [parent, child, column] of hangsOn) {
      const ids = sqlite
        .prepare(
          `select distinct g.row_id from temp.going as g join ${child} as c on c.${column} = g.row_id
            where g.table_name = ? and not exists
              (select 1 from temp.going as x where x.table_name = ? and x.row_id = c.id)`,
        )
        .pluck()
        .all(parent, child) as string[]
      for (const id of ids) {
        kept.add(`${parent} ${id}`)
        stay.run(parent, id)
      }
    }
    return kept
  } finally {
    sqlite.exec('drop table temp.going')
  }
}

const TELL_EVERY = 1_000

/**
 * Puts every row of an operation back to what it was before. `whole`: unless one of them has changed since; then nothing
 * is written. `rest`: what has changed since, and what something later hangs on, is left as it is. Returns what was
 * left, or stood in the way.
 */
export function takeBack(
  { sqlite }: Store,
  write: Write,
  operation: string,
  mode: 'whole' | 'rest',
  onRows: (done: number, all: number) => void = () => {},
): Left[] {
  const effects = effectsOf(sqlite, operation)
  const finders = new Map<JournalledTable, Sqlite.Statement>()
  const presentOf = ({ table, id }: Effect): Values | null => {
    const finder =
      finders.get(table) ?? sqlite.prepare(`select ${columns[table].join(', ')} from ${table} where id = ?`)
    finders.set(table, finder)
    return (finder.get(id) as Values | undefined) ?? null
  }
  const left: Left[] = []
  const free: Effect[] = []
  for (const [index, effect] of effects.entries()) {
    if (index % TELL_EVERY === 0) onRows(index, 2 * effects.length)
    const present = presentOf(effect)
    const is = present && asJson(effect.table, present)
    if (is === asOfNow(effect.table, effect.after)) free.push(effect)
    else left.push({ table: effect.table, rowId: effect.id, why: 'changed' })
  }
  if (mode === 'whole' && left.length > 0) return left
  const going = free.filter(({ before }) => before === null)
  const kept = mode === 'rest' ? builtUpon(sqlite, going) : new Set<string>()
  for (const [index, effect] of free.toReversed().entries()) {
    const { table, id, before } = effect
    if (index % TELL_EVERY === 0) onRows(effects.length + index, 2 * effects.length)
    if (kept.has(`${table} ${id}`)) left.push({ table, rowId: id, why: 'built-upon' })
    else
      write.put({
        table,
        id,
        before: presentOf(effect),
        after: before === null ? null : (JSON.parse(before) as Values),
      })
  }
  onRows(2 * effects.length, 2 * effects.length)
  return left
}
