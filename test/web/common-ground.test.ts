import { expect, test } from 'vitest'
import { importArchive } from '#actions/import-archive.ts'
import { bookApp } from '#test/support/book-app.ts'
import { archive, connectionsFile, invitationsFile } from '#test/support/make.ts'
import { textOf } from '#test/support/page.ts'

test('where the owner worked and studied is common ground with whoever invites them', async () => {
  const { book, html } = await bookApp()
  const url = (slug: string) => `https://www.linkedin.com/in/${slug}`
  const ana = { name: 'Ana Sousa', url: url('ana') }
  await importArchive(
    book,
    archive({
      'Positions.csv':
        'Company Name,Title,Description,Location,Started On,Finished On\nTidewater Maps,Lead,,,Jan 2024,\nOld Docks,Pilot,,,Jan 2019,Dec 2023\n',
      'Education.csv': 'School Name,Start Date,End Date,Notes,Degree Name,Activities\nHarbour School,2001,2005,,,\n',
      'Connections.csv': connectionsFile([{ name: 'Bo Lind', url: url('bo'), on: '1 Oct 2026' }]),
      'Invitations.csv': invitationsFile([
        { ...ana, way: 'INCOMING', at: '11/10/26, 9:00 AM', note: 'Hello from another of the harbour  school' },
      ]),
    }),
    { preview: false },
  )
  expect(textOf(await html('/received'))).toContain('names Harbour School, where you studied')
  const { findByProfile } = await import('#store/contacts.ts')
  const { changeContact } = await import('#store/contacts.ts')
  const { inOperation } = await import('#store/journal.ts')
  const there = await findByProfile(book.store.db, 'ana')
  await inOperation(book.store, { by: 'ui', at: book.clock.now(), label: 'Edit' }, async (write) =>
    changeContact(write, there?.id ?? '', { company: 'OLD Docks' }),
  )
  expect(textOf(await html('/received'))).toContain('works at Old Docks, where you were')
})
