import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { StoreDialect } from '#store/dialect.ts'
import { logSent } from '#test/support/make.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

describe('a transaction', () => {
  test('takes the write lock when it begins, before its first statement', async () => {
    const path = join(testFolder(), 'book.db')
    const { store } = await testBook({ path })
    const other = new Sqlite(path, { timeout: 0 })
    await store.db.transaction().execute(async () => {
      expect(() => other.exec('begin immediate')).toThrow(/locked/)
    })
    other.exec('begin immediate; rollback')
    other.close()
  })

  test('that SQLite itself rolled back tells why, as on a disk that is full', async () => {
    const { store } = await testBook()
    const twice = () =>
      store.db.transaction().execute(async (trx) => {
        await trx.insertInto('settings').values({ id: 'me.name', value: '"Ana"' }).execute()
        expect(store.sqlite.inTransaction).toBe(true)
        // As SQLite does by itself where a write fails: the whole transaction is gone before anybody asks for it.
        store.sqlite.exec(`insert or rollback into settings values ('me.name', '"Bo"')`)
      })
    await expect(twice()).rejects.toThrow(/UNIQUE/)
    expect(await store.db.selectFrom('settings').select('id').execute()).toEqual([])
  })

  test('control: one that reads first and then writes is refused when another has written in between', async () => {
    const path = join(testFolder(), 'book.db')
    await (await testBook({ path })).close()
    const [one, two] = [new Sqlite(path), new Sqlite(path)]
    one.exec('begin')
    one.prepare('select count(*) from settings').get()
    two.exec(`insert into settings (id, value) values ('theme', '"dark"')`)
    expect(() => one.exec(`insert into settings (id, value) values ('account', '"free"')`)).toThrow(/locked/)
    one.exec('rollback')
    for (const each of [one, two]) each.close()
  })
})

describe('a statement', () => {
  test('is prepared once and used again', async () => {
    const { store } = await testBook()
    const ask = () => store.db.selectFrom('contacts').select('name').where('id', '=', 'ana').execute()
    const prepare = vi.spyOn(store.sqlite, 'prepare')
    for (let i = 0; i < 5; i++) await ask()
    expect(prepare).toHaveBeenCalledTimes(1)
  })

  test('that is being stepped through can be run a second time', async () => {
    const book = await testBook()
    for (const name of ['Ana Sousa', 'Bo Lind', 'Chi Nwosu']) await logSent(book, name, '2026-11-18')
    const driver = new StoreDialect(() => book.store.sqlite).createDriver()
    await driver.init()
    const connection = await driver.acquireConnection()
    const names = book.store.db.selectFrom('contacts').select('name').orderBy('name').compile()
    const seen: string[] = []
    for await (const { rows } of connection.streamQuery(names, 1)) {
      const inner = await connection.executeQuery(names)
      seen.push(...rows.map((row) => `${(row as { name: string }).name} of ${inner.rows.length}`))
    }
    expect(seen).toEqual(['Ana Sousa of 3', 'Bo Lind of 3', 'Chi Nwosu of 3'])
  })

  test('stays usable after more different statements than are kept', async () => {
    const { store } = await testBook()
    for (let i = 0; i < 600; i++) await store.db.selectFrom('settings').select('id').limit(i).offset(0).execute()
    for (let i = 0; i < 600; i++)
      await store.db
        .selectFrom('settings')
        .select((eb) => eb.val(i).as(`n${i}`))
        .execute()
    expect(await store.db.selectFrom('settings').select('id').execute()).toEqual([])
  })
})
