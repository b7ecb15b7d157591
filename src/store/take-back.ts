import type Sqlite from 'better-sqlite3'
import { keptJson } from '#model/kept-json.ts'
import { deletedBy } from './deleted-by.ts'
import { effectsOf, rowKey } from './effects.ts'
import { asJson, asJsonInSql, type BulkWrite, type Values } from './journal.ts'
import type { Store } from './open-store.ts'
import { columns, type JournalledTable } from './schema.ts'

/** A row that was left as it is: it has changed since the operation, or something later hangs on it. */
export interface Left {
  readonly table: JournalledTable
  readonly rowId: string
  readonly why: 'changed' | 'built-upon'
}

/** What an operation did to a row, held against how the row stands now. */
interface Held {
  readonly table: JournalledTable
  readonly id: string
  /** The row before the operation; null when it was not there. */
  readonly before: string | null
  /** Whether it took the row away. */
  gone: boolean
  /** The row as the operation left it; null where the row stands just so, which is nearly everywhere. */
  after: string | null
}

interface Line extends Omit<Held, 'gone'> {
  readonly gone: 0 | 1
}

const journalled = (Object.keys(columns) as (keyof typeof columns)[]).filter(
  (table): table is JournalledTable => table !== 'operations' && table !== 'changes',
)

// SQLite holds the rows against the lines: of a heavy import neither has to be read here.
const asItStands = `case c.table_name ${journalled
  .map((table) => `when '${table}' then (select ${asJsonInSql(table)} from ${table} where id = c.row_id)`)
  .join(' ')} end`

/** What an operation did to each row, all its changes of the row taken together, in the order of the first. */
function heldEffects(sqlite: Sqlite.Database, operation: string, onLine: (line: number) => void): Held[] {
  const effects: Held[] = []
  const found = new Map<JournalledTable, Map<string, Held>>()
  const lines = sqlite
    .prepare(
      `select c.table_name as "table", c.row_id as id, c.before as before, c.after is null as gone,
        case when c.after is ${asItStands} then null else coalesce(c.after, '') end as after
        from changes as c where c.operation_id = ? order by c.position`,
    )
    .iterate(operation) as IterableIterator<Line>
  let number = 0
  for (const { table, id, before, gone, after } of lines) {
    onLine(number++)
    let ofTable = found.get(table)
    if (!ofTable) {
      ofTable = new Map()
      found.set(table, ofTable)
    }
    const first = ofTable.get(id)
    if (first) {
      first.gone = gone === 1
      first.after = after
      continue
    }
    const effect = { table, id, before, gone: gone === 1, after }
    ofTable.set(id, effect)
    effects.push(effect)
  }
  return effects
}

/** What the journal says of a row, in the columns the book has now: it may be older than one of them. */
function asOfNow(table: JournalledTable, kept: string): string {
  return asJson(table, keptJson<Values>(kept))
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
function builtUpon(sqlite: Sqlite.Database, going: readonly Held[]): Set<string> {
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
        kept.add(rowKey({ table: parent, id }))
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
 * they are by now. A tie to one who stays deleted comes back with that one; to one who came back and was deleted anew, it
 * does not come back.
 */
function stillToTakeBack(
  sqlite: Sqlite.Database,
  operation: string,
  effects: readonly Held[],
  only: string | undefined,
): readonly Held[] {
  if (!effects.some((effect) => effect.table === 'deletions')) return effects
  const { people, ownersOf } = deletedBy(effectsOf(sqlite, operation))
  if (people.size === 0) return effects
  const stands = sqlite.prepare('select 1 from deletions where id = ?')
  const deleted = [...people].filter(([, deletion]) => stands.get(deletion) !== undefined).map(([contact]) => contact)
  const back = new Set(only === undefined ? deleted : deleted.filter((id) => id === only))
  const inBook = sqlite.prepare('select 1 from contacts where id = ?')
  const isThere = (id: string) => back.has(id) || inBook.get(id) !== undefined
  return effects.filter((effect) => {
    const owners = ownersOf(effect)
    if (owners.length === 0) return only === undefined
    return owners.some((id) => back.has(id)) && owners.every(isThere)
  })
}

const TELL_EVERY = 1_000

/** Puts rows back, in the order they are given in; of one table several at once. */
class PuttingBack {
  readonly #write: BulkWrite
  #table: JournalledTable | undefined
  #going: string[] = []
  #coming: Values[] = []

  constructor(write: BulkWrite) {
    this.#write = write
  }

  #of(table: JournalledTable, others: readonly unknown[]): void {
    if (this.#table !== table || others.length > 0 || this.#going.length + this.#coming.length >= TELL_EVERY)
      this.flush()
    this.#table = table
  }

  goes(table: JournalledTable, id: string): void {
    this.#of(table, this.#coming)
    this.#going.push(id)
  }

  comes(table: JournalledTable, row: Values): void {
    this.#of(table, this.#going)
    this.#coming.push(row)
  }

  flush(): void {
    if (this.#table === undefined) return
    this.#write.removeAll(this.#table, this.#going)
    this.#write.insertAll(this.#table, this.#coming)
    this.#going = []
    this.#coming = []
  }
}

/**
 * Puts every row of an operation back to what it was before. `whole`: unless one of them has changed since; then nothing
 * is written. `rest`: what has changed since, and what something later hangs on, is left as it is. Returns what was
 * left, or stood in the way. With `only`, the id of a contact, nothing but what deleted this person is taken back.
 */
export function takeBack(
  { sqlite }: Store,
  write: BulkWrite,
  operation: string,
  mode: 'whole' | 'rest',
  onRows: (done: number, all: number) => void = () => {},
  only?: string,
): Left[] {
  const lines = sqlite.prepare('select count(*) from changes where operation_id = ?').pluck().get(operation) as number
  const tell = (done: number) => {
    if (done % TELL_EVERY === 0) onRows(done, 2 * lines)
  }
  const effects = stillToTakeBack(sqlite, operation, heldEffects(sqlite, operation, tell), only)
  const finders = new Map<JournalledTable, Sqlite.Statement>()
  const presentOf = ({ table, id }: Held): Values | null => {
    const finder =
      finders.get(table) ?? sqlite.prepare(`select ${columns[table].join(', ')} from ${table} where id = ?`)
    finders.set(table, finder)
    return (finder.get(id) as Values | undefined) ?? null
  }
  const standsSo = (effect: Held): boolean => {
    if (effect.after === null) return true
    if (effect.gone) return false
    const present = presentOf(effect)
    return present !== null && asJson(effect.table, present) === asOfNow(effect.table, effect.after)
  }
  const left: Left[] = []
  const free: Held[] = []
  for (const effect of effects) {
    if (standsSo(effect)) free.push(effect)
    else left.push({ table: effect.table, rowId: effect.id, why: 'changed' })
  }
  if (mode === 'whole' && left.length > 0) return left
  const going = free.filter(({ before, gone }) => before === null && !gone)
  const kept = mode === 'rest' ? builtUpon(sqlite, going) : new Set<string>()
  const putting = new PuttingBack(write)
  for (const [index, effect] of free.toReversed().entries()) {
    const { table, id, before, gone } = effect
    tell(lines + index)
    if (kept.has(rowKey(effect))) left.push({ table, rowId: id, why: 'built-upon' })
    else if (before === null) {
      // What came and went within the operation is as it was.
      if (!gone) putting.goes(table, id)
    } else if (gone) putting.comes(table, keptJson<Values>(before))
    else {
      putting.flush()
      write.put({ table, id, before: presentOf(effect), after: keptJson<Values>(before) })
    }
  }
  putting.flush()
  onRows(2 * lines, 2 * lines)
  return left
}
