import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import type { Instant } from '#model/day.ts'
import { addContact } from '#store/contacts.ts'
import { inOperation } from '#store/journal.ts'
import { madeOnce, madeOnceAmong } from '#store/made-once.ts'
import { noFields } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

async function bookOf(...names: string[]) {
  const book = await testBook()
  for (const name of names) await addPerson(book, { ...noFields, name, company: `${name} Maps` }, 'ui')
  return book
}

test('a query made once answers by the values of each time, wherever they stand in it', async () => {
  const { store } = await bookOf('Ana Sousa', 'Bo Lind')
  let made = 0
  const find = madeOnce((db, { name, company, most }: { name: string; company: string; most: number }) => {
    made++
    return db
      .selectFrom('contacts')
      .select(['name', sql<string>`${company}`.as('asked')])
      .where(({ eb, or }) => or([eb('name', '=', name), eb('company', '=', company)]))
      .where('mark', 'is', null)
      .orderBy('name')
      .limit(most)
  })
  const [ana, bo] = ['Ana Sousa', 'Bo Lind']
  const other = 'Bo Lind Maps'
  expect(await find(store.db, { name: ana, company: other, most: 9 })).toEqual([
    { name: ana, asked: other },
    { name: bo, asked: other },
  ])
  expect(await find(store.db, { name: ana, company: 'none', most: 9 })).toEqual([{ name: ana, asked: 'none' }])
  expect(await find(store.db, { name: bo, company: 'Ana Sousa Maps', most: 1 })).toMatchObject([{ name: ana }])
  expect(made).toBe(1)
})

test('it reads what its transaction wrote, and nothing of that once it is taken back', async () => {
  const { store } = await bookOf()
  const find = madeOnce((db, { name }: { name: string }) =>
    db.selectFrom('contacts').select('name').where('name', '=', name),
  )
  const occasion = { by: 'ui', at: '2026-11-20T08:00:00.000Z' as Instant, label: 'test' } as const
  const writing = inOperation(store, occasion, async (write) => {
    addContact(write, { name: 'Ana Sousa' })
    expect(await find(write.trx, { name: 'Ana Sousa' })).toHaveLength(1)
    throw new Error('taken back')
  })
  await expect(writing).rejects.toThrow('taken back')
  expect(await find(store.db, { name: 'Ana Sousa' })).toEqual([])
})

test('values that are taken as a list would be lost, so that is refused', async () => {
  const { store } = await bookOf()
  const find = madeOnce((db, { name, ...rest }: { name: string; id: string }) =>
    db.selectFrom('contacts').selectAll().where('name', '=', name).where('id', '=', rest.id),
  )
  await expect(find(store.db, { name: 'Ana Sousa', id: '1' })).rejects.toThrow('no list of them can be taken')
})

test('several ids, one, the same twice and none are looked up alike', async () => {
  const { store } = await bookOf('Ana Sousa', 'Bo Lind', 'Cleo Marsh')
  const all = await store.db
    .selectFrom('contacts')
    .select(['id', 'name'])
    .where('id', '<>', 'me')
    .orderBy('name')
    .execute()
  const find = madeOnceAmong((db, ids, { not }: { not: string }) =>
    db.selectFrom('contacts').select(['id', 'name']).where('id', 'in', ids).where('name', '<>', not).orderBy('name'),
  )
  const [ana, bo, cleo] = all
  const idsOf = (...rows: typeof all) => rows.map(({ id }) => id)
  expect(await find(store.db, idsOf(...all), { not: '' })).toEqual([ana, bo, cleo])
  expect(await find(store.db, idsOf(...all), { not: 'Bo Lind' })).toEqual([ana, cleo])
  expect(await find(store.db, idsOf(...all.slice(1, 2)), { not: '' })).toEqual([bo])
  expect(await find(store.db, idsOf(...all.slice(0, 1), ...all.slice(0, 1)), { not: '' })).toEqual([ana])
  expect(await find(store.db, [], { not: '' })).toEqual([])
})
