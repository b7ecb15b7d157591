import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { CURRENT_VERSION, migrate, migrations } from '#store/migrate.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

// biome-ignore lint/suspicious/noExplicitAny: a migration does not follow today's schema.
type Any = Kysely<any>

const addsATableThenFails = {
  name: '9999-fails',
  async up(db: Any) {
    await sql`create table half (id text primary key) strict`.execute(db)
    await sql`insert into half values ('a row')`.execute(db)
    await sql`insert into nowhere values (1)`.execute(db)
  },
}

const tablesIn = (sqlite: Sqlite.Database) =>
  sqlite.prepare(`select name from sqlite_schema where type = 'table' order by name`).pluck().all() as string[]

test('a migration that throws leaves the book and its version as they were', async () => {
  const { store } = await testBook({ path: join(testFolder(), 'book.db') })
  const before = tablesIn(store.sqlite)
  await expect(migrate(store.db, migrations.length, [...migrations, addsATableThenFails])).rejects.toThrow(/nowhere/)
  expect(tablesIn(store.sqlite)).toEqual(before)
  expect(store.sqlite.pragma('user_version', { simple: true })).toBe(migrations.length)
})

test('several migrations stand or fall together', async () => {
  const { store } = await testBook()
  const works = {
    name: '9998-works',
    up: (db: Any) => sql`create table whole (id text primary key) strict`.execute(db).then(() => undefined),
  }
  await expect(migrate(store.db, migrations.length, [...migrations, works, addsATableThenFails])).rejects.toThrow()
  expect(tablesIn(store.sqlite)).not.toContain('whole')
  await migrate(store.db, migrations.length, [...migrations, works])
  expect(tablesIn(store.sqlite)).toContain('whole')
  expect(store.sqlite.pragma('user_version', { simple: true })).toBe(migrations.length + 1)
})

test('a book made by the migrations is the current version', async () => {
  const { store } = await testBook()
  expect(store.sqlite.pragma('user_version', { simple: true })).toBe(CURRENT_VERSION)
  expect(CURRENT_VERSION).toBe(migrations.length)
})

test('control: the same migration without its transaction is left half done', async () => {
  const { store } = await testBook()
  await expect(addsATableThenFails.up(store.db)).rejects.toThrow()
  expect(tablesIn(store.sqlite)).toContain('half')
})
