import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPerson } from '#actions/add-person.ts'
import { unwatched } from '#actions/import/steps.ts'
import { importArchive } from '#actions/import-archive.ts'
import { importUpload, planUpload } from '#actions/import-upload.ts'
import { carryOutImport } from '#actions/plan-import.ts'
import { undo } from '#actions/undo.ts'
import { originsOf } from '#model/source.ts'
import { allContactKeys } from '#store/contact-keys.ts'
import { allContacts } from '#store/contacts.ts'
import { contentHash } from '#store/content-hash.ts'
import { relationsOfKind } from '#store/relations.ts'
import { archive, connectionsFile, noFields } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

const OUTLOOK = "First Name,Last Name,E-mail Address,E-mail 2 Address,Web Page,Company,Job Title,Notes,Manager's Name"
type Row = readonly [
  first: string,
  last: string,
  mail?: string,
  mail2?: string,
  page?: string,
  company?: string,
  title?: string,
  notes?: string,
  manager?: string,
]

const outlook = (...rows: readonly Row[]) => ({
  name: 'outlook.csv',
  bytes: new TextEncoder().encode([OUTLOOK, ...rows.map((row) => row.join(',')), ''].join('\n')),
})
const take = (book: TestBook, file: ReturnType<typeof outlook>) => importUpload(book, [file], { preview: false })
const people = async (book: TestBook) =>
  (await allContacts(book.store.db)).map(({ name, email, company }) => [name, email, company]).toSorted()

describe('contacts', () => {
  test('come in once, with their reporting lines, and are taken back', async () => {
    const book = await testBook()
    const empty = contentHash(book.store)
    const file = outlook(
      [
        'Ana',
        'Sousa',
        'ana@example.org',
        'a.sousa@work.example',
        'linkedin.com/in/ana',
        'Tidewater',
        'Lead',
        '',
        'Bo Lind',
      ],
      ['Bo', 'Lind', 'bo@example.org'],
      ['', '', 'nobody@example.org'],
    )
    const first = await take(book, file)
    expect(first.total).toEqual({ read: 3, new: 2, changed: 0, same: 0, rejected: 1 })
    expect(first.remarks).toEqual(['1 reporting line to a manager.'])
    expect(await people(book)).toEqual([
      ['Ana Sousa', 'ana@example.org', 'Tidewater'],
      ['Bo Lind', 'bo@example.org', null],
    ])
    expect([...(await allContactKeys(book.store.db)).email.keys()]).toEqual(['a.sousa@work.example'])
    expect(await relationsOfKind(book.store.db, 'reports-to')).toHaveLength(1)
    const again = await take(book, file)
    expect([again.operation, again.total.same]).toEqual([null, 2])
    await undo(book, first.operation ?? '', 'cli')
    expect(contentHash(book.store)).toBe(empty)
  })

  test('are joined by address, by any e-mail, and by nothing else', async () => {
    const book = await testBook()
    await importArchive(
      book,
      archive({
        'Connections.csv': connectionsFile([
          { name: 'Ana Sousa', url: 'https://www.linkedin.com/in/ana', on: '1 Oct 2026' },
        ]),
      }),
      { preview: false },
    )
    await addPerson(book, { ...noFields, name: 'B. Lind', email: 'Bo@Example.org' }, 'ui')
    await addPerson(book, { ...noFields, name: 'Cy Wren' }, 'ui')
    const { total, doubles } = await take(
      book,
      outlook(
        ['Anna', 'S', 'ana@example.org', '', 'linkedin.com/in/ana', 'Tidewater'],
        ['Bo', 'Lind', 'other@example.org', 'bo@example.org'],
        ['Cy', 'Wren', 'cy@example.org'],
      ),
    )
    expect(total).toMatchObject({ new: 1, changed: 2 })
    expect(doubles).toBe(1)
    expect((await allContacts(book.store.db)).map(({ name }) => name).toSorted()).toEqual([
      'Ana Sousa',
      'B. Lind',
      'Cy Wren',
      'Cy Wren',
    ])
    const ana = (await allContacts(book.store.db)).find((each) => each.profileKey === 'ana')
    if (!ana) throw new Error('nobody there')
    // Each source is kept beside the value in force.
    expect([ana.name, ana.sources.outlook?.values.name, originsOf(ana, 'name'), originsOf(ana, 'company')]).toEqual([
      'Ana Sousa',
      'Anna S',
      ['linkedin'],
      ['outlook'],
    ])
  })

  test('whose addresses name two people of the book are left out, and said so', async () => {
    const book = await testBook()
    await addPerson(book, { ...noFields, name: 'Ana', email: 'ana@example.org' }, 'ui')
    await addPerson(book, { ...noFields, name: 'Bo', profile: 'linkedin.com/in/bo' }, 'ui')
    const { rejected } = await take(book, outlook(['Ana', 'Bo', 'ana@example.org', '', 'linkedin.com/in/bo']))
    expect(rejected).toEqual([
      {
        file: 'outlook.csv',
        line: 2,
        reason: expect.stringMatching(/^Its addresses name two people of the book: .* Merge them first\.$/),
      },
    ])
  })

  test('follow their own source and leave what you typed alone', async () => {
    const book = await testBook()
    const at = (company: string) => outlook(['Ana', 'Sousa', 'ana@example.org', '', '', company])
    await take(book, at('Old Docks'))
    await take(book, at('New Docks'))
    expect(await people(book)).toEqual([['Ana Sousa', 'ana@example.org', 'New Docks']])
    const { changeContact } = await import('#actions/change-contact.ts')
    const { findByEmail } = await import('#store/contacts.ts')
    const [ana] = await findByEmail(book.store.db, 'ana@example.org')
    if (!ana) throw new Error('nobody there')
    const { id: _, profileKey: __, profileUrl: profile, ...fields } = ana
    await changeContact(book, ana, { ...fields, profile, company: 'My Own Docks' }, 'ui')
    await take(book, at('Newest Docks'))
    expect(await people(book)).toEqual([['Ana Sousa', 'ana@example.org', 'My Own Docks']])
  })
})

describe('any other table', () => {
  const bytes = new TextEncoder().encode('Who,Mail box,Where\nAna Sousa,ana@example.org,Tidewater\n')
  const file = { name: 'mine.csv', bytes }

  test('asks what its columns hold, once', async () => {
    const book = await testBook()
    const asked = await planUpload(book, [file], unwatched)
    expect(asked).toMatchObject({
      is: 'asks',
      table: { columns: [{ name: 'Who' }, { name: 'Mail box' }, { name: 'Where' }] },
    })
    await expect(importUpload(book, [file], { preview: true })).rejects.toThrow(/has to be told first/)
    const told = await planUpload(book, [file], unwatched, { Who: 'name', 'Mail box': 'email', Where: 'company' })
    if (told.is !== 'planned') throw new Error('it asks still')
    const { operation } = await carryOutImport(book, told.plan, unwatched)
    expect(await people(book)).toEqual([['Ana Sousa', 'ana@example.org', 'Tidewater']])
    const next = {
      name: 'next.csv',
      bytes: new TextEncoder().encode('who,MAIL BOX,where\nBo Lind,bo@example.org,Docks\n'),
    }
    // Remembered by what the columns are called, whatever their case.
    expect((await importUpload(book, [file], { preview: false })).operation).toBeNull()
    expect((await planUpload(book, [next], unwatched)).is).toBe('planned')
    await undo(book, operation ?? '', 'cli')
    expect((await planUpload(book, [file], unwatched)).is).toBe('asks')
  })
})

test('any contacts, in any order, twice or once, come to the same, and are taken back without a trace', async () => {
  const cells = fc.constantFrom('', 'Ana', 'Bo', 'Zoë')
  const row = fc.tuple(
    cells,
    fc.constantFrom('', 'Sousa', 'Lind'),
    fc.constantFrom('', 'a@example.org', 'b@example.org', 'A@example.org'),
    fc.constantFrom('', 'c@example.org', 'b@example.org'),
    fc.constantFrom('', 'linkedin.com/in/ana', 'linkedin.com/in/zo%C3%AB', 'linkedin.com/in/zoë'),
    fc.constantFrom('', 'Old Docks', 'New Docks'),
    fc.constantFrom('', 'Lead'),
    fc.constantFrom('', 'Words'),
    fc.constantFrom('', 'Cy Wren', 'Ana Sousa'),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.array(row, { maxLength: 4 }),
      async (one, two) => {
        const [book, other] = [await testBook(), await testBook()]
        const hashes = [contentHash(book.store)]
        const done: string[] = []
        for (const rows of [one, two]) {
          const file = outlook(...rows)
          let preview: Awaited<ReturnType<typeof importUpload>>
          try {
            preview = await importUpload(book, [file], { preview: true })
          } catch {
            continue
          }
          const imported = await take(book, file)
          expect({ ...imported, operation: null }).toEqual(preview)
          const { read, new: added, changed, same, rejected } = imported.total
          expect(read).toBe(added + changed + same + rejected)
          const again = await take(book, file)
          expect([again.operation, again.total.new, again.total.changed]).toEqual([null, 0, 0])
          hashes.push(contentHash(book.store))
          if (imported.operation) done.push(imported.operation)
          const shuffled = [...rows].reverse()
          await take(other, outlook(...shuffled))
          expect(contentHash(other.store)).toBe(contentHash(book.store))
        }
        for (const operation of done.toReversed()) await undo(book, operation, 'cli')
        expect(contentHash(book.store)).toBe(hashes[0])
        await book.close()
        await other.close()
      },
    ),
    { numRuns: 60 },
  )
})
