import { describe, expect, test } from 'vitest'
import { EVENT_KINDS } from '#model/invitation.ts'
import { columns } from '#store/schema.ts'
import { testBook } from '#test/support/test-book.ts'

interface Column {
  readonly table: string
  readonly name: string
}

async function emptyBook() {
  return (await testBook()).store.sqlite
}

test('a new book has exactly the tables and columns the types name, in their order', async () => {
  const sqlite = await emptyBook()
  const found = sqlite
    .prepare(
      `select t.name as "table", c.name as name from pragma_table_list as t, pragma_table_info(t.name) as c
        where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite%' order by t.name, c.cid`,
    )
    .all() as Column[]
  const tables = Map.groupBy(found, (column) => column.table)
  const introspected = Object.fromEntries([...tables].map(([table, all]) => [table, all.map((column) => column.name)]))
  expect(introspected).toEqual(columns)
})

test('the schema is the one kept as text, so that a change to it is seen in review', async () => {
  const sqlite = await emptyBook()
  const statements = sqlite
    .prepare(`select sql from sqlite_schema where sql is not null order by tbl_name, type desc, name`)
    .pluck()
    .all() as string[]
  const text = `${statements.map((statement) => statement.replace(/\n {2}/g, '\n')).join(';\n\n')};\n`
  await expect(text).toMatchFileSnapshot('schema.sql')
})

test('every table is strict', async () => {
  const sqlite = await emptyBook()
  const loose = sqlite
    .prepare(`select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0`)
    .pluck()
    .all() as string[]
  expect(loose.filter((table) => !table.startsWith('sqlite_'))).toEqual([])
})

describe('the tables refuse what the model cannot mean', () => {
  const person = `insert into contacts (id, name, name_key) values ('ana', 'Ana Sousa', 'ana sousa')`
  const sent = `insert into invitations (id, contact_id, direction, sent_on, said_by)
    values ('i', 'ana', 'sent', '2026-11-18', 'you')`

  test('every kind of event of the model is allowed, and no other', async () => {
    const sqlite = await emptyBook()
    sqlite.exec(`${person}; ${sent}`)
    const add = sqlite.prepare(
      `insert into invitation_events (id, invitation_id, kind, on_day, said_by) values (?, 'i', ?, '2026-11-18', 'you')`,
    )
    for (const kind of EVENT_KINDS) add.run(kind, kind)
    expect(() => add.run('x', 'ghosted')).toThrow(/CHECK/)
  })

  test.each([
    ['a contact without a name', `insert into contacts (id, name, name_key) values ('x', '', '')`, /CHECK/],
    ['a mark of another word', `${person}; update contacts set mark = 'medium'`, /CHECK/],
    ['a number for a name', `insert into contacts (id, name, name_key) values ('x', x'00', '')`, /cannot store BLOB/],
    [
      'two people of one profile',
      `insert into contacts (id, name, name_key, profile_key) values ('a', 'A', 'a', 'k'), ('b', 'B', 'b', 'k')`,
      /UNIQUE/,
    ],
    [
      'an invitation to nobody',
      `insert into invitations (id, contact_id, direction, sent_on, said_by) values ('i', 'nobody', 'sent', '2026-11-18', 'you')`,
      /FOREIGN KEY/,
    ],
    [
      'a person tied to themselves',
      `${person}; insert into relations (id, from_id, to_id, kind) values ('r', 'ana', 'ana', 'friend')`,
      /CHECK/,
    ],
    [
      'a waiver without a reason',
      `insert into waivers (id, rule_id, subject_id, reason, made_on) values ('w', 'r', 's', '  ', '2026-11-18')`,
      /CHECK/,
    ],
    ['an operation by nobody', `insert into operations (id, at, by, label) values ('o', 't', 'someone', 'x')`, /CHECK/],
  ])('%s', async (_, statements, reason) => {
    const sqlite = await emptyBook()
    expect(() => sqlite.exec(statements)).toThrow(reason)
  })
})
