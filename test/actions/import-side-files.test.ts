import { describe, expect, test } from 'vitest'
import { importArchive } from '#actions/import-archive.ts'
import { undo } from '#actions/undo.ts'
import { findByProfile } from '#store/contacts.ts'
import { relationsOfKind } from '#store/relations.ts'
import { readImported } from '#store/settings.ts'
import { archive, connectionsFile, invitationsFile, rowsHash } from '#test/support/make.ts'
import { testBook } from '#test/support/test-book.ts'

const url = (slug: string) => `https://www.linkedin.com/in/${slug}`
const ana = { name: 'Ana Sousa', url: url('ana') }
const bo = { name: 'Bo Lind', url: url('bo') }
const connections = connectionsFile([
  { ...ana, company: 'Tidewater Maps', on: '20 Oct 2026' },
  { name: 'Ana Sousa', url: url('ana-2'), company: 'Reef Dives', on: '20 Oct 2026' },
  { ...bo, on: '21 Oct 2026' },
])

const whole = archive({
  'Connections.csv': connections,
  'Education.csv':
    'School Name,Start Date,End Date,Notes,Degree Name,Activities\nHarbour School,2001,2005,,Charts,\n,2006,2007,,,\n',
  'Recommendations_Received.csv':
    'First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n' +
    'Bo,Lind,Old Docks,Pilot,"Kind\nwords","03/07/24, 04:05 PM",VISIBLE\nAna,Sousa,Reef Dives,Diver,Words,2024-05-06,VISIBLE\nZoe,Nobody,,,Words,,VISIBLE\n',
  'Recommendations_Given.csv':
    'First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nBo,Lind,Old Docks,Pilot,Words,"Mar 9, 2024",VISIBLE\n',
  'Notes.csv':
    'Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On\n' +
    `Ana,Sousa,${url('ana')},Likes tide maps,2026-01-02,\nCy,Wren,${url('cy')},Who,2026-01-02,\n`,
})

describe('the files beside the main ones', () => {
  test('are taken, every row with its fate, and once', async () => {
    const book = await testBook()
    const empty = rowsHash(book.store)
    const imported = await importArchive(book, whole, { preview: false })
    for (const { rows } of imported.files) expect(rows.read).toBe(rows.new + rows.changed + rows.same + rows.rejected)
    const rowsOf = (name: string) => imported.files.find((file) => file.name === name)?.rows
    expect(rowsOf('Education.csv')).toMatchObject({ read: 2, new: 1, rejected: 1 })
    expect(rowsOf('Recommendations_Received.csv')).toMatchObject({ read: 3, new: 1, same: 1, rejected: 1 })
    expect(rowsOf('Recommendations_Given.csv')).toMatchObject({ read: 1, new: 1 })
    expect(rowsOf('Notes.csv')).toMatchObject({ read: 2, new: 1, rejected: 1 })
    expect(await readImported(book.store.db, 'imported.education')).toEqual([
      { school: 'Harbour School', startedOn: '2001', finishedOn: '2005' },
    ])
    expect((await findByProfile(book.store.db, 'ana'))?.remarks).toBe('Likes tide maps')
    const again = await importArchive(book, whole, { preview: false })
    expect([again.operation, again.total.new, again.total.changed]).toEqual([null, 0, 0])
    await undo(book, imported.operation ?? '', 'cli')
    expect(rowsHash(book.store)).toBe(empty)
  })

  test('recommendations tell who has written with you, by their day, and of namesakes the one at that company', async () => {
    const book = await testBook()
    await importArchive(book, whole, { preview: false })
    const ties = await relationsOfKind(book.store.db, 'corresponded')
    const [boThere, anaThere] = [await findByProfile(book.store.db, 'bo'), await findByProfile(book.store.db, 'ana-2')]
    expect(ties.map((tie) => [tie.from, tie.to, tie.startsOn]).toSorted()).toEqual(
      [
        [boThere?.id, 'me', '2024-03-09'],
        [anaThere?.id, 'me', '2024-05-06'],
      ].toSorted(),
    )
  })

  test('a remark of your own stays; the note is kept beside it', async () => {
    const book = await testBook()
    const { addPerson } = await import('#actions/add-person.ts')
    const { noFields } = await import('#test/support/make.ts')
    await addPerson(book, { ...noFields, name: 'Ana Sousa', profile: url('ana'), remarks: 'My own words' }, 'ui')
    await importArchive(book, whole, { preview: false })
    const { allContacts } = await import('#store/contacts.ts')
    const there = (await allContacts(book.store.db)).find((each) => each.profileKey === 'ana')
    expect(there?.remarks).toBe('My own words')
    expect(there?.sources.linkedin?.values.remarks).toBe('Likes tide maps')
  })
})

test('drafts, drafts of whole conversations and spam are no messages', async () => {
  const book = await testBook()
  const header =
    'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER,IS MESSAGE DRAFT,IS CONVERSATION DRAFT'
  const line = (text: string, folder: string, draft: string, conversation: string) =>
    `"c","Bo Lind","${bo.url}","Joana Vilarinho","${url('joana-vilarinho')}","2026-10-22 08:00:00 UTC","${text}","${folder}","${draft}","${conversation}"`
  const text = [
    header,
    line('Hello\nyou', 'INBOX', 'No', 'No'),
    line('a', 'INBOX', 'Yes', ''),
    line('b', 'SPAM', 'No', ''),
    line('c', '', 'No', 'Yes'),
    '',
  ].join('\n')
  const { rejected } = await importArchive(
    book,
    archive({
      'Connections.csv': connections,
      'Invitations.csv': invitationsFile([{ ...bo, way: 'OUTGOING', at: '10/1/26, 9:00 AM' }]),
      'messages_123456.csv': text,
    }),
    { preview: false },
  )
  expect(book.store.sqlite.prepare('select text from messages').pluck().all()).toEqual(['Hello\nyou'])
  expect(rejected.filter((row) => row.file === 'messages_123456.csv').map((row) => [row.line, row.reason])).toEqual([
    [4, 'It is a draft that was not sent.'],
    [5, 'It was sorted out as spam.'],
    [6, 'It is a draft that was not sent.'],
  ])
})

test('a file of UTF-16 beside the others breaks nothing', async () => {
  const { importUpload } = await import('#actions/import-upload.ts')
  const book = await testBook()
  const files = [
    { name: 'Connections.csv', bytes: new TextEncoder().encode(connections) },
    { name: 'Logins.csv', bytes: Buffer.from('\ufeff"Login Date"\t"IP"\n"2024-01-01"\t"x"\n', 'utf16le') },
  ]
  const imported = await importUpload(book, files, { preview: false })
  expect(imported.skipped).toEqual(['Logins.csv'])
  expect(imported.total).toMatchObject({ read: 3, new: 3 })
})
