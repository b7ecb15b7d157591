import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#store/open-store.ts'
import { bookApp } from '#test/support/book-app.ts'
import { logSent } from '#test/support/make.ts'
import { shell } from '#test/support/run-cli.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

/** A book with two changes, and a copy of it as it was after the first. */
async function bookAndCopy(): Promise<{ path: string; copy: string }> {
  const path = join(testFolder(), 'book.db')
  const copy = `${path}.copy`
  for (const name of ['Ana Sousa', 'Chi Nwosu']) {
    const book = await testBook({ path })
    await logSent(book, name, '2026-11-18')
    await book.close()
    if (!existsSync(copy)) copyFileSync(path, copy)
  }
  return { path, copy }
}

async function missingFrom(path: string): Promise<number> {
  const store = await openStore(path)
  await store.close()
  return store.missing
}

test('a book that only grew lacks nothing', async () => {
  const { path } = await bookAndCopy()
  expect(await missingFrom(path)).toBe(0)
  expect((statSync(`${path}-seen`).mode & 0o777).toString(8)).toBe('600')
})

test('an older copy in its place is noticed, by every command, until somebody goes on from it', async () => {
  const { path, copy } = await bookAndCopy()
  copyFileSync(copy, path)
  expect(await missingFrom(path)).toBe(1)
  const decorum = shell(path)
  expect((await decorum('findings')).err).toMatch(/older than when it was last closed: 1 change is missing/)
  expect((await decorum('undo', '--list')).err).toMatch(/1 change is missing/)
  await decorum('log', 'sent', 'Li Wei', '--on', '2026-11-18', '--note', 'Hello')
  expect((await decorum('findings')).err).toBe('')
})

test('the Data page says it too', async () => {
  const { path, copy } = await bookAndCopy()
  expect(await (await bookApp({ path })).html('/data')).not.toContain('gone-back')
  const other = await bookAndCopy()
  copyFileSync(other.copy, other.path)
  expect(copy).not.toBe(other.copy)
  expect(await (await bookApp({ path: other.path })).html('/data')).toMatch(/gone-back.*1 change is missing/s)
})

test('what was noted stays as it was while nothing is changed', async () => {
  const { path } = await bookAndCopy()
  const before = statSync(`${path}-seen`).mtimeMs
  await missingFrom(path)
  expect(statSync(`${path}-seen`).mtimeMs).toBe(before)
})

test('a note that is not there, cut short or of somebody else says nothing', async () => {
  const { path, copy } = await bookAndCopy()
  const seen = readFileSync(`${path}-seen`, 'utf8')
  for (const text of ['', seen.slice(0, 12), '[]', 'null', '{"operations":"2","last":1}']) {
    copyFileSync(copy, path)
    writeFileSync(`${path}-seen`, text)
    expect(await missingFrom(path)).toBe(0)
  }
  rmSync(`${path}-seen`)
  expect(await missingFrom(path)).toBe(0)
})

test('a book whose note cannot be written is as good without', async () => {
  const path = join(testFolder(), 'book.db')
  mkdirSync(`${path}-seen`)
  const book = await testBook({ path })
  await logSent(book, 'Ana Sousa', '2026-11-18')
  await book.close()
  expect(await missingFrom(path)).toBe(0)
})
