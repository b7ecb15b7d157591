import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportBook } from '#actions/export-book.ts'
import { exportContacts } from '#actions/export-contacts.ts'
import { exportTable } from '#actions/export-tables.ts'
import { ME } from '#model/contact.ts'
import { openStore } from '#store/open-store.ts'
import { openSnapshot, readRows, SLICE } from '#store/read-rows.ts'
import { logSent } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

/** Fills a table quickly, past the journal: only how it is read is looked at here. */
function addMessages({ store }: TestBook, count: number): void {
  const { sqlite } = store
  sqlite.exec(`insert into contacts (id, name, name_key) values ('ana', 'Ana Sousa', 'ana sousa')`)
  sqlite
    .prepare(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < ?)
       insert into messages (id, contact_id, direction, sent_on, text)
       select printf('m%07d', i), 'ana', 'sent', '2026-11-01', 'message ' || i from n`,
    )
    .run(count)
}

const places = [
  ['in a file', () => join(testFolder(), 'book.db')],
  ['in memory', () => ':memory:'],
] as const

describe.each(places)('a snapshot of a book %s', (_, place) => {
  test('gives every row once, in slices, by id', async () => {
    const book = await testBook({ path: place() })
    addMessages(book, 2 * SLICE + 1)
    const snapshot = await openSnapshot(book.store)
    const slices: number[] = []
    const ids: string[] = []
    for await (const rows of readRows(snapshot.db, 'messages')) {
      slices.push(rows.length)
      ids.push(...rows.map((row) => row.id))
    }
    await snapshot.close()
    expect(slices).toEqual([SLICE, SLICE, 1])
    expect(ids.length).toBe(2 * SLICE + 1)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  test('does not see what is written between two slices', async () => {
    const book = await testBook({ path: place() })
    addMessages(book, 2 * SLICE)
    const snapshot = await openSnapshot(book.store)
    const seen: string[] = []
    for await (const rows of readRows(snapshot.db, 'messages')) {
      seen.push(...rows.map((row) => row.text))
      await logSent(book, `Somebody ${seen.length}`, '2026-11-10')
      book.store.sqlite.exec(`update messages set text = 'changed'; delete from messages where id > 'm0000900'`)
    }
    expect(seen.length).toBe(2 * SLICE)
    expect(seen).not.toContain('changed')
    const people: string[] = []
    for await (const rows of readRows(snapshot.db, 'contacts')) people.push(...rows.map((row) => row.name))
    expect(people).toEqual(['Ana Sousa'])
    await snapshot.close()
    expect((await book.store.db.selectFrom('contacts').select('id').where('id', '<>', ME).execute()).length).toBe(3)
  })

  test('control: without one, what is written between two slices is seen', async () => {
    const book = await testBook({ path: place() })
    addMessages(book, 2 * SLICE)
    const seen: string[] = []
    for await (const rows of readRows(book.store.db, 'messages')) {
      seen.push(...rows.map((row) => row.text))
      book.store.sqlite.exec(`update messages set text = 'changed'`)
    }
    expect(seen).toContain('changed')
  })

  test('cannot be written to', async () => {
    const book = await testBook({ path: place() })
    const snapshot = await openSnapshot(book.store)
    await expect(snapshot.db.deleteFrom('settings').execute()).rejects.toThrow(/readonly|query_only/)
    await snapshot.close()
  })

  test('waits for a change that is half way, and sees all of it or nothing', async () => {
    const book = await testBook({ path: place() })
    const halfway = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const change = book.store.db.transaction().execute(async (trx) => {
      await trx.insertInto('settings').values({ id: 'theme', value: '"dark"' }).execute()
      halfway.resolve()
      await goOn.promise
      throw new Error('taken back')
    })
    await halfway.promise
    const opening = openSnapshot(book.store)
    goOn.resolve()
    await expect(change).rejects.toThrow('taken back')
    const snapshot = await opening
    expect(await snapshot.db.selectFrom('settings').selectAll().execute()).toEqual([])
    await snapshot.close()
  })
})

test('a snapshot does not see what another process writes, and keeps nobody from writing', async () => {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  await logSent(book, 'Ana Sousa', '2026-11-01')
  const snapshot = await openSnapshot(book.store)
  const other = await openStore(path)
  await logSent({ store: other, clock: book.clock }, 'Bo Lind', '2026-11-02')
  await other.close()
  const names = await snapshot.db.selectFrom('contacts').select('name').where('id', '<>', ME).execute()
  expect(names).toEqual([{ name: 'Ana Sousa' }])
  await snapshot.close()
  expect((await book.store.db.selectFrom('invitations').select('id').execute()).length).toBe(2)
})

describe('writing out a hundred thousand messages', () => {
  const exports = [
    ['the whole book', exportBook],
    ['a table', (book: TestBook) => exportTable(book, 'messages')],
  ] as const

  test.each(exports)('as %s never holds more than a slice of them', async (_, exporter) => {
    const book = await testBook({ path: join(testFolder(), 'book.db') })
    addMessages(book, 100_000)
    let [most, all] = [0, 0]
    for await (const piece of exporter(book)) {
      const messages = piece.match(/message \d+/g)?.length ?? 0
      most = Math.max(most, messages)
      all += messages
    }
    expect(all).toBe(100_000)
    expect(most).toBe(SLICE)
  })

  test('lets others have their turn between two slices', async () => {
    const book = await testBook({ path: join(testFolder(), 'book.db') })
    addMessages(book, 20 * SLICE)
    let turns = 0
    let going = true
    const other = () => {
      turns++
      if (going) setImmediate(other)
    }
    setImmediate(other)
    let pieces = 0
    for await (const _ of exportBook(book)) pieces++
    going = false
    expect(pieces).toBeGreaterThan(20)
    expect(turns).toBeGreaterThanOrEqual(20)
  })
})

test('an export that is not wanted any more lets its snapshot go', async () => {
  for (const exporter of [exportBook, exportContacts, (book: TestBook) => exportTable(book, 'messages')]) {
    const book = await testBook({ path: join(testFolder(), 'book.db') })
    addMessages(book, 3 * SLICE)
    for await (const _ of exporter(book)) break
    // While a snapshot stands, the log of the file cannot be emptied.
    expect(book.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }])
  }
})

test('control: a snapshot that stands keeps the log from being emptied', async () => {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  addMessages(book, 10)
  const snapshot = await openSnapshot(book.store)
  await logSent(book, 'Bo Lind', '2026-11-02')
  book.store.sqlite.pragma('busy_timeout = 0')
  expect(book.store.sqlite.pragma('wal_checkpoint(TRUNCATE)')).toMatchObject([{ busy: 1 }])
  await snapshot.close()
})
