import Sqlite from 'better-sqlite3'

// What judging cannot do without reading once: all the rules look at of every invitation and what became of it. Of the
// people, only those whose invitation can still be acted on are looked at; they are left out.
const READ = {
  invitations: ['contact_id', 'direction', 'sent_on', 'sent_at', 'note', 'purpose', 'said_by'],
  invitation_events: ['invitation_id', 'kind', 'on_day'],
}

/** Looks at every one of these rows and columns, once, inside SQLite. */
export function scanOf(sqlite: Sqlite.Database): () => void {
  const scans = Object.entries(READ).map(([table, columns]) => {
    const sums = columns.map((column) => `sum(octet_length(${column}))`)
    return sqlite.prepare(`select ${sums.join(', ')} from ${table} not indexed`)
  })
  return () => {
    for (const scan of scans) scan.all()
  }
}

/** Reads the same rows and columns into JavaScript, one after another; gives how many there are. */
export function readRows(sqlite: Sqlite.Database): number {
  let rows = 0
  for (const [table, columns] of Object.entries(READ))
    for (const _ of sqlite.prepare(`select ${columns} from ${table}`).raw().iterate()) rows++
  return rows
}

/** Writes one row and waits until it is on the disk: what no change can be quicker than. */
export function durableInsert(path: string): { insert(): void; close(): void } {
  const sqlite = new Sqlite(path)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.exec('create table if not exists one (id integer primary key, body text)')
  const insert = sqlite.prepare('insert into one (body) values (?)')
  return { insert: () => void insert.run('x'.repeat(100)), close: () => void sqlite.close() }
}
