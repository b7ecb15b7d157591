import { expect, test } from 'vitest'
import { deletePerson } from '#actions/delete-person.ts'
import { importArchive } from '#actions/import-archive.ts'
import { undo } from '#actions/undo.ts'
import { findByProfile } from '#store/contacts.ts'
import { archive, connectionsFile, invitationsFile } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

const url = (slug: string) => `https://www.linkedin.com/in/${slug}`
const both = archive({
  'Connections.csv': connectionsFile([
    { name: 'Ana Sousa', url: url('ana'), on: '20 Oct 2026' },
    { name: 'Bo Lind', url: url('bo'), on: '21 Oct 2026' },
  ]),
  'Invitations.csv': invitationsFile([{ name: 'Ana Sousa', url: url('ana'), way: 'OUTGOING', at: '10/1/26, 9:00 AM' }]),
})

test('somebody you deleted is not brought in again; the row says how to have them back, and then it is taken', async () => {
  const book = await testBook()
  await importArchive(book, both, { preview: false })
  const ana = await findByProfile(book.store.db, 'ana')
  if (!ana) throw new Error('nobody there')
  const operation = await deletePerson(book, ana, 'ui')
  const { total, rejected } = await importArchive(book, both, { preview: false })
  expect(total).toMatchObject({ read: 3, new: 0, same: 1, rejected: 2 })
  expect(rejected[0]?.reason).toBe(
    'You deleted this person on 18 Nov 2026. Until 18 Dec 2026 the page of the deleted brings them back; then import once more.',
  )
  expect(await findByProfile(book.store.db, 'ana')).toBeUndefined()
  await undo(book, operation ?? '', 'ui')
  expect((await importArchive(book, both, { preview: false })).total).toMatchObject({ same: 3, rejected: 0 })
})
