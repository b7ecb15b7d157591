import type Sqlite from 'better-sqlite3'
import { deletedBy } from './deleted-by.ts'
import { type Effect, effectsOf, rowKey } from './effects.ts'
import { asJson, type Values, type Write } from './journal.ts'
import type { Store } from './open-store.ts'
import { columns, type JournalledTable } from './schema.ts'

/** A row that was left as it is: it has changed since the operation, or something later hangs on it. */
export interface Left {
  readonly table: JournalledTable
  readonly rowId: string
  readonly why: 'changed' | 'built-upon'
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

/**
 * Of what an operation did, what is to be taken back. People it deleted come back by themselves too: who has, is left as
 * they are by now, and a tie to one who stays deleted comes back with that one.
 */
function stillToTakeBack(sqlite: Sqlite.Database, effects: readonly Effect[], only: string | undefined): Effect[] {
  const { people, ownersOf } = deletedBy(effects)
  if (people.size === 0) return [...effects]
  const stands = sqlite.prepare('select 1 from deletions where id = ?')
  const deleted = [...people].filter(([, deletion]) => stands.get(deletion) !== undefined).map(([contact]) => contact)
  const back = new Set(only === undefined ? deleted : deleted.filter((id) => id === only))
  const waiting = new Set(deleted).difference(back)
  return effects.filter((effect) => {
    const owners = ownersOf(effect)
    if (owners.length === 0) return only === undefined
    return owners.some((id) => back.has(id)) && !owners.some((id) => waiting.has(id))
  })
}

const TELL_EVERY = 1_000

/**
 * Puts every row of an operation back to what it was before. `whole`: unless one of them has changed since; then nothing
 * is written. `rest`: what has changed since, and what something later hangs on, is left as it is. Returns what was
 * left, or stood in the way. With `only`, the id of a contact, nothing but what deleted this person is taken back.
 */
export function takeBack(
  { sqlite }: Store,
  write: Write,
  operation: string,
  mode: 'whole' | 'rest',
  onRows: (done: number, all: number) => void = () => {},
  only?: string,
): Left[] {
  const effects = stillToTakeBack(sqlite, effectsOf(sqlite, operation), only)
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
    if (kept.has(rowKey(effect))) left.push({ table, rowId: id, why: 'built-upon' })
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
