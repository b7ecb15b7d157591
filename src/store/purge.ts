import type Sqlite from 'better-sqlite3'
import { type Day, showDay } from '#model/day.ts'
import { Problem } from '#model/problem.ts'
import { backupsHolding } from './back-up.ts'
import { deletedBy } from './deleted-by.ts'
import { effectsOf } from './effects.ts'
import type { Store } from './open-store.ts'
import { NOBODY_NAMED, type Redactor, redactColumn, redactor, redactRow } from './redact.ts'
import { columns, type JournalledTable } from './schema.ts'
import { asStorageProblem } from './storage-trouble.ts'
import { theirRows } from './their-rows.ts'

/** What became of a purge. */
export interface Purged {
  /** How many deletions were removed for good. */
  readonly people: number
  /** Names that stay where they stand because somebody else goes by them. */
  readonly kept: readonly string[]
  /** Names of one word, which stay in other people's words. */
  readonly oneWord: readonly string[]
  /** The files of backups made earlier that still hold them. */
  readonly backups: readonly string[]
}

/**
 * Removes the people of these deletions for good, all or nothing: their rows from the journal, and their names, keys
 * and addresses from every text of the book. It cannot be undone and leaves no line in the journal. Ids that are no
 * deletions are passed over. The file still has to be tidied.
 */
export async function purgeDeletions(store: Store, ids: readonly string[], today: Day): Promise<Purged> {
  const { sqlite, db, path } = store
  try {
    const { contacts, ...purged } = await db.transaction().execute(async () => purgeRows(sqlite, ids, today))
    const backups = path === ':memory:' || contacts.length === 0 ? [] : backupsHolding(path, contacts)
    return { ...purged, backups }
  } catch (error) {
    throw asStorageProblem(error)
  }
}

/**
 * Writes the file anew without what was removed from it, and empties the log beside it. Throws a Problem when it cannot:
 * the book is whole then, and what was removed may still be in unused parts of the file.
 */
export async function tidyFile({ sqlite, db }: Store): Promise<void> {
  const emptyLog = () => {
    const [answer] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
    if (answer.busy !== 0) throw new Error('another program is reading it')
  }
  try {
    // On the connection's turn: no transaction of anybody else is open then.
    await db.connection().execute(async () => {
      emptyLog()
      sqlite.exec('vacuum')
      emptyLog()
    })
  } catch (error) {
    throw new Problem('busy', {
      what: 'What was removed is out of the book, but may still be in unused parts of its file.',
      why: `The file could not be written anew: ${error instanceof Error ? error.message : String(error)}.`,
      fix: 'Stop other programs that use the book, see that the disk has room for a second copy, and run: decorum purge --yes',
    })
  }
}

interface RowsPurged extends Omit<Purged, 'backups'> {
  readonly contacts: readonly string[]
}

function purgeRows(sqlite: Sqlite.Database, ids: readonly string[], today: Day): RowsPurged {
  const stands = sqlite.prepare('select 1 from deletions where id = ?')
  const deletions = ids.filter((id) => stands.get(id) !== undefined)
  if (deletions.length === 0) return { people: 0, kept: [], oneWord: [], contacts: [] }
  const theirs = theirRows(sqlite, deletions)
  const others = redactor(theirs.traces, theirs.living, theirs.formerly)
  openJournal(sqlite, () => {
    const deleting = deletingOperations(sqlite, deletions)
    const operations = forgetLines(sqlite, theirs.rows)
    const forget = sqlite.prepare('delete from deletions where id = ?')
    for (const id of deletions) forget.run(id)
    const drop = sqlite.prepare('delete from settings where id = ?')
    for (const id of theirs.rows.get('settings') ?? []) drop.run(id)
    const names = new Set([...theirs.traces.names].map((name) => name.toLowerCase()))
    const unlike = new Set([...theirs.living].filter((name) => !names.has(name.toLowerCase())))
    renameOperations(
      sqlite,
      operations,
      deleting,
      redactor(theirs.traces, unlike, theirs.formerly),
      theirs.traces.names,
      today,
    )
    redactTables(sqlite, others)
    redactJournal(sqlite, others)
  })
  const { kept, oneWord } = others
  return { people: deletions.length, kept, oneWord, contacts: [...theirs.people] }
}

/** Lets `work` take lines out of the append-only journal, and closes it again to the letter. */
function openJournal(sqlite: Sqlite.Database, work: () => void): void {
  const triggers = sqlite
    .prepare(`select name, sql from sqlite_schema where type = 'trigger' and tbl_name = 'changes' order by rowid`)
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) sqlite.exec(`drop trigger ${name}`)
  work()
  for (const { sql } of triggers) sqlite.exec(sql)
}

/** The operations that deleted people, by their deletions. */
function deletingOperations(sqlite: Sqlite.Database, deletions: Iterable<string>): ReadonlySet<string> {
  const deleting = sqlite
    .prepare(
      `select operation_id from changes where table_name = 'deletions' and row_id = ? and before is null and after is not null`,
    )
    .pluck()
  return new Set([...deletions].flatMap((id) => deleting.all(id) as string[]))
}

/** The rows in which what was sent to these people went on counting, by the operations that deleted them. */
function countedOf(
  sqlite: Sqlite.Database,
  people: ReadonlySet<string>,
  deletions: ReadonlySet<string>,
): ReadonlySet<string> {
  const counted = new Set<string>()
  for (const operation of deletingOperations(sqlite, deletions)) {
    const effects = effectsOf(sqlite, operation)
    const { ownersOf } = deletedBy(effects)
    for (const effect of effects)
      if (effect.table === 'unnamed_sent' && ownersOf(effect).some((id) => people.has(id))) counted.add(effect.id)
  }
  return counted
}

/** Takes every line about these rows out of the journal and returns the operations they were part of. */
function forgetLines(
  sqlite: Sqlite.Database,
  rows: ReadonlyMap<JournalledTable, ReadonlySet<string>>,
): ReadonlySet<string> {
  // What was sent to them goes on counting; that it once had a name is forgotten too.
  const counted = countedOf(sqlite, rows.get('contacts') ?? new Set(), rows.get('deletions') ?? new Set())
  const operationsOf = sqlite
    .prepare('select distinct operation_id from changes where table_name = ? and row_id = ?')
    .pluck()
  const forget = sqlite.prepare('delete from changes where table_name = ? and row_id = ?')
  const operations = new Set<string>()
  for (const [table, ids] of [...rows, ['unnamed_sent', counted] as const])
    for (const id of ids) {
      for (const operation of operationsOf.all(table, id) as string[]) operations.add(operation)
      forget.run(table, id)
    }
  return operations
}

/** A label that was cut short may end in the beginning of a name. */
function withoutCutName(label: string, names: ReadonlySet<string>): string {
  for (const name of names)
    for (let length = name.length; length >= 2; length--)
      if (label.endsWith(name.slice(0, length))) return `${label.slice(0, -length)}${NOBODY_NAMED}`
  return label
}

/** The longest label an operation is given. */
const CUT = 200

/** Takes the names out of what the operations about them are called, whoever else goes by them. */
function renameOperations(
  sqlite: Sqlite.Database,
  operations: ReadonlySet<string>,
  deleting: ReadonlySet<string>,
  { redact }: Redactor,
  names: ReadonlySet<string>,
  today: Day,
): void {
  const labelOf = sqlite.prepare('select label from operations where id = ?').pluck()
  const goesOn = sqlite.prepare('select 1 from changes where operation_id = ?')
  const rename = sqlite.prepare('update operations set label = ? where id = ?')
  for (const id of operations) {
    const label = String(labelOf.get(id))
    const short = label.length >= CUT ? withoutCutName(label, names) : label
    const better =
      deleting.has(id) && goesOn.get(id) === undefined
        ? `Somebody deleted, removed for good on ${showDay(today)}`
        : redact(short, true)
    if (better !== label) rename.run(better, id)
  }
}

/** Redacts every text of every row that stands. */
function redactTables(sqlite: Sqlite.Database, { redact, mayHold }: Redactor): void {
  for (const table of (Object.keys(columns) as (keyof typeof columns)[]).filter((each) => each !== 'changes')) {
    const names: readonly string[] = columns[table]
    const changes: (readonly [column: string, value: string, id: string])[] = []
    for (const row of sqlite.prepare(`select ${names.join(', ')} from ${table}`).iterate()) {
      const values = row as Readonly<Record<string, unknown>>
      for (const name of names) {
        const value = values[name]
        if (typeof value !== 'string' || !mayHold(value)) continue
        const better = redactColumn(redact, name, value)
        if (better !== value) changes.push([name, better, String(values.id)])
      }
    }
    for (const [column, value, id] of changes)
      sqlite.prepare(`update ${table} set ${column} = ? where id = ?`).run(value, id)
  }
}

/** Redacts every line of the journal that is left. */
function redactJournal(sqlite: Sqlite.Database, { redact, mayHold }: Redactor): void {
  type Line = [operation: string, position: number, before: string | null, after: string | null]
  const lines = sqlite.prepare('select operation_id, position, before, after from changes').raw()
  const side = (json: string | null) => (json !== null && mayHold(json) ? redactRow(redact, json) : json)
  const changes: Line[] = []
  for (const [operation, position, before, after] of lines.iterate() as IterableIterator<Line>) {
    const now: Line = [operation, position, side(before), side(after)]
    if (now[2] !== before || now[3] !== after) changes.push(now)
  }
  const change = sqlite.prepare('update changes set before = ?, after = ? where operation_id = ? and position = ?')
  for (const [operation, position, before, after] of changes) change.run(before, after, operation, position)
}
