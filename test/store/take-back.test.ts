import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { markContact } from '#actions/change-contact.ts'
import { importArchive } from '#actions/import-archive.ts'
import { relate } from '#actions/relate.ts'
import { undo } from '#actions/undo.ts'
import { addContact, findByName, findByProfile, removeContact } from '#store/contacts.ts'
import { allInvitations } from '#store/invitations.ts'
import { inOperation } from '#store/journal.ts'
import { listOperations } from '#store/operations.ts'
import { archive, connectionsFile, invitationsFile, logSent, noFields, rowsHash } from '#test/support/make.ts'
import { NOON, type TestBook, testBook } from '#test/support/test-book.ts'

const url = (slug: string) => `https://www.linkedin.com/in/${slug}`
const three = archive({
  'Connections.csv': connectionsFile([
    { name: 'Ana Sousa', url: url('ana'), on: '20 Oct 2026' },
    { name: 'Bo Lind', url: url('bo'), on: '21 Oct 2026' },
    { name: 'Chi Nwosu', url: url('chi'), on: '22 Oct 2026' },
  ]),
  'Invitations.csv': invitationsFile([
    { name: 'Ana Sousa', url: url('ana'), way: 'OUTGOING', at: '10/1/26, 9:00 AM' },
    { name: 'Bo Lind', url: url('bo'), way: 'INCOMING', at: '10/2/26, 9:00 AM' },
  ]),
})

async function imported(): Promise<{ book: TestBook; operation: string }> {
  const book = await testBook()
  const { operation } = await importArchive(book, three, { preview: false })
  return { book, operation: operation ?? '' }
}

const names = async (book: TestBook) => {
  const found = await Promise.all(['Ana Sousa', 'Bo Lind', 'Chi Nwosu'].map((name) => findByName(book.store.db, name)))
  return found.flat().map((each) => each.name)
}

test('what came and went within one change is nothing to take back', async () => {
  const book = await testBook()
  const { operation } = await inOperation(
    book.store,
    { by: 'ui', at: NOON as never, label: 'Meet Ana, not Bo' },
    async (write) => {
      removeContact(write, addContact(write, { name: 'Bo Lind' }).id)
      addContact(write, { name: 'Ana Sousa' })
    },
  )
  expect((await undo(book, operation ?? '', 'ui')).left.all).toBe(0)
  expect(rowsHash(book.store)).toBe(rowsHash((await testBook()).store))
})

describe('taking an import back', () => {
  test('that nobody has touched takes all of it', async () => {
    const { book, operation } = await imported()
    const { left } = await undo(book, operation, 'cli')
    expect(left).toEqual({ all: 0, some: [] })
    expect(await names(book)).toEqual([])
    expect(rowsHash(book.store)).toBe(rowsHash((await testBook()).store))
  })

  test('leaves whom you have changed since, and says so', async () => {
    const { book, operation } = await imported()
    const [ana] = await findByName(book.store.db, 'Ana Sousa')
    if (ana) await markContact(book, ana, 'high', 'ui')
    const { left } = await undo(book, operation, 'cli')
    expect(left).toEqual({ all: 1, some: ['Ana Sousa: changed since'] })
    expect(await names(book)).toEqual(['Ana Sousa'])
    // Their invitation was nobody's but the archive's.
    expect(await allInvitations(book.store.db)).toEqual([])
  })

  test('leaves whom something of yours hangs on', async () => {
    const { book, operation } = await imported()
    await logSent(book, url('chi'), '2026-11-01')
    await relate(book, { person: 'Bo Lind', kind: 'friend', other: 'me', from: null, until: null, by: 'ui' })
    const { left } = await undo(book, operation, 'cli')
    expect(left.some.toSorted()).toEqual([
      'Bo Lind: something later hangs on it',
      // Logging says of them that they have an account.
      'Chi Nwosu: changed since',
    ])
    expect(await names(book)).toEqual(['Bo Lind', 'Chi Nwosu'])
    expect(await allInvitations(book.store.db)).toMatchObject([{ sentOn: '2026-11-01' }])
  })

  test('can be done again, and gives what was there before', async () => {
    const { book, operation } = await imported()
    const before = rowsHash(book.store)
    const { operation: taking } = await undo(book, operation, 'cli')
    await undo(book, taking ?? '', 'cli')
    expect(rowsHash(book.store)).toBe(before)
  })

  test('is refused when everything has been built upon', async () => {
    const book = await testBook()
    const one = archive({
      'Connections.csv': connectionsFile([{ name: 'Ana Sousa', url: url('ana'), on: '1 Oct 2026' }]),
    })
    await addPerson(book, { ...noFields, name: 'Ana', profile: url('ana') }, 'ui')
    const { operation } = await importArchive(book, one, { preview: false })
    const ana = await findByProfile(book.store.db, 'ana')
    if (ana) await markContact(book, ana, 'high', 'ui')
    const { left } = await undo(book, operation ?? '', 'cli')
    // The record of the import goes all the same; the person stays.
    expect(left.some).toEqual(['Ana: changed since'])
    expect(await listOperations(book.store.db, 1)).toMatchObject([{ label: expect.stringMatching(/^Undo: Import/) }])
  })
})

test('a change of a person’s own is taken back whole or not at all', async () => {
  const book = await testBook()
  const { operation } = await addPerson(book, { ...noFields, name: 'Ana Sousa' }, 'ui')
  await logSent(book, 'Ana Sousa', '2026-11-01')
  await expect(undo(book, operation ?? '', 'cli')).rejects.toThrow(/cannot be taken back by itself/)
  expect(await names(book)).toEqual(['Ana Sousa'])
})
