import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addContact } from '#store/contacts.ts'
import { asJson, type BulkWrite, inOperation, journalledWrite, keepable, type Values } from '#store/journal.ts'
import { addMessage } from '#store/messages.ts'
import type { Store } from '#store/open-store.ts'
import { carryOut, planOperation } from '#store/plan.ts'
import { rebuildingIndices } from '#store/rebuild-indices.ts'
import { takeBack } from '#store/take-back.ts'
import { withRoom } from '#store/with-room.ts'
import { rowsOf } from '#test/support/make.ts'
import { NOON, testBook } from '#test/support/test-book.ts'

const at = NOON as never
const occasion = { by: 'import', at, label: 'Many at once' } as const

const linesOf = ({ sqlite }: Store) =>
  sqlite
    .prepare('select position, table_name, row_id, before, after from changes order by operation_id, position')
    .raw()
    .all() as [number, string, string, string | null, string | null][]

const text = fc.string({ unit: 'binary' })
const maybe = fc.option(text, { nil: null })
const somebody = fc.record({
  name: text.map((value) => `N${value}`),
  name_key: text,
  company: maybe,
  remarks: maybe,
  imported: maybe,
  is_member: fc.constantFrom(0, 1, null),
})

describe('many rows written at once', () => {
  test('have the very lines that rows written one by one have', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(somebody, { minLength: 1, maxLength: 8 }), async (people) => {
        const [one, all] = [await testBook(), await testBook()]
        const rows = people.map((person, index) => keepable({ id: `person-${index}`, ...person }))
        await inOperation(one.store, occasion, async (write) => {
          for (const row of rows) write.insert('contacts', row as never)
        })
        await all.store.db.transaction().execute(async (trx) => {
          const write = journalledWrite(all.store, trx, 'operation', occasion)
          write.insertAll('contacts', rows.slice(0, 3))
          write.insertAll('contacts', [])
          write.insertAll('contacts', rows.slice(3))
          expect(write.changed()).toBe(rows.length)
        })
        expect(linesOf(all.store)).toEqual(linesOf(one.store))
        expect(linesOf(all.store).map((line) => line[4])).toEqual(rows.map((row) => asJson('contacts', row as Values)))
        expect(rowsOf(all.store)).toEqual(rowsOf(one.store))
        await one.close()
        await all.close()
      }),
      { numRuns: 100 },
    )
  })

  test('takes rows away with the very lines, and puts them there again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(somebody, { minLength: 1, maxLength: 8 }), async (people) => {
        const { store, close } = await testBook()
        const rows = people.map((person, index) => keepable({ id: `person-${index}`, ...person }))
        const writing = (name: string, work: (write: BulkWrite) => void) =>
          inOperation(store, { ...occasion, label: name }, async (write) => work(write))
        await writing('Add', (write) => write.insertAll('contacts', rows))
        const before = rowsOf(store)
        const removed = await writing('Remove', (write) => {
          write.removeAll('contacts', [])
          write.removeAll(
            'contacts',
            rows.map(({ id }) => String(id)),
          )
          expect(write.changed()).toBe(rows.length)
        })
        expect(rowsOf(store).size).toBe(0)
        const [lines, taken] = [linesOf(store).slice(0, rows.length), linesOf(store).slice(rows.length)]
        expect(taken.map(([, table, id, was, is]) => [table, id, was, is])).toEqual(
          lines.toReversed().map(([, table, id, , is]) => [table, id, is, null]),
        )
        await writing('Back', (write) => expect(takeBack(store, write, removed.operation ?? '', 'whole')).toEqual([]))
        expect(rowsOf(store)).toEqual(before)
        await close()
      }),
      { numRuns: 50 },
    )
  })

  test('are refused where one of them is not there', async () => {
    const { store } = await testBook()
    const missing = inOperation(store, occasion, async (write) => {
      write.insertAll('contacts', [{ id: 'ana', name: 'Ana Sousa', name_key: 'ana sousa' }])
      write.removeAll('contacts', ['ana', 'bo'])
    })
    await expect(missing).rejects.toThrow('1 lines for 2 rows of contacts')
    expect(rowsOf(store).size).toBe(0)
  })
})

test('there is room for many rows while they are written, and no longer', async () => {
  const { store } = await testBook()
  const room = () => Number(store.sqlite.pragma('cache_size', { simple: true }))
  const before = room()
  const during = (rows: number) => {
    let found = before
    withRoom(store.sqlite, rows, () => {
      found = room()
    })
    expect(room()).toBe(before)
    return found
  }
  expect(during(4_999)).toBe(before)
  expect(during(5_000)).toBeLessThan(before * 10)
  const stopped = () =>
    withRoom(store.sqlite, 5_000, () => {
      throw new Error('enough')
    })
  expect(stopped).toThrow('enough')
  expect(room()).toBe(before)
})

const indices = ({ sqlite }: Store) =>
  sqlite.prepare(`select name, sql from sqlite_schema where type = 'index' order by tbl_name, rowid`).raw().all()

describe('indices made anew', () => {
  const heavy = async (store: Store, keyOf: (number: number) => string) => {
    const plan = await planOperation(store, occasion, async (write) => {
      const ana = addContact(write, { name: 'Ana Sousa' })
      for (let number = 0; number < 6_000; number++) {
        const message = { contactId: ana.id, direction: 'sent', sentOn: '2026-11-18' as never, sentAt: null } as const
        addMessage(write, { ...message, text: `Message ${number}` }, keyOf(number))
      }
    })
    return carryOut(store, plan, { at })
  }

  test('after many rows are the ones there were, and hold every row', async () => {
    const { store } = await testBook()
    const before = indices(store)
    await heavy(store, (number) => `key ${number}`)
    expect(indices(store)).toEqual(before)
    expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(linesOf(store)).toHaveLength(6_001)
  })

  test('refuse what may not be there twice, and then nothing stays', async () => {
    const { store } = await testBook()
    const before = indices(store)
    await expect(heavy(store, (number) => `key ${number % 5_999}`)).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_UNIQUE',
    })
    expect(indices(store)).toEqual(before)
    expect(rowsOf(store).size).toBe(0)
  })

  test('only where a table at least doubles', async () => {
    const { store } = await testBook()
    const during = (rows: number) => {
      let found: unknown[] = []
      rebuildingIndices(store.sqlite, new Map([['messages', rows]]), () => {
        found = indices(store)
      })
      return found.length
    }
    const all = indices(store).length
    expect(during(4_999)).toBe(all)
    expect(during(6_000)).toBe(all - 2)
    await heavy(store, (number) => `key ${number}`)
    expect(during(5_999)).toBe(all)
    expect(during(6_000)).toBe(all - 2)
  })
})
