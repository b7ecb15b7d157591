import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Imported } from '#actions/import/imported.ts'
import { importUpload } from '#actions/import-upload.ts'
import { ME } from '#model/contact.ts'
import { Problem } from '#model/problem.ts'
import { type BadInput, type Taken, type Told, usedFixtures } from '#test/actions/bad-input/bad-input.ts'
import { bytes } from '#test/actions/bad-input/bytes.ts'
import { links } from '#test/actions/bad-input/links.ts'
import { shapes } from '#test/actions/bad-input/shapes.ts'
import { texts } from '#test/actions/bad-input/texts.ts'
import { zips } from '#test/actions/bad-input/zips.ts'
import { logSent, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook } from '#test/support/test-book.ts'

/** A book with somebody in it already. */
async function bookOfAda(): Promise<TestBook> {
  const book = await testBook()
  await logSent(book, 'Ada Quill', '2026-11-01', [], { note: 'Hello Ada' })
  return book
}

/** How many rows each table of the book has, those of its history included. */
function rowCounts({ store: { sqlite } }: TestBook): Record<string, number> {
  const tables = sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").all()
  return Object.fromEntries(
    (tables as { name: string }[]).map(({ name }) => [
      name,
      Number((sqlite.prepare(`select count(*) as n from "${name}"`).get() as { n: number }).n),
    ]),
  )
}

interface Row {
  readonly name: string
  readonly profile_key: string | null
  readonly profile_url: string | null
  readonly connected_on: string | null
}

/** Everybody an import has added, in the order of the file. */
function added({ store: { sqlite } }: TestBook): Row[] {
  return sqlite
    .prepare('select * from contacts where id <> ? and name <> ? order by rowid')
    .all(ME, 'Ada Quill') as Row[]
}

function expectSound(book: TestBook, imported: Imported) {
  for (const { rows } of [...imported.files, { rows: imported.total }])
    expect(rows.read).toBe(rows.new + rows.changed + rows.same + rows.rejected)
  expect(imported.total.read).toBe(imported.files.reduce((sum, { rows }) => sum + rows.read, 0))
  expect(imported.rejected).toHaveLength(imported.total.rejected)
  for (const each of added(book)) {
    expect(each.name.isWellFormed() && !each.name.includes('\0')).toBe(true)
    expect((each.profile_key === null) === (each.profile_url === null)).toBe(true)
    if (each.profile_url !== null)
      expect(each.profile_url).toMatch(/^https?:\/\/([a-z0-9-]+\.)*linkedin\.com\/in\/[^\s"<>@]+$/)
  }
}

async function expectTold(book: TestBook, { files }: BadInput, told: Told) {
  const before = [rowsHash(book.store), rowCounts(book)]
  const given = await files()
  const found = await importUpload(book, given, { preview: false }).then(
    () => 'it was taken',
    (error: unknown) => error,
  )
  if (!(found instanceof Problem)) throw found
  expect({ what: found.message, why: found.why, fix: found.fix }).toEqual(told)
  expect(found.kind).toBe('bad-input')
  expect([rowsHash(book.store), rowCounts(book)]).toEqual(before)
}

async function expectTaken(book: TestBook, { files }: BadInput, taken: Taken) {
  const given = await files()
  const before = rowsHash(book.store)
  const foreseen = await importUpload(book, given, { preview: true })
  expect(rowsHash(book.store)).toBe(before)
  const imported = await importUpload(book, given, { preview: false })
  expect({ ...foreseen, operation: null }).toEqual({ ...imported, operation: null })
  expectSound(book, imported)
  const rows = imported.files.map(({ name, rows: { read, changed, same, rejected, ...rest } }) => [
    name,
    [read, rest.new, changed, same, rejected],
  ])
  expect(Object.fromEntries(rows)).toEqual(taken.rows)
  expect(imported.rejected.map(({ file, line, reason }) => `${file}, ${line}: ${reason}`)).toEqual(taken.rejected ?? [])
  const people = added(book)
  // Rows are taken in an order of their own, whatever the file's.
  if (taken.people) expect(people.map(({ name }) => name).toSorted()).toEqual(taken.people.toSorted())
  if (taken.addresses) expect(people.map((each) => each.profile_url)).toEqual(taken.addresses)
  if (taken.days) expect(people.map((each) => each.connected_on)).toEqual(taken.days)
  if (taken.skipped) expect(imported.skipped).toEqual(taken.skipped)
  const after = rowsHash(book.store)
  // The control of every "nothing changed" here: what is taken can be seen in the same way.
  expect(after).not.toBe(before)
  const again = await importUpload(book, given, { preview: false })
  expect([again.total.new, again.total.changed, again.operation]).toEqual([0, 0, null])
  expect(rowsHash(book.store)).toBe(after)
}

describe.each([
  ['a zip', zips],
  ['the bytes of a file', bytes],
  ['the rows and columns of a file', shapes],
  ['a name or text', texts],
  ['a profile address', links],
])('odd input in %s is taken row by row or refused with nothing changed', (_, cases) => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    const book = await bookOfAda()
    if ('what' in each.becomes) await expectTold(book, each, each.becomes)
    else await expectTaken(book, each, each.becomes)
  })
})

test('no two cases have one name, and every made-up file is used', () => {
  const names = [zips, bytes, shapes, texts, links].flat().map(({ name }) => name)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  expect([...usedFixtures].sort()).toEqual(readdirSync(new URL('../fixtures/bad-input/', import.meta.url)).sort())
})
