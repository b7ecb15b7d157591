import Sqlite from 'better-sqlite3'

// Everything the rules look at, of every invitation and every person: what judging cannot do without reading once.
const READ = [
  `contact_id, direction, sent_on, sent_at, note, purpose, said_by from invitations`,
  `invitation_id, kind, on_day from invitation_events`,
  `id, name, profile_key, company, position, region, industry, mark, connected_on, removed_on, welcomes, is_member,
    profile_read from contacts`,
]

/** Looks at every row and column the rules look at, once, inside SQLite. */
export function scanOf(sqlite: Sqlite.Database): () => void {
  const scans = READ.map((each) => {
    const [columns = '', table = ''] = each.split(' from ')
    const sum = columns.split(',').map((column) => `sum(length(${column.trim()}))`)
    return sqlite.prepare(`select ${sum.join(', ')} from ${table} not indexed`)
  })
  return () => {
    for (const scan of scans) scan.all()
  }
}

/** Reads the same rows and columns into JavaScript, one after another; gives how many there are. */
export function readRows(sqlite: Sqlite.Database): number {
  let rows = 0
  for (const each of READ) for (const _ of sqlite.prepare(`select ${each}`).raw().iterate()) rows++
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
