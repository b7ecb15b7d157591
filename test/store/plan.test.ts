import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addContact, changeContact, findByName } from '#store/contacts.ts'
import { inOperation, type Write } from '#store/journal.ts'
import { openStore } from '#store/open-store.ts'
import { listOperations } from '#store/operations.ts'
import { carryOut, planOperation } from '#store/plan.ts'
import { rowsHash, rowsOf } from '#test/support/make.ts'
import { NOON, type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const at = NOON as never
const occasion = { by: 'import', at, label: 'A plan' } as const

const add = (book: TestBook, name: string) =>
  inOperation(book.store, { by: 'ui', at, label: `Add ${name}` }, async (write) => addContact(write, { name }))

describe('a plan', () => {
  test('writes nothing until it is carried out, and then just what it said', async () => {
    const book = await testBook()
    const ana = (await add(book, 'Ana Sousa')).result
    const before = rowsHash(book.store)
    const plan = await planOperation(book.store, occasion, async (write) => {
      const bo = addContact(write, { name: 'Bo Lind' })
      changeContact(write, bo.id, { company: 'Old Docks' })
      changeContact(write, ana.id, { company: 'Tidewater Maps' })
      return bo.id
    })
    expect(rowsHash(book.store)).toBe(before)
    expect(await listOperations(book.store.db, 9)).toHaveLength(1)
    expect(plan.rows).toHaveLength(2)
    const { operation, result } = await carryOut(book.store, plan, { at })
    expect(result).toBe(plan.result)
    const [latest] = await listOperations(book.store.db, 1)
    expect(latest).toMatchObject({ id: operation, label: 'A plan', rows: 2 })
    expect(await findByName(book.store.db, 'Bo Lind')).toMatchObject([{ company: 'Old Docks' }])
    expect(await findByName(book.store.db, 'Ana Sousa')).toMatchObject([{ company: 'Tidewater Maps' }])
  })

  test('that comes to nothing makes no operation', async () => {
    const book = await testBook()
    const ana = (await add(book, 'Ana Sousa')).result
    const plan = await planOperation(book.store, occasion, async (write) => {
      changeContact(write, ana.id, { company: 'Old Docks' })
      changeContact(write, ana.id, { company: null })
      const bo = addContact(write, { name: 'Bo Lind' })
      write.remove('contacts', bo.id)
    })
    expect(plan.rows).toEqual([])
    expect((await carryOut(book.store, plan, { at })).operation).toBeNull()
    expect(await listOperations(book.store.db, 9)).toHaveLength(1)
  })

  test('takes one row put down twice as the later of the two, whatever was put between', async () => {
    const book = await testBook()
    const plan = await planOperation(book.store, occasion, async (write) => {
      addContact(write, { name: 'Owner' }, {}, 'me')
      addContact(write, { name: 'Bo Lind' })
      addContact(write, { name: 'Joana Reis' }, {}, 'me')
      addContact(write, { name: 'Ana Sousa' })
    })
    await carryOut(book.store, plan, { at })
    const rows = book.store.sqlite.prepare('select name from contacts order by name').pluck().all()
    expect(rows).toEqual(['Ana Sousa', 'Bo Lind', 'Joana Reis'])
  })

  test('overtaken by another change is made anew', async () => {
    const book = await testBook()
    const ana = (await add(book, 'Ana Sousa')).result
    const plan = await planOperation(book.store, occasion, async (write) => {
      const present = await findByName(write.trx, 'Ana Sousa')
      changeContact(write, ana.id, { company: `${present[0]?.company ?? 'No'} Docks` })
    })
    await inOperation(book.store, { by: 'ui', at, label: 'Edit' }, async (write) =>
      changeContact(write, ana.id, { company: 'New' }),
    )
    await carryOut(book.store, plan, { at })
    expect(await findByName(book.store.db, 'Ana Sousa')).toMatchObject([{ company: 'New Docks' }])
  })

  test('that is stopped while it is written leaves nothing', async () => {
    const book = await testBook()
    const plan = await planOperation(book.store, occasion, async (write) => {
      for (let number = 0; number < 3_000; number++) addContact(write, { name: `Person ${number}` })
    })
    const before = rowsHash(book.store)
    const stop = (written: number) => {
      if (written > 1_500) throw new Error('enough')
    }
    await expect(carryOut(book.store, plan, { at, onRows: stop })).rejects.toThrow('enough')
    expect(rowsHash(book.store)).toBe(before)
    expect(await listOperations(book.store.db, 1)).toEqual([])
    expect((await carryOut(book.store, plan, { at })).operation).not.toBeNull()
  })
})

test('whatever is written, planning it and carrying it out comes to the same as writing it', async () => {
  const deed = fc.record({
    do: fc.constantFrom('add', 'change', 'remove'),
    who: fc.nat(5),
    company: fc.constantFrom('A', 'B', null),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 20 }), fc.array(deed, { maxLength: 20 }), async (first, then) => {
      const run = (deeds: typeof first) => async (write: Write) => {
        const there = new Set((await findAll(write)).map((each) => each.id))
        for (const each of deeds) {
          const id = `person-${each.who}`
          if (each.do === 'add' && !there.has(id)) {
            addContact(write, { name: id, company: each.company }, {}, id)
            there.add(id)
          } else if (each.do === 'change' && there.has(id)) changeContact(write, id, { company: each.company })
          else if (each.do === 'remove' && there.delete(id)) write.remove('contacts', id)
        }
      }
      const findAll = (write: Write) => write.trx.selectFrom('contacts').select('id').execute()
      const [one, two] = [await testBook(), await testBook()]
      for (const deeds of [first, then]) {
        await inOperation(one.store, occasion, run(deeds))
        await carryOut(two.store, await planOperation(two.store, occasion, run(deeds)), { at })
      }
      expect(rowsOf(two.store)).toEqual(rowsOf(one.store))
    }),
    { numRuns: 60 },
  )
})

test('while another connection writes, a change waits for its turn and holds nothing up', async () => {
  const book = await testBook({ path: join(testFolder(), 'book.db') })
  const other = await openStore(book.store.path)
  other.sqlite.exec('begin immediate')
  const turn = add(book, 'Ana Sousa')
  // The loop goes on: timers fire and the book is read while the change waits.
  let ticks = 0
  const ticking = setInterval(() => ticks++, 5)
  while (ticks < 5) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await findByName(book.store.db, 'Ana Sousa')).toEqual([])
  clearInterval(ticking)
  other.sqlite.exec('commit')
  expect((await turn).operation).not.toBeNull()
  await other.close()
})
