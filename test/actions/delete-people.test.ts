import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { changeContact } from '#actions/change-contact.ts'
import { deletePeople, deletePerson } from '#actions/delete-person.ts'
import { deletedPeople } from '#actions/deleted-people.ts'
import { examineBook } from '#actions/examine-book.ts'
import { importArchive } from '#actions/import-archive.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { purge } from '#actions/purge.ts'
import { relate } from '#actions/relate.ts'
import { bringBack, undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import type { Contact } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { backupsOf } from '#store/back-up.ts'
import { allContacts, findByName, findContact } from '#store/contacts.ts'
import { listDeletions } from '#store/deletions.ts'
import { disagreements } from '#store/examine.ts'
import { findOperation, listOperations } from '#store/operations.ts'
import { relationsOf } from '#store/relations.ts'
import { countSent } from '#store/spent.ts'
import { archive, connectionsFile, day, logReceived, logSent, noFields, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const NAMES = ['Ana Sousa', 'Bo Lind', 'Chi Nwosu'] as const

/** Three people with something in every table, alike invitations among them, and a tie between two. */
async function three(path?: string) {
  const book = await testBook(path ? { path } : {})
  const people: Contact[] = []
  for (const [index, name] of NAMES.entries()) {
    const profile = `https://www.linkedin.com/in/${name.toLowerCase().replace(' ', '-')}`
    const { contact } = await addPerson(book, { ...noFields, name, profile, email: `p${index}@example.org` }, 'ui')
    const { id } = contact
    await logSent(book, id, '2026-10-01', [['withdrawn', '2026-10-20']], { note: 'The same to each of you' })
    await logSent(book, id, `2026-11-0${index + 1}`)
    await logReceived(book, id, '2026-09-01', 'Hello')
    await keepDraft(book, { to: id, note: `A draft for ${name}`, purpose: null, by: 'ui' })
    await waive(book, { rule: 'resend-too-soon', person: id, reason: 'They asked', until: null, by: 'ui' })
    people.push(contact)
  }
  const [ana, bo, chi] = people as [Contact, Contact, Contact]
  await relate(book, { person: ana.id, kind: 'friend', other: 'Bo Lind', from: null, until: null, by: 'ui' })
  const before = rowsHash(book.store)
  const operation = (await deletePeople(book, people, 'ui')).operation ?? ''
  const deletionOf = async (name: string) => {
    const found = (await listDeletions(book.store.db)).find((each) => each.name === name)
    if (!found) throw new Error(`${name} is deleted`)
    return found
  }
  return { book, ana, bo, chi, before, operation, deletionOf }
}

const NAMES_OF_TIES = ['Bo Lind', 'Chi Nwosu', 'Dora Meier', 'Ana Sousa']

const sound = ({ store }: TestBook) => {
  expect(disagreements(store.sqlite)).toEqual([])
  expect(store.sqlite.pragma('foreign_key_check')).toEqual([])
}
const there = async ({ store }: TestBook) => {
  const found = await Promise.all(NAMES.map(async (name) => (await findByName(store.db, name)).length))
  return NAMES.filter((_, index) => found[index] === 1)
}
const sent = ({ store }: TestBook) => countSent(store.db, day('2026-11-18'))

describe('several people deleted', () => {
  test('are one operation, each with what tells them, and come back to the letter by one Undo and again', async () => {
    const { book, before, operation } = await three()
    expect(await there(book)).toEqual([])
    expect(await sent(book)).toBe(6)
    expect((await findOperation(book.store.db, operation))?.label).toBe('Delete 3 people')
    const deletions = await listDeletions(book.store.db)
    expect(new Set(deletions.map(({ operation: by }) => by))).toEqual(new Set([operation]))
    expect(new Set(deletions.map(({ id }) => id)).size).toBe(3)
    const gone = rowsHash(book.store)
    const back = await undo(book, operation, 'ui')
    expect(rowsHash(book.store)).toBe(before)
    const again = await undo(book, back.operation ?? '', 'ui')
    expect(rowsHash(book.store)).toBe(gone)
    for (const each of await listDeletions(book.store.db)) expect(each.operation).toBe(again.operation)
    sound(book)
  })

  test('twice at once, as by a second press, are deleted once', async () => {
    const { book, operation, before } = await three()
    await undo(book, operation, 'ui')
    const people = await allContacts(book.store.db)
    const [one, other] = await Promise.all([deletePeople(book, people, 'ui'), deletePeople(book, people, 'ui')])
    expect(other.operation).toBeNull()
    expect(await listDeletions(book.store.db)).toHaveLength(3)
    await undo(book, one.operation ?? '', 'ui')
    expect(rowsHash(book.store)).toBe(before)
    expect(await listDeletions(book.store.db)).toEqual([])
  })

  test('one of them who came back and was deleted anew holds nobody back', async () => {
    const { book, ana, bo, deletionOf } = await three()
    await bringBack(book, await deletionOf('Ana Sousa'), 'ui')
    await deletePerson(book, ana, 'ui')
    await bringBack(book, await deletionOf('Bo Lind'), 'ui')
    expect(await findContact(book.store.db, bo.id)).toBeDefined()
    expect(await relationsOf(book.store.db, bo.id)).toEqual([])
    await bringBack(book, await deletionOf('Ana Sousa'), 'ui')
    sound(book)
  })

  test('come back one alone: with all of theirs, and a tie once both ends are there', async () => {
    const { book, ana, bo, before, operation, deletionOf } = await three()
    await bringBack(book, await deletionOf('Ana Sousa'), 'ui')
    expect(await there(book)).toEqual(['Ana Sousa'])
    expect(await findContact(book.store.db, ana.id)).toEqual(ana)
    expect(await relationsOf(book.store.db, ana.id)).toEqual([])
    expect(await sent(book)).toBe(6)
    const second = await bringBack(book, await deletionOf('Bo Lind'), 'ui')
    expect(await relationsOf(book.store.db, bo.id)).toHaveLength(1)
    expect((await findOperation(book.store.db, second ?? ''))?.label).toBe('Bring back Bo Lind')
    // The last one is what is left of the whole.
    await bringBack(book, await deletionOf('Chi Nwosu'), 'ui')
    expect(rowsHash(book.store)).toBe(before)
    expect((await findOperation(book.store.db, operation))?.undoneBy).not.toBeNull()
    sound(book)
  })

  test('of whom one is back, and gave away an address: that is not in the way of the last one', async () => {
    const { book, ana, deletionOf } = await three()
    for (const name of ['Ana Sousa', 'Bo Lind']) await bringBack(book, await deletionOf(name), 'ui')
    await changeContact(book, ana, { ...noFields, name: 'Ana Sousa' }, 'ui')
    await addPerson(book, { ...noFields, name: 'Dora Meier', profile: 'https://www.linkedin.com/in/ana-sousa' }, 'ui')
    expect((await deletedPeople(book)).map(({ clash }) => clash)).toEqual([null])
    await bringBack(book, await deletionOf('Chi Nwosu'), 'ui')
    expect(await there(book)).toEqual([...NAMES])
    sound(book)
  })

  test('of whom one is back and has changed, the whole comes back beside them', async () => {
    const { book, ana, operation, deletionOf } = await three()
    await bringBack(book, await deletionOf('Ana Sousa'), 'ui')
    await changeContact(book, ana, { ...noFields, name: 'Ana Sousa', company: 'Fernmark' }, 'ui')
    await undo(book, operation, 'ui')
    expect(await there(book)).toEqual([...NAMES])
    expect((await findContact(book.store.db, ana.id))?.company).toBe('Fernmark')
    expect(await relationsOf(book.store.db, ana.id)).toHaveLength(1)
    expect(await sent(book)).toBe(6)
    sound(book)
  })

  test('of whom one came back and was deleted anew, the whole leaves this one deleted', async () => {
    const { book, chi, operation, deletionOf } = await three()
    await bringBack(book, await deletionOf('Chi Nwosu'), 'ui')
    const alone = await deletePerson(book, chi, 'ui')
    await undo(book, operation, 'ui')
    expect(await there(book)).toEqual(['Ana Sousa', 'Bo Lind'])
    expect((await deletionOf('Chi Nwosu')).operation).toBe(alone)
    expect(await sent(book)).toBe(6)
    await undo(book, alone, 'ui')
    expect(await there(book)).toEqual([...NAMES])
    sound(book)
  })

  test('all back one by one, leave nothing to take back, and that is said', async () => {
    const { book, operation, deletionOf } = await three()
    const backs: (string | null)[] = []
    for (const name of ['Ana Sousa', 'Bo Lind']) backs.push(await bringBack(book, await deletionOf(name), 'ui'))
    await purge(book, { ids: [(await deletionOf('Chi Nwosu')).id] })
    const before = rowsHash(book.store)
    await expect(undo(book, operation, 'ui')).rejects.toMatchObject({ kind: 'refused', why: /one by one/ })
    expect(rowsHash(book.store)).toBe(before)
    // A coming back is a change like any other.
    await undo(book, backs[1] ?? '', 'ui')
    expect(await there(book)).toEqual(['Ana Sousa'])
    sound(book)
  })

  test('are removed for good one by one; what counts alike stays countable to the last', async () => {
    const path = `${testFolder()}/book.db`
    const { book, operation, deletionOf } = await three(path)
    await purge(book, { ids: [(await deletionOf('Bo Lind')).id] })
    const journal = () => JSON.stringify(book.store.sqlite.prepare('select * from changes').all())
    for (const trace of ['Bo Lind', 'bo-lind', 'p1@example.org']) expect(journal()).not.toContain(trace)
    expect(await there(book)).toEqual([])
    expect(await sent(book)).toBe(6)
    sound(book)
    expect((await findOperation(book.store.db, operation))?.label).toBe('Delete 3 people')
    await bringBack(book, await deletionOf('Ana Sousa'), 'ui')
    await undo(book, operation, 'ui')
    expect(await there(book)).toEqual(['Ana Sousa', 'Chi Nwosu'])
    expect(await sent(book)).toBe(6)
    const unnamed = book.store.sqlite.prepare('select sent_on from unnamed_sent order by sent_on').pluck().all()
    expect(unnamed).toEqual(['2026-10-01', '2026-11-02'])
    sound(book)
    await book.close()
    expect(examineBook(path).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  test('are all removed for good by the operation, which then names nobody', async () => {
    const { book, operation } = await three()
    expect((await purge(book, { ids: [operation] })).people).toBe(3)
    expect(await findOperation(book.store.db, operation)).toMatchObject({
      rows: 0,
      label: 'Somebody deleted, removed for good on 18 Nov 2026',
    })
    expect(await sent(book)).toBe(6)
    sound(book)
  })

  test('are not brought in again by an archive, but for the one who is back', async () => {
    const { book, deletionOf } = await three()
    await bringBack(book, await deletionOf('Ana Sousa'), 'ui')
    const rows = NAMES.map((name) => ({
      name,
      url: `https://www.linkedin.com/in/${name.toLowerCase().replace(' ', '-')}`,
      on: '01 Nov 2026',
    }))
    const { total } = await importArchive(book, archive({ 'Connections.csv': connectionsFile(rows) }), {
      preview: false,
    })
    expect(total).toMatchObject({ read: 3, new: 0, rejected: 2 })
    expect(await there(book)).toEqual(['Ana Sousa'])
  })

  test('are backed up before, where the book is a file; one alone is not', async () => {
    const path = `${testFolder()}/book.db`
    const { book, operation, chi } = await three(path)
    expect(backupsOf(path).map(({ reason }) => reason)).toEqual(['before-deletion'])
    await undo(book, operation, 'ui')
    await deletePeople(book, [chi], 'ui')
    expect(backupsOf(path)).toHaveLength(1)
    await book.close()
  })
})

test('whoever is deleted, comes back or goes for good, in whatever order: what was sent counts on, and everybody is somewhere', async () => {
  const deed = fc.record({
    do: fc.constantFrom('delete', 'bring back', 'purge', 'undo', 'undo'),
    pick: fc.nat(20),
    many: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
      const book = await testBook()
      const { db, sqlite } = book.store
      const ids: string[] = []
      for (const name of ['Ana Sousa', 'Bo Lind', 'Chi Nwosu', 'Dora Meier', 'Eli Fox'])
        ids.push((await addPerson(book, { ...noFields, name }, 'ui')).contact.id)
      for (const [index, id] of ids.entries()) {
        await logSent(book, id, '2026-10-01', [], { note: 'The same' })
        const next = NAMES_OF_TIES[index]
        if (next) await relate(book, { person: id, kind: 'friend', other: next, from: null, until: null, by: 'ui' })
      }
      const base = (await listOperations(db, 1000)).length
      const purged = new Set<string>()
      for (const { do: what, pick, many } of deeds) {
        const at = <T>(list: readonly T[], index = pick) => list[index % Math.max(1, list.length)]
        const deletions = await listDeletions(db)
        const present = (await allContacts(db)).filter(({ id }) => ids.includes(id))
        const later = (await listOperations(db, 1000)).slice(0, -base)
        const chosen = Array.from({ length: many }, (_, index) => at(present, pick + index)).filter((each) => !!each)
        const going = at(deletions)
        const doing = {
          delete: async () => void (chosen.length > 0 && (await deletePeople(book, chosen, 'ui'))),
          'bring back': async () => void (going && (await bringBack(book, going, 'ui'))),
          purge: async () => {
            if (going && (await purge(book, { ids: [going.id] })).people === 1) purged.add(going.contactId)
          },
          undo: async () => void (later.length > 0 && (await undo(book, at(later)?.id, 'ui'))),
        }[what]
        const before = rowsHash(book.store)
        await doing().catch((error: unknown) => {
          if (!(error instanceof Problem)) throw error
          expect(rowsHash(book.store)).toBe(before)
        })
        expect(await sent(book)).toBe(5)
        expect(disagreements(sqlite)).toEqual([])
        const now = [
          ...(await allContacts(db)).map(({ id }) => id),
          ...(await listDeletions(db)).map(({ contactId }) => contactId),
          ...purged,
        ]
        expect(now.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted())
      }
      await book.close()
    }),
    { numRuns: 120 },
  )
})
