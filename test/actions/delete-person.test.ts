import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { changeContact } from '#actions/change-contact.ts'
import { deletePerson } from '#actions/delete-person.ts'
import { gatherSending } from '#actions/gather-facts.ts'
import { importArchive } from '#actions/import-archive.ts'
import { keepDraft } from '#actions/keep-draft.ts'
import { momentOf } from '#actions/moment.ts'
import { relate } from '#actions/relate.ts'
import { restoreClash } from '#actions/restore-clash.ts'
import { undo } from '#actions/undo.ts'
import { waive } from '#actions/waive.ts'
import { type Contact, ME } from '#model/contact.ts'
import { findByName, findContact } from '#store/contacts.ts'
import { contentHash as contentOf } from '#store/content-hash.ts'
import { deletionOf, listDeletions } from '#store/deletions.ts'
import { inOperation } from '#store/journal.ts'
import { removePeople } from '#store/remove-people.ts'
import { spentSince } from '#store/spent.ts'
import {
  archive,
  bookTables,
  connectionsFile,
  day,
  invitationsFile,
  logReceived,
  logSent,
  messagesFile,
  noFields,
  rowsOf,
} from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const NOW = '2026-11-18T12:00:00.000Z' as never
const ADDRESS = 'https://www.linkedin.com/in/ana-sousa'

async function named(book: TestBook, name: string): Promise<Contact> {
  const [contact] = await findByName(book.store.db, name)
  if (!contact) throw new Error(`${name} is not in the book`)
  return contact
}

/** Ana with something in every table that can hold something of hers, and Bo with as much. */
async function twoPeople(): Promise<{ book: TestBook; ana: Contact }> {
  const book = await testBook()
  for (const [name, slug] of [
    ['Ana Sousa', 'ana-sousa'],
    ['Bo Lind', 'bo-lind'],
  ] as const) {
    const profile = `https://www.linkedin.com/in/${slug}`
    const { contact } = await addPerson(book, { ...noFields, name, profile, email: `${slug}@example.org` }, 'ui')
    const { id } = contact
    await logSent(book, id, '2026-11-10', [['withdrawn', '2026-11-12']], { note: 'Hello' })
    const { id: invitation } = await logSent(book, id, '2026-11-17')
    await logReceived(book, id, '2026-10-01', 'Hello')
    await keepDraft(book, { to: id, note: 'Once more', purpose: null, by: 'ui' })
    const why = { rule: 'resend-too-soon', reason: 'Asked to', until: null, by: 'ui' } as const
    await waive(book, { ...why, person: id })
    await waive(book, { ...why, subjectId: invitation })
    await relate(book, { person: id, kind: 'friend', other: 'me', from: null, until: null, by: 'ui' })
    await inOperation(book.store, { by: 'ui', at: NOW, label: 'More' }, async (write) => {
      const row = { id: `m-${slug}`, contact_id: id, direction: 'sent', sent_on: day('2026-11-01') } as const
      write.insert('messages', { ...row, sent_at: null, text: 'Good morning', source_key: `line of ${slug}` })
      write.insert('contact_keys', { id: `k-${slug}`, contact_id: id, kind: 'email', key: `${slug}@example.net` })
      write.insert('contact_keys', { id: `p-${slug}`, contact_id: id, kind: 'profile', key: `${slug}-2` })
    })
  }
  await relate(book, { person: 'Bo Lind', kind: 'reports-to', other: 'Ana Sousa', from: null, until: null, by: 'ui' })
  const [ana, bo] = [await named(book, 'Ana Sousa'), await named(book, 'Bo Lind')]
  await inOperation(book.store, { by: 'ui', at: NOW, label: 'Two people' }, async (write) => {
    const [one_id = '', other_id = ''] = [ana.id, bo.id].sort()
    write.insert('distinct_people', { id: 'x', one_id, other_id })
  })
  return { book, ana }
}

const countsOf = ({ store }: TestBook) =>
  Object.fromEntries(
    bookTables.map((table) => [table, store.sqlite.prepare(`select count(*) from ${table}`).pluck().get() as number]),
  )

describe('deleting somebody', () => {
  test('takes away everything of theirs, and of nobody else', async () => {
    const { book, ana } = await twoPeople()
    const before = countsOf(book)
    await deletePerson(book, ana, 'ui')
    expect(countsOf(book)).toEqual({
      contacts: 2,
      invitations: 3,
      invitation_events: 1,
      messages: 1,
      drafts: 1,
      waivers: 2,
      contact_keys: 2,
      relations: 1,
      distinct_people: 0,
      deletions: 1,
      unnamed_sent: 2,
      settings: before.settings,
      reviews: 0,
      imports: 0,
    })
    expect(before).toMatchObject({ contacts: 3, invitations: 6, waivers: 4, relations: 3, distinct_people: 1 })
    expect([...rowsOf(book.store).values()].filter((row) => row.includes(ana.id))).toHaveLength(1)
    expect(book.store.sqlite.pragma('foreign_key_check')).toEqual([])
  })

  test('is one operation that undo takes back to the letter, and does again', async () => {
    const { book, ana } = await twoPeople()
    const before = rowsOf(book.store)
    const content = contentOf(book.store)
    const operation = await deletePerson(book, ana, 'ui')
    const without = rowsOf(book.store)
    expect(contentOf(book.store)).not.toBe(content)
    const back = await undo(book, operation, 'ui')
    expect(back.undone.label).toBe('Delete Ana Sousa')
    expect(rowsOf(book.store)).toEqual(before)
    await undo(book, back.operation ?? '', 'ui')
    expect(rowsOf(book.store)).toEqual(without)
  })

  test('leaves the budget and the totals as they were, notes included', async () => {
    const { book, ana } = await twoPeople()
    const sending = async () => {
      const { budget, record } = await gatherSending(book.store.db, await momentOf(book))
      return { budget, everSent: record.everSent }
    }
    const before = await sending()
    expect(before).toMatchObject({ everSent: 4, budget: { notesUsed: 2 } })
    const spent = await spentSince(book.store.db, day('2026-01-01'))
    await deletePerson(book, ana, 'ui')
    expect(await sending()).toEqual(before)
    const sorted = (list: typeof spent) => list.map((each) => JSON.stringify(each)).toSorted()
    expect(sorted(await spentSince(book.store.db, day('2026-01-01')))).toEqual(sorted(spent))
    expect(await spentSince(book.store.db, day('2026-11-18'))).toEqual([])
    // What was received was never part of it.
    await deletePerson(book, await named(book, 'Bo Lind'), 'ui')
    expect(await sending()).toEqual(before)
  })

  test('is refused for the owner, and for somebody who is gone', async () => {
    const { book, ana } = await twoPeople()
    const me = await findContact(book.store.db, ME)
    if (!me) throw new Error('the owner is in the book')
    const before = rowsOf(book.store)
    await expect(deletePerson(book, me, 'ui')).rejects.toMatchObject({ kind: 'refused' })
    expect(rowsOf(book.store)).toEqual(before)
    await deletePerson(book, ana, 'ui')
    await expect(deletePerson(book, ana, 'ui')).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('those deleted', () => {
  test('are listed, the last first, with every key they had and the change that brings them back', async () => {
    const { book, ana } = await twoPeople()
    const first = await deletePerson(book, ana, 'ui')
    book.clock.set('2026-11-19T12:00:00.000Z')
    await deletePerson(book, await named(book, 'Bo Lind'), 'ui')
    const { db } = book.store
    const [bo, second] = await listDeletions(db)
    expect([bo?.name, second?.name]).toEqual(['Bo Lind', 'Ana Sousa'])
    expect(second).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      operation: first,
      contactId: ana.id,
      name: 'Ana Sousa',
      profileKeys: ['ana-sousa', 'ana-sousa-2'],
      emails: ['ana-sousa@example.org', 'ana-sousa@example.net'],
      at: '2026-11-18T12:00:00.000Z',
    })
  })

  test('who came back and went again count from the last time, and come back by the last change', async () => {
    const { book, ana } = await twoPeople()
    const first = await deletePerson(book, ana, 'ui')
    const back = await undo(book, first, 'ui')
    expect(await listDeletions(book.store.db)).toEqual([])
    book.clock.set('2026-12-10T12:00:00.000Z')
    const again = await undo(book, back.operation ?? '', 'ui')
    const [deletion] = await listDeletions(book.store.db)
    expect(deletion).toMatchObject({ operation: again.operation, at: '2026-12-10T12:00:00.000Z' })
    expect(deletion?.emails).toHaveLength(2)
    await undo(book, deletion?.operation ?? '', 'ui')
    expect((await findContact(book.store.db, ana.id))?.name).toBe('Ana Sousa')
  })

  test('are found by any key, any e-mail, and by name where nothing tells two apart', async () => {
    const { book, ana } = await twoPeople()
    await deletePerson(book, ana, 'ui')
    const { contact } = await addPerson(book, { ...noFields, name: 'Chi Nwosu' }, 'ui')
    await deletePerson(book, contact, 'ui')
    const deletions = await listDeletions(book.store.db)
    const find = (name: string, profileKey: string | null = null, email: string | null = null) =>
      deletionOf(deletions, { name, profileKey, email })?.name
    expect(find('Somebody', 'ana-sousa')).toBe('Ana Sousa')
    expect(find('Somebody', 'ana-sousa-2')).toBe('Ana Sousa')
    expect(find('Somebody', null, 'Ana-Sousa@Example.org')).toBe('Ana Sousa')
    expect(find('Somebody', null, 'ana-sousa@example.net')).toBe('Ana Sousa')
    expect(find('ana  SOUSA')).toBe('Ana Sousa')
    expect(find('Ana Sousa', 'another-ana')).toBeUndefined()
    expect(find('Chi Nwosu', 'chi-nwosu')).toBe('Chi Nwosu')
    expect(find('Somebody')).toBeUndefined()
  })
})

describe('what is in the way of bringing somebody back', () => {
  test('is nothing as long as their keys are nobody’s', async () => {
    const { book, ana } = await twoPeople()
    const operation = await deletePerson(book, ana, 'ui')
    expect(await restoreClash(book, operation)).toBeUndefined()
  })

  test.each([
    ['the profile address', { profile: ADDRESS }, /^The profile address that would come back is that of Dora Meier/],
    ['a further profile address', { profile: `${ADDRESS}-2` }, /^The profile address/],
  ])('is %s that somebody else was given', async (_, fields, says) => {
    const { book, ana } = await twoPeople()
    const operation = await deletePerson(book, ana, 'ui')
    await addPerson(book, { ...noFields, name: 'Dora Meier', ...fields }, 'ui')
    const clash = await restoreClash(book, operation)
    expect(clash).toMatchObject({ kind: 'refused', message: expect.stringMatching(says) })
    expect(clash?.fix).toMatch(/^Take the address off Dora Meier, or delete Dora Meier first/)
  })

  test('is a further key of somebody else', async () => {
    const { book, ana } = await twoPeople()
    const operation = await deletePerson(book, ana, 'ui')
    const bo = await named(book, 'Bo Lind')
    await inOperation(book.store, { by: 'ui', at: NOW, label: 'A key' }, async (write) => {
      write.insert('contact_keys', { id: 'k', contact_id: bo.id, kind: 'email', key: 'ana-sousa@example.net' })
    })
    expect((await restoreClash(book, operation))?.message).toMatch(/^An e-mail address .* that of Bo Lind/)
  })

  test('is nothing that the change itself had written, such as a key given to another', async () => {
    const { book, ana } = await twoPeople()
    const bo = await named(book, 'Bo Lind')
    const { operation } = await inOperation(book.store, { by: 'ui', at: NOW, label: 'Make two one' }, async (write) => {
      await removePeople(write, [ana.id])
      write.insert('contact_keys', { id: 'moved', contact_id: bo.id, kind: 'profile', key: 'ana-sousa' })
    })
    expect(await restoreClash(book, operation ?? '')).toBeUndefined()
    await undo(book, operation ?? '', 'ui')
    expect(await findContact(book.store.db, ana.id)).toEqual(ana)
  })

  test('is what an archive brought in anew', async () => {
    const book = await testBook()
    const chi = { name: 'Chi Nwosu', url: 'https://www.linkedin.com/in/chi-nwosu' }
    const files = archive({
      'Connections.csv': connectionsFile([{ ...chi, on: '17 Nov 2026' }]),
      'Invitations.csv': invitationsFile([{ ...chi, way: 'OUTGOING', at: '11/1/26, 9:05 AM' }]),
      'messages.csv': messagesFile([{ ...chi, by: 'them', at: '2026-11-17 10:00:00 UTC', text: 'Hello' }]),
    })
    await importArchive(book, files, { preview: false })
    const operation = await deletePerson(book, await named(book, 'Chi Nwosu'), 'ui')
    // An archive alone brings nobody back; once they are written down anew it adds to them.
    await addPerson(book, { ...noFields, name: 'Chi Nwosu', profile: chi.url }, 'ui')
    await importArchive(book, files, { preview: false })
    expect((await restoreClash(book, operation))?.message).toMatch(/^The profile address/)
    await changeContact(book, await named(book, 'Chi Nwosu'), { ...noFields, name: 'Chi Nwosu' }, 'ui')
    const clash = await restoreClash(book, operation)
    expect(clash?.message).toBe('Messages that would come back are in the book again, with Chi Nwosu.')
    expect(clash?.fix).toMatch(/^Delete Chi Nwosu first/)
    await deletePerson(book, await named(book, 'Chi Nwosu'), 'ui')
    expect(await restoreClash(book, operation)).toBeUndefined()
    await undo(book, operation, 'ui')
  })
})
