import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ME } from '#model/contact.ts'
import { contentHash, notContent } from '#store/content-hash.ts'
import { inOperation } from '#store/journal.ts'
import type { Store } from '#store/open-store.ts'
import { columns, type JournalledTable, type Row } from '#store/schema.ts'
import { bookTables } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

type Cell = string | number | null
type Values = Record<string, Cell>
type Rows = { [T in JournalledTable]: Values[] }

const AT = '2026-11-18T12:00:00.000Z'
const LATER = '2027-01-01T00:00:00.000Z'

const contact = (id: string, name: string, more: Values = {}): Values => ({ id, name, name_key: name, ...more })

/** A book with something in every column of every table. */
function fullBook(): Rows {
  return {
    contacts: [
      contact(ME, 'Joana Vilarinho'),
      contact('ana', 'Ana Sousa', {
        profile_key: 'ana-sousa',
        profile_url: 'https://www.linkedin.com/in/ana-sousa',
        email: 'ana@example.org',
        company: 'Tidewater Maps',
        position: 'Cartographer',
        region: 'Porto',
        industry: 'Maps',
        mark: 'high',
        connected_on: '2026-10-01',
        removed_on: '2026-11-01',
        welcomes: 'everybody',
        is_member: 1,
        profile_read: 0,
        remarks: 'Met at the harbour talk',
        imported: '{"linkedin":{"on":"2026-10-02","values":{"company":"Tidewater"}}}',
      }),
      contact('bo', 'Bo Lind'),
      contact('bo2', 'Bo Lind'),
    ],
    contact_keys: [
      { id: 'k1', contact_id: 'ana', kind: 'email', key: 'sousa@example.net' },
      { id: 'k2', contact_id: 'bo', kind: 'profile', key: 'bo-lind' },
    ],
    relations: [
      {
        id: 'r1',
        from_id: 'ana',
        to_id: ME,
        kind: 'friend',
        starts_on: '2020-01-01',
        ends_on: '2030-01-01',
        remark: 'School',
      },
      { id: 'r2', from_id: 'bo', to_id: 'ana', kind: 'reports-to', starts_on: null, ends_on: null, remark: null },
    ],
    invitations: [
      {
        id: 'i1',
        contact_id: 'ana',
        direction: 'sent',
        sent_on: '2026-09-01',
        sent_at: '2026-09-01T10:00:00.000Z',
        note: 'Hello Ana',
        purpose: 'her talk',
        said_by: 'you',
        judged: '{"verdict":"send","findings":[]}',
      },
      { id: 'i2', contact_id: 'bo', direction: 'received', sent_on: '2026-09-02', said_by: 'import' },
    ],
    invitation_events: [
      {
        id: 'e1',
        invitation_id: 'i1',
        kind: 'answered',
        on_day: '2026-09-02',
        at: AT,
        said_by: 'you',
        remark: 'Thank you',
      },
      { id: 'e2', invitation_id: 'i1', kind: 'accepted', on_day: '2026-10-01', said_by: 'inferred' },
    ],
    messages: [
      {
        id: 'm1',
        contact_id: 'ana',
        direction: 'received',
        sent_on: '2026-10-03',
        sent_at: AT,
        text: 'Good morning',
        source_key: 'a line',
      },
      { id: 'm2', contact_id: 'bo', direction: 'sent', sent_on: '2026-10-04', text: 'Hello Bo' },
    ],
    drafts: [{ id: 'd1', contact_id: 'bo', note: 'Dear Bo', purpose: 'charts', made_at: AT }],
    settings: [
      { id: 'theme', value: '"dark"' },
      { id: 'goals.roles', value: '["editor","printer"]' },
    ],
    waivers: [
      {
        id: 'w1',
        rule_id: 'pitch',
        subject_id: 'ana',
        reason: 'She asked',
        made_on: '2026-11-01',
        ends_on: '2027-01-01',
      },
      { id: 'w2', rule_id: 'burst', subject_id: 'account', reason: 'A fair', made_on: '2026-11-01', ends_on: null },
      { id: 'w3', rule_id: 'pending-long', subject_id: 'i1', reason: 'On leave', made_on: '2026-11-01', ends_on: null },
    ],
    reviews: [
      { id: 'v1', day: '2026-11-16', started_at: AT, finished_at: AT, done_steps: '["received"]', report: 'A page' },
      { id: 'v2', day: '2026-11-17', started_at: AT, finished_at: null, done_steps: '[]', report: null },
    ],
    imports: [{ id: 'p1', at: AT, name: 'archive.zip', exported_on: '2026-10-02', summary: '{"total":{}}' }],
    distinct_people: [{ id: 'x1', one_id: 'bo', other_id: 'bo2' }],
    deletions: [
      { id: 'o1', contact_id: 'gone', name: 'Chi Nwosu', profile_key: 'chi', email: 'chi@example.org', at: AT },
    ],
    unnamed_sent: [{ id: 'u1', sent_on: '2026-11-02', sent_at: AT, has_note: 1 }],
  }
}

// Rows that others point at come first.
const ORDER: readonly JournalledTable[] = [
  'contacts',
  'invitations',
  ...bookTables.filter((table) => table !== 'contacts' && table !== 'invitations'),
]

function fill(store: Store, rows: Rows, shuffled: (list: readonly Values[]) => readonly Values[] = (list) => list) {
  for (const table of ORDER) {
    const names = columns[table] as readonly string[]
    const insert = store.sqlite.prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    )
    for (const row of shuffled(rows[table])) insert.run(...names.map((name) => row[name] ?? null))
  }
}

async function hashOf(rows: Rows, shuffled?: (list: readonly Values[]) => readonly Values[]): Promise<string> {
  const book = await testBook()
  book.store.sqlite.pragma('foreign_keys = OFF')
  fill(book.store, rows, shuffled)
  const found = contentHash(book.store)
  await book.close()
  return found
}

const REFERENCES: Partial<Record<JournalledTable, Readonly<Record<string, string>>>> = {
  relations: { from_id: 'bo', to_id: 'bo2' },
  invitations: { contact_id: 'bo' },
  invitation_events: { invitation_id: 'i2' },
  messages: { contact_id: 'bo' },
  drafts: { contact_id: 'ana' },
  waivers: { subject_id: 'i1' },
  contact_keys: { contact_id: 'bo2' },
  distinct_people: { one_id: 'ana', other_id: 'ana' },
}

/** Another value that the column takes. */
const OTHER: Readonly<Record<string, Cell>> = {
  mark: 'low',
  welcomes: 'nobody',
  is_member: 0,
  profile_read: 1,
  has_note: 0,
  direction: 'received',
  said_by: 'import',
  kind: 'friend',
  imported: '{"linkedin":{"on":"2026-10-02","values":{"company":"Tidewater Ltd"}}}',
  judged: '{"verdict":"dont","findings":[]}',
  value: '"light"',
  done_steps: '["received","sent"]',
  finished_at: null,
}

function withOther(table: JournalledTable, column: string, value: Cell): Rows {
  const rows = fullBook()
  // The richest row of the table.
  const row = rows[table].toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0] as Values
  if (table === 'distinct_people' && column === 'one_id') rows[table] = [{ ...row, one_id: value, other_id: 'bo2' }]
  else if (table === 'distinct_people' && column === 'other_id')
    rows[table] = [{ ...row, one_id: value, other_id: 'bo' }]
  else row[column] = value
  return rows
}

const CHANGED: Readonly<Partial<Record<JournalledTable, Readonly<Record<string, Cell>>>>> = {
  relations: { kind: 'colleague', starts_on: '2020-01-02', ends_on: '2030-01-02' },
  invitation_events: { kind: 'reopened', said_by: 'import' },
  contact_keys: { kind: 'profile' },
  messages: { direction: 'sent' },
}

describe('every column of every table', () => {
  const all = bookTables.flatMap((table) => columns[table].map((column) => [table, column] as const))

  test.each(all)('%s.%s counts, or there is a reason why not', async (table, column) => {
    const before = await hashOf(fullBook())
    const reason = notContent[table][column]
    const reference = REFERENCES[table]?.[column]
    if (reference !== undefined) {
      expect(reason).toMatch(/a reference/)
      expect(await hashOf(withOther(table, column, reference)), 'it leads to somebody else').not.toBe(before)
      return
    }
    const other = CHANGED[table]?.[column] ?? (column in OTHER ? (OTHER[column] ?? null) : 'another')
    if (reason === undefined) expect(await hashOf(withOther(table, column, other))).not.toBe(before)
    else if (column === 'id' && table !== 'deletions') expect(reason).toBe('made by the program')
    else if (column === 'finished_at') {
      expect(await hashOf(withOther(table, column, LATER))).toBe(before)
      expect(await hashOf(withOther(table, column, null)), 'not finished').not.toBe(before)
    } else expect(await hashOf(withOther(table, column, other))).toBe(before)
  })

  test('a row more or less is another book', async () => {
    const before = await hashOf(fullBook())
    for (const table of bookTables.filter((each) => each !== 'deletions')) {
      const rows = fullBook()
      rows[table] = rows[table].slice(0, -1)
      expect(await hashOf(rows), table).not.toBe(before)
    }
  })
})

/** The same book under other ids. */
function relabelled(rows: Rows, nameOf: (id: string) => string): Rows {
  const label = (id: Cell) => (id === ME || id === 'account' || id === null ? id : nameOf(String(id)))
  const points = ['id', 'contact_id', 'from_id', 'to_id', 'invitation_id', 'subject_id', 'one_id', 'other_id']
  const out = structuredClone(rows)
  for (const table of bookTables.filter((each) => each !== 'settings'))
    for (const row of out[table])
      for (const column of points) if (column in row) row[column] = label(row[column] ?? null)
  for (const row of out.distinct_people)
    if (String(row.one_id) > String(row.other_id))
      [row.one_id, row.other_id] = [row.other_id as Cell, row.one_id as Cell]
  return out
}

const days = fc.constantFrom('2026-01-05', '2026-02-06', '2026-03-07')
const texts = fc.constantFrom('Hello', 'Good morning', 'Thank you', '')
const somebody = fc.nat(3)

/** Small books with many alike in them. */
const books = fc
  .record({
    people: fc.array(fc.record({ name: fc.constantFrom('Ana Sousa', 'Bo Lind'), company: texts }), {
      minLength: 4,
      maxLength: 4,
    }),
    invitations: fc.array(
      fc.record({ to: somebody, on: days, note: texts, events: fc.array(days, { maxLength: 2 }) }),
      {
        maxLength: 5,
      },
    ),
    messages: fc.array(fc.record({ to: somebody, on: days, text: texts }), { maxLength: 5 }),
    ties: fc.array(fc.record({ from: somebody, to: somebody, kind: fc.constantFrom('friend', 'reports-to') }), {
      maxLength: 4,
    }),
    waivers: fc.array(fc.record({ about: fc.constantFrom('p0', 'p1', 'account'), reason: texts }), { maxLength: 3 }),
  })
  .map(({ people, invitations, messages, ties, waivers }): Rows => {
    const none = Object.fromEntries(bookTables.map((table) => [table, []])) as unknown as Rows
    return {
      ...none,
      contacts: people.map((each, index) => contact(`p${index}`, each.name, { company: each.company })),
      invitations: invitations.map((each, index) => ({
        id: `i${index}`,
        contact_id: `p${each.to}`,
        direction: 'sent',
        sent_on: each.on,
        note: each.note,
        said_by: 'you',
      })),
      invitation_events: invitations.flatMap((each, index) =>
        each.events.map((on, at) => ({
          id: `e${index}-${at}`,
          invitation_id: `i${index}`,
          kind: 'answered',
          on_day: on,
          said_by: 'you',
        })),
      ),
      messages: messages.map((each, index) => ({
        id: `m${index}`,
        contact_id: `p${each.to}`,
        direction: 'sent',
        sent_on: each.on,
        text: each.text,
      })),
      relations: ties
        .filter((tie) => tie.from !== tie.to)
        .map((tie, index) => ({ id: `r${index}`, from_id: `p${tie.from}`, to_id: `p${tie.to}`, kind: tie.kind })),
      waivers: waivers.map((each, index) => ({
        id: `w${index}`,
        rule_id: 'pitch',
        subject_id: each.about,
        reason: `${each.reason}.`,
        made_on: '2026-11-18',
      })),
    }
  })

describe('books that say the same', () => {
  test('have one hash, whatever their ids, the order of their rows and when things were entered', async () => {
    await fc.assert(
      fc.asyncProperty(books, fc.nat(), async (rows, seed) => {
        const before = await hashOf(rows)
        const shuffle = (list: readonly Values[]) =>
          fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), { numRuns: 1, seed })[0] ?? list
        const other = relabelled(rows, (id) => `${[...`${seed}${id}`].toReversed().join('')}-${id}`)
        for (const row of other.waivers) row.made_on = '2020-01-01'
        expect(await hashOf(other, shuffle)).toBe(before)
      }),
      { numRuns: 60 },
    )
  })

  test('with something in every table too', async () => {
    const before = await hashOf(fullBook())
    const other = relabelled(fullBook(), (id) => `z${id}`)
    for (const table of bookTables) other[table].reverse()
    for (const row of other.drafts) row.made_at = LATER
    for (const row of other.reviews) row.started_at = LATER
    for (const row of other.imports) row.at = LATER
    expect(await hashOf(other)).toBe(before)
  })

  test('whatever the order of keys in what the sources said, and where a book of the first version kept it', async () => {
    const imported = (text: string) => withOther('contacts', 'imported', text)
    const one = await hashOf(imported('{"linkedin":{"on":null,"values":{"company":"A","name":"B"}}}'))
    expect(await hashOf(imported('{"linkedin":{"values":{"name":"B","company":"A"},"on":null}}'))).toBe(one)
    expect(await hashOf(imported('{"name":"B","company":"A"}'))).toBe(one)
    expect(await hashOf(imported('{"name":"A","company":"B"}'))).not.toBe(one)
  })

  test('but for the names under which calendars are shared', async () => {
    const rows = fullBook()
    rows.settings.push({ id: 'calendar.token', value: '"secret"' })
    expect(await hashOf(rows)).toBe(await hashOf(fullBook()))
  })
})

describe('books that differ in who is who', () => {
  const empty = () => Object.fromEntries(bookTables.map((table) => [table, []])) as unknown as Rows
  const sent = (id: string, to: string, note: string): Values => ({
    id,
    contact_id: to,
    direction: 'sent',
    sent_on: '2026-09-01',
    note,
    said_by: 'you',
  })
  const namesakes = (more: Partial<Rows>): Rows => ({
    ...empty(),
    contacts: [
      contact('a', 'Ana Sousa', { company: 'Tidewater' }),
      contact('b', 'Ana Sousa', { company: 'Fernmark' }),
      contact('c', 'Chi Nwosu'),
    ],
    ...more,
  })
  const alike = (more: Partial<Rows>): Rows => ({
    ...empty(),
    contacts: [contact('a', 'Ana Sousa'), contact('b', 'Ana Sousa'), contact('c', 'Chi Nwosu'), contact('d', 'Dora M')],
    ...more,
  })

  test('two of one name with their invitations swapped', async () => {
    const one = await hashOf(namesakes({ invitations: [sent('i', 'a', 'A'), sent('j', 'b', 'B')] }))
    expect(await hashOf(namesakes({ invitations: [sent('i', 'b', 'A'), sent('j', 'a', 'B')] }))).not.toBe(one)
  })

  test('two alike, each with an invitation, or both with one of them', async () => {
    const one = await hashOf(alike({ invitations: [sent('i', 'a', 'A'), sent('j', 'b', 'B')] }))
    expect(await hashOf(alike({ invitations: [sent('i', 'b', 'A'), sent('j', 'a', 'B')] }))).toBe(one)
    expect(await hashOf(alike({ invitations: [sent('i', 'a', 'A'), sent('j', 'a', 'B')] }))).not.toBe(one)
  })

  test('two alike, each with a tie, or both with one of them', async () => {
    const tie = (id: string, from: string, to: string): Values => ({ id, from_id: from, to_id: to, kind: 'friend' })
    const one = await hashOf(alike({ relations: [tie('r', 'a', 'c'), tie('s', 'b', 'd')] }))
    expect(await hashOf(alike({ relations: [tie('r', 'a', 'c'), tie('s', 'a', 'd')] }))).not.toBe(one)
    expect(await hashOf(alike({ relations: [tie('r', 'a', 'c'), tie('s', 'd', 'b')] }))).not.toBe(one)
  })

  test('an event of one invitation told of the other', async () => {
    const invitations = [sent('i', 'a', 'A'), sent('j', 'a', 'B')]
    const event = (on: string): Values => ({
      id: 'e',
      invitation_id: on,
      kind: 'accepted',
      on_day: '2026-10-01',
      said_by: 'you',
    })
    const one = await hashOf(namesakes({ invitations, invitation_events: [event('i')] }))
    expect(await hashOf(namesakes({ invitations, invitation_events: [event('j')] }))).not.toBe(one)
  })
})

test('the hash of an open transaction is that of what it has written', async () => {
  const { store } = await testBook()
  const empty = contentHash(store)
  await inOperation(store, { by: 'cli', at: AT as never, label: 'Meet Ana' }, async (write) => {
    write.insert('contacts', { ...contact('a', 'Ana Sousa') } as unknown as Row<'contacts'>)
    expect(contentHash(store)).not.toBe(empty)
  })
})
