import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportBook } from '#actions/export-book.ts'
import { importArchive } from '#actions/import-archive.ts'
import { restoreBook } from '#actions/restore-book.ts'
import { undo } from '#actions/undo.ts'
import type { Archive } from '#formats/archive.ts'
import { contentHash } from '#store/content-hash.ts'
import { archive, connectionsFile, invitationsFile, messagesFile } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

// What must hold of any archive, not of those somebody thought of. A failure prints its seed and path: give both to
// `fc.assert(…, { seed, path })` to see it again.

const url = (slug: string) => `https://www.linkedin.com/in/${slug}`
const people = fc.constantFrom(
  { name: 'Ana Sousa', url: url('ana') },
  { name: 'Ana Sousa', url: url('ana-2') },
  { name: 'Ana Sousa' },
  { name: 'Bo Lind', url: url('bo') },
  { name: 'Bo  Lind ', url: url('BO') },
  { name: 'Zoë', url: url('zo%C3%AB') },
  { name: 'Zoë', url: url('zoë') },
  { name: '=1+1', url: url('x') },
)
const two = (number: number) => String(number).padStart(2, '0')
const days = fc.integer({ min: 1, max: 28 })
const words = fc.oneof(fc.constantFrom('', 'Hi Ana', 'Hello'), fc.string({ unit: 'grapheme', maxLength: 30 }))

const connection = fc.record({
  who: people,
  on: days,
  company: fc.constantFrom('', 'Old Docks', 'New Docks'),
  email: fc.constantFrom('', 'ana@example.org', 'bo@example.org'),
})
const invitation = fc.record({
  who: people,
  way: fc.constantFrom('OUTGOING' as const, 'INCOMING' as const),
  on: days,
  note: words,
})
const message = fc.record({
  who: people,
  by: fc.constantFrom('me' as const, 'them' as const),
  on: days,
  text: words,
  conversation: fc.constantFrom('c1', 'c2'),
})
const recommendation = fc.record({ who: people, on: days, company: fc.constantFrom('', 'Old Docks') })

interface Rows {
  readonly connections: readonly (typeof connection extends fc.Arbitrary<infer T> ? T : never)[]
  readonly invitations: readonly (typeof invitation extends fc.Arbitrary<infer T> ? T : never)[]
  readonly messages: readonly (typeof message extends fc.Arbitrary<infer T> ? T : never)[]
  readonly recommendations: readonly (typeof recommendation extends fc.Arbitrary<infer T> ? T : never)[]
}

const rows: fc.Arbitrary<Rows> = fc.record({
  connections: fc.array(connection, { minLength: 1, maxLength: 5 }),
  invitations: fc.array(invitation, { maxLength: 5 }),
  messages: fc.array(message, { maxLength: 5 }),
  recommendations: fc.array(recommendation, { maxLength: 3 }),
})

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

function recommendationsFile(list: Rows['recommendations']): string {
  const lines = list.map(({ who, on, company }) => {
    const [first = '', ...last] = who.name.trim().split(/\s+/)
    return [first, last.join(' '), company, '', 'Words', `2026-10-${two(on)}`, 'VISIBLE'].map(cell).join(',')
  })
  return ['First Name,Last Name,Company,Job Title,Text,Creation Date,Status', ...lines, ''].join('\n')
}

function archiveOf({ connections, invitations, messages, recommendations }: Rows, exportedOn: string): Archive {
  return archive(
    {
      'Connections.csv': connectionsFile(
        connections.map(({ who, on, ...rest }) => ({ ...who, ...rest, on: `${two(on)} Oct 2026` })),
      ),
      'Invitations.csv': invitationsFile(
        invitations.map(({ who, way, on, note }) => ({ ...who, way, note, at: `10/${on}/26, 9:00 AM` })),
      ),
      'messages.csv': messagesFile(
        messages.map(({ who, on, ...rest }) => ({ ...who, ...rest, at: `2026-10-${two(on)} 08:00:00 UTC` })),
      ),
      'Recommendations_Received.csv': recommendationsFile(recommendations),
    },
    exportedOn,
  )
}

const reversed = (given: Rows): Rows => ({
  connections: given.connections.toReversed(),
  invitations: given.invitations.toReversed(),
  messages: given.messages.toReversed(),
  recommendations: given.recommendations.toReversed(),
})

const take = (book: TestBook, from: Archive) => importArchive(book, from, { preview: false })

async function bookOf(...archives: readonly Archive[]): Promise<TestBook> {
  const book = await testBook()
  for (const each of archives) await take(book, each)
  return book
}

test('twice is once; the preview is what is done; and every row read has one fate', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (first, second) => {
      const book = await testBook()
      for (const each of [archiveOf(first, '2026-11-01'), archiveOf(second, '2026-11-10')]) {
        const preview = await importArchive(book, each, { preview: true })
        const done = await take(book, each)
        // Each working out gives people it would add ids of its own.
        const plain = (imported: typeof done) =>
          JSON.stringify({ ...imported, operation: null }).replaceAll(/"contactId":"[^"]*"/g, '')
        expect(plain(done)).toEqual(plain(preview))
        for (const { rows: r } of [...done.files, { rows: done.total }])
          expect(r.read).toBe(r.new + r.changed + r.same + r.rejected)
        const hash = contentHash(book.store)
        expect((await take(book, each)).operation).toBeNull()
        expect(contentHash(book.store)).toBe(hash)
      }
      await book.close()
    }),
    { numRuns: 60 },
  )
})

test('neither the order of the rows nor that of the files matters', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (first, second) => {
      const as = (turn: (given: Rows) => Rows) => [
        archiveOf(turn(first), '2026-11-01'),
        archiveOf(turn(second), '2026-11-10'),
      ]
      const plain = await bookOf(...as((given) => given))
      const shuffled = await bookOf(...as(reversed))
      const filed = await bookOf(...as((given) => given).map((each) => ({ ...each, files: each.files.toReversed() })))
      expect(contentHash(shuffled.store)).toBe(contentHash(plain.store))
      expect(contentHash(filed.store)).toBe(contentHash(plain.store))
      for (const book of [plain, shuffled, filed]) await book.close()
    }),
    { numRuns: 60 },
  )
})

test('an import taken back leaves the book that was; one taken out and put into an empty book gives an equal one', async () => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (first, second) => {
      const book = await bookOf(archiveOf(first, '2026-11-01'))
      const before = contentHash(book.store)
      const { operation } = await take(book, archiveOf(second, '2026-11-10'))
      const after = contentHash(book.store)

      const other = await testBook()
      const pieces: string[] = []
      for await (const piece of exportBook(book)) pieces.push(piece)
      await restoreBook(other, pieces, { preview: false })
      expect(contentHash(other.store)).toBe(after)

      if (operation) await undo(book, operation, 'cli')
      expect(contentHash(book.store)).toBe(before)
      await book.close()
      await other.close()
    }),
    { numRuns: 40 },
  )
})
