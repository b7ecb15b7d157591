import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importArchive } from '#actions/import-archive.ts'
import { type Backup, backUp, backupsOf } from '#store/back-up.ts'
import { openStore } from '#store/open-store.ts'
import { archive, connectionsFile, logSent, rowsHash } from '#test/support/make.ts'
import { type TestBook, testBook, testFolder } from '#test/support/test-book.ts'

const oneConnection = archive({
  'Connections.csv': connectionsFile([
    { name: 'Chi Nwosu', url: 'https://www.linkedin.com/in/chi-nwosu', on: '17 Nov 2026' },
  ]),
})

async function bookWithAna(): Promise<{ book: TestBook; folder: string }> {
  const folder = testFolder()
  const book = await testBook({ path: join(folder, 'book.db') })
  await logSent(book, 'Ana Sousa', '2026-11-18')
  return { book, folder: join(folder, 'backups') }
}

test('before an import a verified copy of the book is made, its hash and rows noted', async () => {
  const { book, folder } = await bookWithAna()
  const before = rowsHash(book.store)
  await importArchive(book, oneConnection, { preview: false })
  expect(readdirSync(folder).sort()).toEqual(['00001-before-import.db', 'manifest.jsonl'])
  const noted = JSON.parse(readFileSync(join(folder, 'manifest.jsonl'), 'utf8')) as Backup
  const copy = join(folder, noted.file)
  expect(noted).toMatchObject({ file: '00001-before-import.db', book: 'book.db', reason: 'before-import' })
  expect(noted.sha256).toBe(createHash('sha256').update(readFileSync(copy)).digest('hex'))
  expect(noted.rows).toMatchObject({ contacts: 1, invitations: 1, operations: 1 })
  const opened = await openStore(copy)
  expect(rowsHash(opened)).toBe(before)
  await opened.close()
})

test('backups are for the owner alone, whatever the umask', async () => {
  const before = process.umask(0o022)
  try {
    const { book, folder } = await bookWithAna()
    backUp(book.store.sqlite, book.store.path, 'before-import')
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
    for (const file of readdirSync(folder)) {
      const mode = (statSync(join(folder, file)).mode & 0o777).toString(8)
      expect(`${file} ${mode}`).toBe(`${file} 600`)
    }
  } finally {
    process.umask(before)
  }
})

test('when no backup can be made the import does not happen, and the book is as it was', async () => {
  const { book, folder } = await bookWithAna()
  writeFileSync(folder, 'a file where the folder should be')
  const before = rowsHash(book.store)
  await expect(importArchive(book, oneConnection, { preview: false })).rejects.toMatchObject({
    kind: 'storage',
    message: expect.stringMatching(/No backup could be made/),
  })
  expect(rowsHash(book.store)).toBe(before)
  rmSync(folder)
  await importArchive(book, oneConnection, { preview: false })
  expect(rowsHash(book.store)).not.toBe(before)
})

test('a failed backup leaves the earlier ones and no half file', async () => {
  const { book, folder } = await bookWithAna()
  const first = backUp(book.store.sqlite, book.store.path, 'before-import')
  book.store.sqlite.exec('begin')
  expect(() => backUp(book.store.sqlite, book.store.path, 'before-import')).toThrow(/No backup could be made/)
  book.store.sqlite.exec('rollback')
  expect(readdirSync(folder).sort()).toEqual([first.file, 'manifest.jsonl'])
  expect(backupsOf(book.store.path)).toEqual([first])
})

test('a new backup never takes the name of one that is there, in the manifest or not', async () => {
  const { book, folder } = await bookWithAna()
  const first = backUp(book.store.sqlite, book.store.path, 'before-import')
  rmSync(join(folder, 'manifest.jsonl'))
  const second = backUp(book.store.sqlite, book.store.path, 'before-import')
  expect([first.file, second.file]).toEqual(['00001-before-import.db', '00002-before-import.db'])
  expect(existsSync(join(folder, first.file))).toBe(true)
})

test('a line of the manifest that was cut short is passed over', async () => {
  const { book, folder } = await bookWithAna()
  const first = backUp(book.store.sqlite, book.store.path, 'before-import')
  writeFileSync(join(folder, 'manifest.jsonl'), `${JSON.stringify(first)}\n{"file":"00002-be`)
  expect(backupsOf(book.store.path)).toEqual([first])
})

test('a preview, and a book without people, need no backup', async () => {
  const folder = testFolder()
  const book = await testBook({ path: join(folder, 'book.db') })
  await importArchive(book, oneConnection, { preview: false })
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  await importArchive(book, oneConnection, { preview: true })
  expect(existsSync(join(folder, 'backups'))).toBe(false)
})

test('two books in one folder keep their backups apart', async () => {
  const folder = testFolder()
  mkdirSync(join(folder, 'backups'))
  for (const name of ['a.db', 'b.db']) {
    const book = await testBook({ path: join(folder, name) })
    await logSent(book, 'Ana Sousa', '2026-11-18')
    backUp(book.store.sqlite, book.store.path, 'before-import')
  }
  expect(backupsOf(join(folder, 'a.db')).map((each) => each.file)).toEqual(['00001-before-import.db'])
  expect(backupsOf(join(folder, 'b.db')).map((each) => each.file)).toEqual(['00002-before-import.db'])
})
