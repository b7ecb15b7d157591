import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { Problem } from '#model/problem.ts'
import { CURRENT_VERSION } from '#store/migrate.ts'
import { openStore } from '#store/open-store.ts'
import { logSent } from '#test/support/make.ts'
import { testBook, testFolder } from '#test/support/test-book.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const bytesOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

/** The Problem that opening `path` gives; fails when it opens, or when something else is thrown. */
async function refusal(path: string): Promise<Problem> {
  const answer = await openStore(path).then(
    async (store) => {
      await store.close()
      return undefined
    },
    (error: unknown) => error,
  )
  if (!(answer instanceof Problem)) throw new Error(`opening ${path} gave ${String(answer)}`)
  return answer
}

test('every setting that keeps a commit safe is in force on the open book', async () => {
  const { store } = await testBook({ path: join(testFolder(), 'book.db') })
  const value = (pragma: string) => store.sqlite.pragma(pragma, { simple: true })
  expect({
    journal_mode: value('journal_mode'),
    synchronous: value('synchronous'),
    fullfsync: value('fullfsync'),
    checkpoint_fullfsync: value('checkpoint_fullfsync'),
    busy_timeout: value('busy_timeout'),
    foreign_keys: value('foreign_keys'),
    trusted_schema: value('trusted_schema'),
    cell_size_check: value('cell_size_check'),
    mmap_size: value('mmap_size'),
    secure_delete: value('secure_delete'),
    application_id: value('application_id'),
    user_version: value('user_version'),
  }).toEqual({
    journal_mode: 'wal',
    synchronous: 2,
    fullfsync: 1,
    checkpoint_fullfsync: 1,
    busy_timeout: 5000,
    foreign_keys: 1,
    trusted_schema: 0,
    cell_size_check: 1,
    mmap_size: 0,
    secure_delete: 1,
    application_id: 0x4445434f,
    user_version: CURRENT_VERSION,
  })
})

describe('a book is for its owner alone', () => {
  test('the folder is 0700 and every file in it 0600, whatever the umask', async () => {
    const before = process.umask(0o022)
    try {
      const folder = join(testFolder(), 'new', 'data')
      const book = await testBook({ path: join(folder, 'book.db') })
      await logSent(book, 'Ana Sousa', '2026-11-18')
      expect(modeOf(folder)).toBe('700')
      expect(readdirSync(folder).sort()).toEqual(['book.db', 'book.db-shm', 'book.db-wal'])
      for (const file of readdirSync(folder)) expect(`${file} ${modeOf(join(folder, file))}`).toBe(`${file} 600`)
    } finally {
      process.umask(before)
    }
  })

  test('a book others could read is closed to them when it is opened', async () => {
    const path = join(testFolder(), 'book.db')
    await (await testBook({ path })).close()
    chmodSync(path, 0o644)
    const book = await testBook({ path })
    await logSent(book, 'Ana Sousa', '2026-11-18')
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(['600', '600', '600'])
  })
})

describe('what is not a book is refused and left as it is', () => {
  test('a database of another program keeps its bytes and its mode', async () => {
    const path = join(testFolder(), 'music.db')
    const other = new Sqlite(path)
    other.exec('create table songs (title text); insert into songs values (1)')
    other.close()
    chmodSync(path, 0o644)
    const before = bytesOf(path)
    const problem = await refusal(path)
    expect(problem.kind).toBe('storage')
    expect(problem.message).toMatch(/not a Decorum book/)
    expect(bytesOf(path)).toBe(before)
    expect(modeOf(path)).toBe('644')
    expect(readdirSync(dirname(path))).toEqual(['music.db'])
  })

  test('an empty database that another program has marked as its own', async () => {
    const path = join(testFolder(), 'other.db')
    const other = new Sqlite(path)
    other.pragma('application_id = 1234')
    other.close()
    const before = bytesOf(path)
    expect((await refusal(path)).message).toMatch(/not a Decorum book/)
    expect(bytesOf(path)).toBe(before)
  })

  test('a book of a newer Decorum, which names both versions', async () => {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    book.store.sqlite.pragma(`user_version = ${CURRENT_VERSION + 1}`)
    await book.close()
    const before = bytesOf(path)
    const problem = await refusal(path)
    expect(problem.message).toMatch(new RegExp(`version ${CURRENT_VERSION + 1}.*knows ${CURRENT_VERSION}`))
    expect(bytesOf(path)).toBe(before)
    expect(readdirSync(dirname(path))).toEqual(['book.db'])
  })

  test('a file that is no database', async () => {
    const path = join(testFolder(), 'notes.txt')
    writeFileSync(path, 'Dear diary, '.repeat(1000), { mode: 0o644 })
    const before = bytesOf(path)
    expect((await refusal(path)).kind).toBe('storage')
    expect(bytesOf(path)).toBe(before)
    expect(modeOf(path)).toBe('644')
  })

  test('a folder, which keeps its mode and what is in it', async () => {
    const path = join(testFolder(), 'data')
    mkdirSync(path, { mode: 0o755 })
    expect((await refusal(path)).kind).toBe('storage')
    expect(modeOf(path)).toBe('755')
    expect(readdirSync(path)).toEqual([])
  })

  test('a path that leads through a file', async () => {
    const file = join(testFolder(), 'file')
    writeFileSync(file, '')
    expect((await refusal(join(file, 'book.db'))).kind).toBe('storage')
  })

  test('a book whose pages are damaged', async () => {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    for (let i = 0; i < 60; i++) await logSent(book, `Person ${i}`, '2026-11-18', [], { note: 'x'.repeat(300) })
    await book.close()
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4096, bytes.length)
    writeFileSync(path, bytes)
    const before = bytesOf(path)
    const problem = await refusal(path)
    expect(problem.kind).toBe('storage')
    expect(problem.message).not.toMatch(/\n\s+at /)
    expect(bytesOf(path)).toBe(before)
  })

  test('a folder that may only be read: nothing is made in it, and the shell says so without a stack', () => {
    const folder = testFolder()
    const home = join(import.meta.dirname, '..', '..')
    chmodSync(folder, 0o555)
    // Root may write everywhere, so the program runs as nobody where the tests run as root.
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const run = spawnSync(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(home, 'src', 'main.ts'),
        'findings',
        '--db',
        join(folder, 'book.db'),
      ],
      { encoding: 'utf8', ...asNobody },
    )
    expect(run.stderr).toMatch(/book\.db cannot be opened/)
    expect(run.stderr).not.toMatch(/\n\s+at /)
    expect(run.status).toBe(5)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('an empty file', () => {
  test('becomes a book: it is what a start that was cut short leaves behind', async () => {
    const path = join(testFolder(), 'book.db')
    writeFileSync(path, '', { mode: 0o644 })
    const book = await testBook({ path })
    await logSent(book, 'Ana Sousa', '2026-11-18')
    expect(modeOf(path)).toBe('600')
  })

  test('where a book was, whose backups lie beside it, is no new book', async () => {
    const path = join(testFolder(), 'book.db')
    const book = await testBook({ path })
    await logSent(book, 'Ana Sousa', '2026-11-18')
    const { backUp } = await import('#store/back-up.ts')
    backUp(book.store.sqlite, path, 'before-import')
    await book.close()
    writeFileSync(path, '')
    const problem = await refusal(path)
    expect(problem.message).toMatch(/is empty/)
    expect(problem.fix).toMatch(/00001-before-import\.db/)
    expect(statSync(path).size).toBe(0)
  })
})

test('opening a book again changes nothing in it', async () => {
  const path = join(testFolder(), 'book.db')
  const book = await testBook({ path })
  await logSent(book, 'Ana Sousa', '2026-11-18')
  await book.close()
  const before = bytesOf(path)
  await (await testBook({ path })).close()
  expect(bytesOf(path)).toBe(before)
  expect(existsSync(`${path}-wal`)).toBe(false)
})
