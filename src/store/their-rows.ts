import type Sqlite from 'better-sqlite3'
import { ME, profileKeyOf } from '#model/contact.ts'
import { keptJson } from '#model/kept-json.ts'
import type { Traces } from './redact.ts'
import type { JournalledTable } from './schema.ts'

type Values = Readonly<Record<string, string | number | null>>

class Known implements Traces {
  readonly names = new Set<string>()
  readonly profileKeys = new Set<string>()
  readonly profileUrls = new Set<string>()
  readonly emails = new Set<string>()

  add(name: unknown, key: unknown, url: unknown, email: unknown): void {
    if (typeof name === 'string') this.names.add(name)
    if (typeof key === 'string') this.profileKeys.add(key)
    if (typeof url === 'string') this.profileUrls.add(url)
    if (typeof email === 'string') this.emails.add(email)
  }

  take(other: Traces): void {
    for (const each of ['names', 'profileKeys', 'profileUrls', 'emails'] as const)
      for (const value of other[each]) this[each].add(value)
  }
}

/** Everything in the journal about people who are no longer in the book. */
export interface TheirRows {
  /** Their ids, those of earlier entries of the same people included. */
  readonly people: ReadonlySet<string>
  /** The ids of their rows by table; none of these rows is in the book now, but deletions and what was left about them. */
  readonly rows: ReadonlyMap<JournalledTable, ReadonlySet<string>>
  readonly traces: Traces
  /** What everybody else is called, those included who can still be brought back. */
  readonly living: ReadonlySet<string>
  /** What everybody else was called before. */
  readonly formerly: ReadonlySet<string>
}

/** Who the journal ever told of, by id. */
function everybodyKnown(sqlite: Sqlite.Database): Map<string, Known> {
  const all = new Map<string, Known>()
  const of = (id: unknown): Known => {
    const known = all.get(String(id)) ?? new Known()
    all.set(String(id), known)
    return known
  }
  const lines = (table: string) =>
    sqlite.prepare('select before, after from changes where table_name = ?').raw().iterate(table) as IterableIterator<
      [string | null, string | null]
    >
  for (const sides of lines('contacts'))
    for (const side of sides) {
      if (side === null) continue
      const row = keptJson<Values>(side)
      of(row.id).add(row.name, row.profile_key, row.profile_url, row.email)
    }
  for (const sides of lines('contact_keys'))
    for (const side of sides) {
      if (side === null) continue
      const { contact_id, kind, key } = keptJson<Values>(side)
      if (kind === 'profile') of(contact_id).add(null, key, null, null)
      else of(contact_id).add(null, null, null, key)
    }
  return all
}

/** Rows of a table of which the journal ever said that `column` was one of `values`. */
function rowsEver(
  sqlite: Sqlite.Database,
  table: JournalledTable,
  column: string,
  values: ReadonlySet<string>,
): string[] {
  return sqlite
    .prepare(
      `select distinct row_id from changes where table_name = @table and (json_extract(before, @path) in
        (select value from json_each(@ids)) or json_extract(after, @path) in (select value from json_each(@ids)))`,
    )
    .pluck()
    .all({ table, path: `$.${column}`, ids: JSON.stringify([...values]) }) as string[]
}

/** How long an id is that Decorum made. */
const ID_LENGTH = 36

const OF_A_CONTACT = ['invitations', 'messages', 'drafts', 'contact_keys', 'deletions'] as const

/** The other contacts to whom rows of these people ever belonged: entries that were made one with theirs. */
function mergedWith(sqlite: Sqlite.Database, people: ReadonlySet<string>): string[] {
  const owners = sqlite
    .prepare(
      `select json_extract(before, '$.contact_id'), json_extract(after, '$.contact_id') from changes
        where table_name = ? and row_id = ?`,
    )
    .raw()
  return OF_A_CONTACT.flatMap((table) =>
    rowsEver(sqlite, table, 'contact_id', people).flatMap((row) => owners.all(table, row).flat() as string[]),
  ).filter((id) => id !== null)
}

function meets<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return !a.isDisjointFrom(b)
}

/** Whether two entries, one of them gone, are of one person as far as the book can tell. */
function isSamePerson(gone: Traces, theirs: Traces): boolean {
  if (meets(gone.profileKeys, theirs.profileKeys) || meets(gone.emails, theirs.emails)) return true
  const toldApart = gone.profileKeys.size > 0 && theirs.profileKeys.size > 0
  return !toldApart && meets(gone.names, theirs.names)
}

/** Everything about the people of these deletions that the journal holds. */
export function theirRows(sqlite: Sqlite.Database, deletions: readonly string[]): TheirRows {
  const known = everybodyKnown(sqlite)
  const going = new Set(deletions)
  const deleted = sqlite.prepare('select * from deletions').all() as Values[]
  const people = new Set<string>()
  const traces = new Known()
  const present = new Set(sqlite.prepare('select id from contacts').pluck().all() as string[]).add(ME)
  for (const each of deleted) {
    if (going.has(String(each.id))) {
      people.add(String(each.contact_id))
      traces.add(each.name, each.profile_key, null, each.email)
    } else present.add(String(each.contact_id))
  }
  let size: number
  do {
    size = people.size
    for (const id of people) traces.take(known.get(id) ?? new Known())
    for (const id of mergedWith(sqlite, people)) if (!present.has(id)) people.add(id)
    for (const [id, each] of known) if (!present.has(id) && isSamePerson(each, traces)) people.add(id)
  } while (people.size > size)

  const { living, formerly } = takeOthers(sqlite, known, present, traces)
  return { people, rows: rowsOf(sqlite, people), traces, living, formerly }
}

/** What everybody else is and was called; keys and addresses that are theirs now are no traces of anybody else. */
function takeOthers(
  sqlite: Sqlite.Database,
  known: ReadonlyMap<string, Known>,
  present: ReadonlySet<string>,
  traces: Known,
): { living: Set<string>; formerly: Set<string> } {
  const [living, formerly] = [new Set<string>(), new Set<string>()]
  const inBook = new Set<string>()
  const theirs = new Known()
  for (const row of sqlite.prepare('select * from contacts').iterate() as IterableIterator<Values>) {
    inBook.add(String(row.id))
    living.add(String(row.name))
    theirs.add(null, row.profile_key, row.profile_url, row.email)
  }
  const further = sqlite.prepare('select kind, key from contact_keys').all() as Values[]
  for (const { kind, key } of further)
    theirs.add(null, kind === 'profile' ? key : null, null, kind === 'email' ? key : null)
  for (const id of present) {
    const { names } = known.get(id) ?? new Known()
    for (const name of names) (inBook.has(id) ? formerly : living).add(name)
    if (!inBook.has(id)) theirs.take(known.get(id) ?? new Known())
  }
  const own = sqlite.prepare(`select value from settings where id = ?`).pluck()
  for (const id of ['me.name', 'me.profile']) {
    const value = own.get(id)
    const text: unknown = typeof value === 'string' ? JSON.parse(value) : null
    if (typeof text !== 'string') continue
    if (id === 'me.name') living.add(text)
    else theirs.add(null, profileKeyOf(text), text, null)
  }
  const emails = new Set([...theirs.emails].map((email) => email.toLowerCase()))
  for (const email of traces.emails) if (emails.has(email.toLowerCase())) traces.emails.delete(email)
  for (const key of traces.profileKeys) if (theirs.profileKeys.has(key)) traces.profileKeys.delete(key)
  for (const url of traces.profileUrls) {
    const key = profileKeyOf(url)
    if (theirs.profileUrls.has(url) || (key !== undefined && theirs.profileKeys.has(key)))
      traces.profileUrls.delete(url)
  }
  return { living, formerly }
}

/** Every row these people ever had that is not in the book now, by table. */
function rowsOf(sqlite: Sqlite.Database, people: ReadonlySet<string>): Map<JournalledTable, Set<string>> {
  const found = new Map<JournalledTable, Set<string>>()
  const take = (table: JournalledTable, ids: readonly string[]) => {
    const stands = sqlite.prepare(`select 1 from ${table} where id = ?`)
    const rows = found.get(table) ?? new Set()
    // A deletion stands until this very purge.
    for (const id of ids) if (table === 'deletions' || !stands.get(id)) rows.add(id)
    found.set(table, rows)
  }
  take('contacts', [...people])
  for (const table of OF_A_CONTACT) take(table, rowsEver(sqlite, table, 'contact_id', people))
  for (const column of ['from_id', 'to_id']) take('relations', rowsEver(sqlite, 'relations', column, people))
  for (const column of ['one_id', 'other_id'])
    take('distinct_people', rowsEver(sqlite, 'distinct_people', column, people))
  const invitations = found.get('invitations') ?? new Set()
  take('invitation_events', rowsEver(sqlite, 'invitation_events', 'invitation_id', invitations))
  take('waivers', rowsEver(sqlite, 'waivers', 'subject_id', invitations.union(people)))
  found.set('settings', settingsAbout(sqlite, invitations.union(people).union(found.get('waivers') ?? new Set())))
  return found
}

/** Settings, standing or not, that end in the id of one of these: what was left about somebody, on a page or in a review. */
function settingsAbout(sqlite: Sqlite.Database, ids: ReadonlySet<string>): Set<string> {
  const names = sqlite
    .prepare(`select id from settings union select row_id from changes where table_name = 'settings'`)
    .pluck()
    .all() as string[]
  return new Set(names.filter((name) => name.includes('left.') && ids.has(name.slice(-ID_LENGTH))))
}
