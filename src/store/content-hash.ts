import { hash } from 'node:crypto'
import { ME } from '#model/contact.ts'
import { sourcesFrom } from '#model/source.ts'
import type { Store } from './open-store.ts'
import { columns, type JournalledTable } from './schema.ts'

type Values = Readonly<Record<string, string | number | null>>

const ITS_ID = 'made by the program'
const POINTS = 'a reference: what it points at is covered by the digest of that row'
const ENTERED = 'when it was entered says nothing about what it is'

/** The columns that are not content of their own, each with the reason; every other column is content. */
export const notContent: { readonly [T in JournalledTable]: Readonly<Record<string, string>> } = {
  contacts: { id: ITS_ID, name_key: 'follows from the name' },
  relations: { id: ITS_ID, from_id: POINTS, to_id: POINTS },
  invitations: { id: ITS_ID, contact_id: POINTS },
  invitation_events: { id: ITS_ID, invitation_id: POINTS },
  messages: { id: ITS_ID, contact_id: POINTS },
  drafts: { id: ITS_ID, contact_id: POINTS, made_at: ENTERED },
  settings: {},
  waivers: { id: ITS_ID, subject_id: POINTS, made_on: ENTERED },
  reviews: { id: ITS_ID, started_at: ENTERED, finished_at: 'only whether it was finished is content' },
  imports: { id: ITS_ID, at: ENTERED, summary: 'counts rows against the book as it was then' },
  contact_keys: { id: ITS_ID, contact_id: POINTS },
  distinct_people: { id: ITS_ID, one_id: POINTS, other_id: POINTS },
  deletions: Object.fromEntries(columns.deletions.map((name) => [name, 'tells who is not in the book'])),
  unnamed_sent: { id: ITS_ID },
}

/** Columns that hold JSON: two ways to write the same say the same. */
const JSON_COLUMNS = new Set(['imported', 'judged', 'value', 'done_steps', 'counts'])

/** A value with the keys of its objects in order; objects and lists stay apart. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return ['list', ...value.map(inOrder)]
  if (value === null || typeof value !== 'object') return value
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return ['object', ...sorted.map(([key, each]) => [key, inOrder(each)])]
}

function canonical(column: string, value: string | number | null | undefined): unknown {
  if (!JSON_COLUMNS.has(column) || typeof value !== 'string') return value ?? null
  try {
    return inOrder(column === 'imported' ? sourcesFrom(value) : JSON.parse(value))
  } catch {
    return value
  }
}

const digestOf = (parts: readonly unknown[]): string => hash('sha256', JSON.stringify(parts), 'base64url')

/** The digests of what hangs on a row, by the row's id. */
class Hanging {
  readonly #lists = new Map<string, string[]>()
  add(id: string, digest: string): void {
    const list = this.#lists.get(id)
    if (list) list.push(digest)
    else this.#lists.set(id, [digest])
  }
  /** In an order of their own, so that the order of the rows is none of the content; they hang there no longer. */
  take(id: string): string[] {
    const list = this.#lists.get(id) ?? []
    this.#lists.delete(id)
    return list.sort()
  }
  /** Whatever was not taken, because what it hangs on is not in the book. */
  rest(): string[] {
    return [...this.#lists.values()].flat().sort()
  }
}

/** What stands at the end of a tie that leads to nobody in the book. */
const NOBODY = 'nobody'
const ACCOUNT = 'account'

function hashOf({ sqlite }: Pick<Store, 'sqlite'>): string {
  /** Each row of a table with the digest of its own content. */
  function* rows(table: JournalledTable, where = ''): Generator<{ row: Values; digest: string }> {
    const names: readonly string[] = columns[table]
    const own = names.filter((name) => !Object.hasOwn(notContent[table], name))
    for (const row of sqlite.prepare(`select ${names.join(', ')} from ${table} ${where}`).iterate()) {
      const values = row as Values
      yield { row: values, digest: digestOf([table, own.map((name) => canonical(name, values[name]))]) }
    }
  }
  const multiset = (table: JournalledTable, where = '') => [...rows(table, where)].map((each) => each.digest).sort()

  const waivers = new Hanging()
  for (const { row, digest } of rows('waivers')) waivers.add(String(row.subject_id), digest)
  const events = new Hanging()
  for (const { row, digest } of rows('invitation_events')) events.add(String(row.invitation_id), digest)
  const onContact = new Hanging()
  for (const { row, digest } of rows('invitations')) {
    const id = String(row.id)
    onContact.add(String(row.contact_id), digestOf([digest, events.take(id), waivers.take(id)]))
  }
  for (const table of ['messages', 'drafts', 'contact_keys'] as const)
    for (const { row, digest } of rows(table)) onContact.add(String(row.contact_id), digest)

  const contacts = new Map<string, string>()
  for (const { row, digest } of rows('contacts')) {
    const id = String(row.id)
    contacts.set(id, digestOf([digest, id === ME, onContact.take(id), waivers.take(id)]))
  }
  const end = (id: unknown) => contacts.get(String(id)) ?? NOBODY
  const ties = new Hanging()
  const edges: string[] = []
  for (const { row, digest } of rows('relations')) {
    ties.add(String(row.from_id), digestOf([digest, 'to', end(row.to_id)]))
    ties.add(String(row.to_id), digestOf([digest, 'from', end(row.from_id)]))
    edges.push(digestOf([digest, end(row.from_id), end(row.to_id)]))
  }
  for (const { row, digest } of rows('distinct_people')) {
    ties.add(String(row.one_id), digestOf([digest, end(row.other_id)]))
    ties.add(String(row.other_id), digestOf([digest, end(row.one_id)]))
    edges.push(digestOf([digest, ...[end(row.one_id), end(row.other_id)].sort()]))
  }
  // Once more with the ties: two people alike in all else are told apart by whom they are tied to.
  const people = [...contacts].map(([id, digest]) => digestOf([digest, ties.take(id)])).sort()
  const reviews = [...rows('reviews')].map(({ row, digest }) => digestOf([digest, row.finished_at !== null]))
  return hash(
    'sha256',
    JSON.stringify([
      people,
      edges.sort(),
      waivers.take(ACCOUNT),
      waivers.rest(),
      events.rest(),
      onContact.rest(),
      multiset('settings', `where id not like 'calendar.%'`),
      reviews.sort(),
      multiset('imports'),
      multiset('unnamed_sent'),
    ]),
    'hex',
  )
}

/**
 * A text (sha256, hexadecimal) that is the same for two books exactly when they say the same: whatever their ids, the
 * order of their rows and the times at which things were entered. Reads every row once.
 */
export function contentHash(store: Pick<Store, 'sqlite'>): string {
  const { sqlite } = store
  // One transaction, so that no other process changes the book between two tables.
  return sqlite.inTransaction ? hashOf(store) : sqlite.transaction(() => hashOf(store))()
}
